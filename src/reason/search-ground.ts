import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanTargets } from './plan-targets.ts';
import { candidates } from './witness-candidates.ts';
import { daysAfter } from './witness-days.ts';
import type { Witness } from './witness-run.ts';

/** Where witnesses are searched: the histories tried under a plan, each made when a search first comes to it and then kept. */
export class SearchGround {
  readonly plan: Plan;
  readonly #made: Witness['happenings'][] = [];
  readonly #rest: Iterator<Witness['happenings']>;
  readonly #days = new Map<Day, readonly Day[]>();

  /** `targets` are what the events of the plan are given to bring; the histories begin on the day `first`. */
  constructor(plan: Plan, targets: PlanTargets, first: Day) {
    this.plan = plan;
    this.#rest = candidates(plan, targets, first);
  }

  *histories(): Generator<Witness['happenings']> {
    for (let i = 0; ; i++) {
      if (i === this.#made.length) {
        const { done, value } = this.#rest.next();
        if (done) return;
        this.#made.push(value);
      }
      yield this.#made[i]!;
    }
  }

  /** See `daysAfter`. */
  daysAfter(day: Day): readonly Day[] {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const days = daysAfter(this.plan, day);
    this.#days.set(day, days);
    return days;
  }
}
