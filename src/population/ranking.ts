import type { BlockJob } from './block-job.ts';
import { BLOCK_SIZE, blockCount } from './block-members.ts';
import { highValueCut } from './high-value.ts';
import { decileCuts } from './shift.ts';
import type { Study } from './simulation-spec.ts';

/** Which contributions tell the members of a run apart. */
export type Cuts = Pick<BlockJob, 'cut' | 'deciles'>;

/**
 * Gathers what each member of a run is worth, whole blocks at a time in any order, until the cuts are known. Holds 8
 * bytes per member from the first block to the last, and nothing before and after.
 */
export class Ranking {
  readonly #members: number;
  readonly #topShare: number;
  readonly #byDecile: boolean;
  #missing: number;
  #values: Float64Array | null = null;

  constructor({ spec, looks }: Pick<Study, 'spec' | 'looks'>) {
    this.#members = spec.members;
    this.#topShare = spec.topShare;
    this.#byDecile = looks !== undefined;
    this.#missing = blockCount(spec.members);
  }

  /**
   * Given one block or several, from the first of them on.
   * @returns with the last block, the cuts over all members
   */
  add(block: number, contributions: Float64Array): Cuts | undefined {
    this.#values ??= new Float64Array(this.#members);
    this.#values.set(contributions, block * BLOCK_SIZE);
    this.#missing -= blockCount(contributions.length);
    if (this.#missing > 0) return undefined;
    const values = this.#values;
    this.#values = null;
    const cut = highValueCut(values, this.#topShare);
    return this.#byDecile ? { cut, deciles: decileCuts(values.sort()) } : { cut };
  }
}
