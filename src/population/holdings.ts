import type { Day } from '../base/calendar.ts';
import { add, integer, multiply, round, ZERO } from '../base/rational.ts';
import { perMonth } from '../compile/per-month.ts';
import type { PlanLasting } from '../compile/plan-lasting.ts';
import type { MemberRun } from '../engine/member-run.ts';

/** The benefits that last of one member: those held at the end of each month, and what that has cost. */
export class Holdings {
  readonly #benefits: readonly PlanLasting[];
  /** By benefit: months since the start at whose end it was held. */
  readonly #months: number[];

  constructor(benefits: readonly PlanLasting[]) {
    this.#benefits = benefits;
    this.#months = benefits.map(() => 0);
  }

  /** Counts the end of a month (half-open), 0 being the state at the start, into a block's `holders` as well. */
  count(run: MemberRun, month: number, end: Day, holders: readonly number[][]): void {
    for (let i = 0; i < this.#benefits.length; i++) {
      if (!run.holdsBenefit(i, end)) continue;
      holders[i]![month]!++;
      if (month >= 1) this.#months[i]!++;
    }
  }

  /** To the business since the start, in minor units. */
  get cost(): bigint {
    return costOf(this.#benefits, this.#months);
  }
}

/** What benefits cost the business that were held for so many months each, in minor units. */
export function costOf(benefits: readonly PlanLasting[], months: readonly number[]): bigint {
  const exact = benefits.reduce((sum, benefit, i) => {
    const each = add(perMonth(benefit, benefit.hard), perMonth(benefit, benefit.soft));
    return add(sum, multiply(each, integer(months[i]!)));
  }, ZERO);
  return round(exact, 'half up');
}
