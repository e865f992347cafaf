import type { Plan } from '../compile/plan.ts';
import type { WorldOutcome } from '../population/live-compiled.ts';
import { isCompared } from '../population/pairs.ts';
import type { Remember } from '../population/simulate-block.ts';
import type { Study } from '../population/simulation-spec.ts';
import { plainText } from './plain-text.ts';

/** So many members' lives are kept, each of which takes some hundred bytes. */
const MOST_MEMBERS = 100_000;

/**
 * The lives of members in the worlds that stay the same from one study to the next: a what-if lays a turned program beside
 * the one in the file, and only the turned one has to be lived again. Those of another program take the place of all.
 */
export class RememberedLives {
  readonly #outcomes = new Map<string, WorldOutcome>();
  readonly #said = new WeakMap<Study, string>();
  #plan: Plan | null = null;
  #members = 0;

  readonly remember: Remember = (study, world, { replicate, block, cut }, live) => {
    if (study.alternatives[world] !== undefined || study.looks !== undefined) return live();
    if (this.#plan !== study.plan) this.#forget(study.plan);
    // Of a world that nothing is laid beside, members' own ways are not kept.
    const key = [world, isCompared(study.spec, world), replicate, block, cut, this.#saidOf(study)].join(' ');
    const known = this.#outcomes.get(key);
    if (known !== undefined) return known;
    const outcome = live();
    this.#members += outcome.ways.leftIn.length;
    if (this.#members <= MOST_MEMBERS) this.#outcomes.set(key, outcome);
    return outcome;
  };

  #forget(plan: Plan): void {
    this.#outcomes.clear();
    this.#members = 0;
    this.#plan = plan;
  }

  /** All of a study beside its plan that lives hang on: which other worlds there are is not among it. */
  #saidOf(study: Study): string {
    const { settings, key, spec } = study;
    const said = this.#said.get(study) ?? plainText([settings, key, { ...spec, worlds: [], replicates: 0 }]);
    this.#said.set(study, said);
    return said;
  }
}
