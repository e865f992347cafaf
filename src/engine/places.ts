import { civilOf, type Day, dayOf, endOfMonth, FOREVER } from '../base/calendar.ts';
import { integer, multiply, round } from '../base/rational.ts';
import type { PlanCapacity } from '../compile/plan-intervention.ts';

/** The places of an intervention as they are taken, and come anew where it has them per period. Days must not fall. */
export class Places {
  readonly #capacity: PlanCapacity | null;
  readonly #count: number;
  #left: number;
  /** The first day with new places. */
  #renewal: Day;

  /** `members` is the number of all members, for places for a share of them; without a capacity everybody has one. */
  constructor(capacity: PlanCapacity | null, members: number, first: Day) {
    this.#capacity = capacity;
    this.#count = countOf(capacity, members);
    this.#left = this.#count;
    this.#renewal = renewalAfter(capacity, first);
  }

  /** Takes as many of the wanted places as there are on a day. */
  take(wanted: number, day: Day): number {
    if (day >= this.#renewal) {
      this.#left = this.#count;
      this.#renewal = renewalAfter(this.#capacity, day);
    }
    const taken = Math.min(wanted, this.#left);
    this.#left -= taken;
    return taken;
  }

  get renewal(): Day {
    return this.#renewal;
  }
}

function countOf(capacity: PlanCapacity | null, members: number): number {
  if (capacity === null) return Number.POSITIVE_INFINITY;
  const { places } = capacity;
  return places.kind === 'share' ? Number(round(multiply(places.of, integer(members)), 'down')) : places.count;
}

function renewalAfter(capacity: PlanCapacity | null, day: Day): Day {
  if (capacity?.places.kind !== 'per') return FOREVER;
  switch (capacity.places.period) {
    case 'day':
      return day + 1;
    case 'month':
      return endOfMonth(day);
    case 'year':
      return dayOf(civilOf(day).year + 1, 1, 1);
  }
}
