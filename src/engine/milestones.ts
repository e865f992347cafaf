import { type Day, FIRST_DAY } from '../base/calendar.ts';
import { compare, divide, type Rational, round, subtract, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanMilestone } from '../compile/plan-benefit.ts';
import type { Watch } from './books.ts';
import { evaluate, type Reads } from './evaluate.ts';

/**
 * Which marks a member has been given. A mark is given once: falling back below it by a refund and crossing it again
 * gives nothing, unless the refund took it back. Where the measure's window starts anew (a year, a month), so do the marks
 * (R12.6).
 */
export class Milestones {
  readonly #plan: Plan;
  readonly #watch: Watch;
  readonly #given: bigint[];
  readonly #since: Day[];

  constructor(plan: Plan, watch: Watch) {
    this.#plan = plan;
    this.#watch = watch;
    this.#given = plan.milestones.map(() => 0n);
    this.#since = plan.milestones.map(() => FIRST_DAY);
  }

  /**
   * How many marks of a milestone are newly reached, no more than `most` of them; the rest is reached later. `since` is
   * where its measure's window starts now.
   */
  reached(index: number, reads: Reads, since: Day, most: bigint | null): { marks: bigint; more: boolean } {
    const change = this.#change(index, reads, since);
    if (change <= 0n) return { marks: 0n, more: false };
    const more = most !== null && change > most;
    const marks = more ? most : change;
    this.#given[index] = this.#given[index]! + marks;
    return { marks, more };
  }

  /** How many of the marks given are no longer reached after a refund, where it takes them back; they may be reached anew. */
  fallen(index: number, reads: Reads, since: Day): bigint {
    if (!this.#plan.milestones[index]!.takenBack) return 0n;
    const change = this.#change(index, reads, since);
    if (change >= 0n) return 0n;
    this.#given[index] = this.#given[index]! + change;
    return -change;
  }

  #change(index: number, reads: Reads, since: Day): bigint {
    const milestone = this.#plan.milestones[index]!;
    if (this.#since[index] !== since) {
      this.#since[index] = since;
      this.#given[index] = 0n;
    }
    const value = evaluate(milestone.reads, reads) ?? ZERO;
    this.#watch.weighed?.({ of: 'milestone', index }, value, milestone.first);
    return marksAt(milestone, value) - this.#given[index]!;
  }
}

function marksAt({ first, every, upTo }: PlanMilestone, value: Rational): bigint {
  if (compare(value, first) < 0) return 0n;
  if (every === null) return 1n;
  const reached = upTo !== null && compare(value, upTo) > 0 ? upTo : value;
  // A last mark below the first leaves the first alone.
  if (compare(reached, first) < 0) return 1n;
  return 1n + round(divide(subtract(reached, first), every), 'down');
}
