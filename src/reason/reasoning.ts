import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import { Budget } from './budget.ts';
import { Domain } from './domain.ts';
import { reachableTiers } from './reachable-tiers.ts';
import { closestWitness, findWitness } from './witness.ts';
import type { Wanted, Witness, WitnessRun } from './witness-run.ts';

/** How much all searches in one program may work together. */
export const REASONING_STEPS = 400_000;

/** What every lint reasons from: the plan, what can occur in it, and searches for histories that show what is so. */
export class Reasoning {
  readonly plan: Plan;
  /** Which tiers of each ladder somebody can come to hold. */
  readonly held: readonly (readonly boolean[])[];
  readonly #domain: Domain;
  readonly #budget: Budget;

  constructor(plan: Plan, steps = REASONING_STEPS) {
    this.plan = plan;
    this.held = reachableTiers(plan);
    this.#domain = new Domain(plan, this.highest);
    this.#budget = new Budget(steps);
  }

  /** The highest tier of each ladder that somebody can come to hold. */
  get highest(): readonly number[] {
    return this.held.map((tiers) => tiers.lastIndexOf(true));
  }

  /**
   * False only when no member can ever be where all of `holding` hold and none of `failing`, read at one moment.
   * `event` is the one whose fields they read; null where they read none.
   */
  possible(holding: readonly Condition[], failing: readonly Condition[] = [], event: number | null = null): boolean {
    return this.#domain.possible({ holding, failing, event });
  }

  find(wanted: Wanted): Witness | null {
    return findWitness(this.plan, wanted, this.#budget);
  }

  closest(score: (run: WitnessRun) => number): Witness | null {
    return closestWitness(this.plan, score, this.#budget);
  }
}
