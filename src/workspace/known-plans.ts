import type { Plan } from '../compile/plan.ts';
import type { Study } from '../population/simulation-spec.ts';
import { plainText } from './plain-text.ts';

/**
 * Plans that came from another thread, of which every message makes another copy. Those that say the same are made one
 * object again, by which code that was compiled for one of them is found for all.
 */
export class KnownPlans {
  readonly #plans = new Map<string, Plan>();

  /** The study with plans that are known. */
  known(study: Study): Study {
    const alternatives = Object.entries(study.alternatives).map(
      ([world, own]) => [world, { ...own, plan: this.#same(own.plan) }] as const,
    );
    return { ...study, plan: this.#same(study.plan), alternatives: Object.fromEntries(alternatives) };
  }

  #same(plan: Plan): Plan {
    const said = plainText(plan);
    const known = this.#plans.get(said) ?? plan;
    this.#plans.set(said, known);
    return known;
  }
}
