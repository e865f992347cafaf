import type { Day } from '../base/calendar.ts';
import { compare, type Rational } from '../base/rational.ts';
import type { PlanCapacity, PlanIntervention } from '../compile/plan-intervention.ts';
import { runningDays, tooLate } from './intervention.ts';
import { Places } from './places.ts';

/** A member in the audience of an intervention. */
export interface Candidate {
  readonly id: string;
  /** The day on which the member came into the audience. */
  readonly since: Day;
  /** The measure that the declared order compares, in smallest units; of no account in any other order. */
  readonly rank: Rational;
}

export interface Allocation {
  /** In the order of service. */
  readonly served: readonly { readonly id: string; readonly day: Day }[];
  /** Those for whom there was no place in time, in the declared order. */
  readonly unserved: readonly string[];
  /** Of all who were served, in minor units. */
  readonly cost: bigint;
}

/** A candidate with the days between which it can be served. */
export interface Waiting extends Candidate {
  /** The first day on which the member can be served, and the first that is too late. */
  readonly from: Day;
  readonly due: Day;
}

/**
 * Who is served, and when: on each day the places that are left go to those who wait, in the declared order, members
 * alike in it by their id. Nobody is served after the deadline, and a place that nobody takes is lost with its period.
 * Pure, and the same for candidates in any order. `members` is the number of all members, for a share of them.
 */
export function allocate(
  intervention: PlanIntervention,
  candidates: readonly Candidate[],
  members: number,
): Allocation {
  const { capacity, cost } = intervention;
  const { from } = runningDays(intervention);
  const order = servingOrder(capacity);
  const coming = candidates
    .map((c): Waiting => ({ ...c, from: Math.max(c.since, from), due: tooLate(intervention, c.since) }))
    .sort((a, b) => b.from - a.from);
  const served: { id: string; day: Day }[] = [];
  const unserved: Waiting[] = [];
  let waiting: Waiting[] = [];
  let day = coming.at(-1)?.from;
  const places = new Places(capacity, members, day ?? from);
  while (day !== undefined) {
    const today: Day = day;
    while (coming.length > 0 && coming.at(-1)!.from <= today) waiting.push(coming.pop()!);
    const inTime: Waiting[] = [];
    for (const candidate of waiting) (candidate.due > today ? inTime : unserved).push(candidate);
    inTime.sort(order);
    for (const { id } of inTime.splice(0, places.take(inTime.length, today))) served.push({ id, day: today });
    waiting = inTime;
    day = nextMoment(coming.at(-1)?.from, waiting, places.renewal);
  }
  return { served, unserved: unserved.sort(order).map(({ id }) => id), cost: cost * BigInt(served.length) };
}

/** The next day on which anything can change: somebody comes, a place comes anew, or a deadline passes. */
function nextMoment(arrival: Day | undefined, waiting: readonly Waiting[], renewal: Day): Day | undefined {
  if (waiting.length === 0) return arrival;
  const due = waiting.reduce((first, candidate) => Math.min(first, candidate.due), renewal);
  return Math.min(due, arrival ?? due);
}

/** The declared order of service; members alike in it follow each other by their id. */
export function servingOrder(capacity: PlanCapacity | null): (a: Waiting, b: Waiting) => number {
  const byId = (a: Waiting, b: Waiting) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  switch (capacity?.order.by) {
    case undefined:
      return byId;
    case 'highest':
      return (a, b) => compare(b.rank, a.rank) || byId(a, b);
    case 'lowest':
      return (a, b) => compare(a.rank, b.rank) || byId(a, b);
    case 'earliest due':
      return (a, b) => a.due - b.due || byId(a, b);
  }
}
