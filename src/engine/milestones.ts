import { type Day, FIRST_DAY } from '../base/calendar.ts';
import { compare, divide, type Rational, round, subtract } from '../base/rational.ts';
import type { Plan, PlanMilestone } from '../compile/plan.ts';
import type { Watch } from './books.ts';
import { evaluate, type Reads } from './evaluate.ts';

/**
 * Which marks a member has been given. A mark is given once: falling back below it by a refund and crossing it again
 * gives nothing. Where the measure's window starts anew (a year, a month), so do the marks (R12.6).
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

  /** How many marks of a milestone are newly reached. `since` is where its measure's window starts now. */
  reached(index: number, reads: Reads, since: Day): bigint {
    const milestone = this.#plan.milestones[index]!;
    if (this.#since[index] !== since) {
      this.#since[index] = since;
      this.#given[index] = 0n;
    }
    const value = evaluate(milestone.reads, reads);
    this.#watch.weighed?.({ of: 'milestone', index }, value, milestone.first);
    const marks = marksAt(milestone, value);
    const given = this.#given[index]!;
    if (marks <= given) return 0n;
    this.#given[index] = marks;
    return marks - given;
  }
}

function marksAt(milestone: PlanMilestone, value: Rational): bigint {
  if (compare(value, milestone.first) < 0) return 0n;
  if (milestone.every === null) return 1n;
  return 1n + round(divide(subtract(value, milestone.first), milestone.every), 'down');
}
