import type { Cuts } from '../population/ranking.ts';
import type { Study } from '../population/simulation-spec.ts';
import type { StudyRun } from '../population/study-run.ts';
import { plainText } from './plain-text.ts';

/** The cuts of so many runs are kept. */
const MOST_RUNS = 1_000;

/**
 * What tells the members of a run apart, from one study to the next: members are ranked by the study's own numbers, and a
 * what-if turns those of another world.
 */
export class KnownCuts {
  readonly #known = new Map<string, Cuts>();

  /** Those of a study's runs. */
  of({ spec, key, looks }: Study): StudyCuts {
    const said = plainText([{ ...spec, worlds: [], replicates: 0 }, key, looks !== undefined]);
    const nameOf = ({ chance, deviations, parameters }: StudyRun) =>
      `${plainText([chance, deviations, parameters])} ${said}`;
    return {
      get: (run) => this.#known.get(nameOf(run)),
      set: (run, cuts) => {
        if (this.#known.size >= MOST_RUNS) this.#known.clear();
        this.#known.set(nameOf(run), cuts);
      },
    };
  }
}

/** The cuts of one study's runs. */
export interface StudyCuts {
  get(run: StudyRun): Cuts | undefined;
  set(run: StudyRun, cuts: Cuts): void;
}
