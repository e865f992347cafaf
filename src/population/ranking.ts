import type { BlockJob } from './block-job.ts';
import { BLOCK_SIZE, blockCount } from './block-members.ts';
import { highValueCut } from './high-value.ts';
import { decileCuts } from './shift.ts';
import type { SimulationSpec } from './simulation-spec.ts';

/** The yearly contribution from which on a member is high-value, and those at which the tenths but the first begin. */
export type Ranks = Pick<BlockJob, 'cut' | 'deciles'>;

/**
 * Gathers what each member of a run is worth, block by block in any order, until the cut for high value is known. Holds 8
 * bytes per member from the first block to the last, and nothing before and after.
 */
export class Ranking {
  readonly #members: number;
  readonly #topShare: number;
  #missing: number;
  #values: Float64Array | null = null;

  constructor({ members, topShare }: Pick<SimulationSpec, 'members' | 'topShare'>) {
    this.#members = members;
    this.#topShare = topShare;
    this.#missing = blockCount(members);
  }

  /** @returns with the last block, what members are told apart by */
  add(block: number, contributions: Float64Array): Ranks | undefined {
    this.#values ??= new Float64Array(this.#members);
    this.#values.set(contributions, block * BLOCK_SIZE);
    if (--this.#missing > 0) return undefined;
    // It sorts the values.
    const cut = highValueCut(this.#values, this.#topShare);
    const deciles = decileCuts(this.#values);
    this.#values = null;
    return { cut, deciles };
  }
}
