import { type BlockSums, mergeSums } from './sums.ts';

/** The first blocks of a replicate: how many, and their sum, null for none. */
export interface Merged {
  readonly blocks: number;
  readonly sums: BlockSums | null;
}

/**
 * Merges the blocks of one replicate in block order, whatever order they come in; early ones wait for their turn. May
 * begin with what an earlier run has merged.
 */
export class BlockMerge {
  readonly #waiting = new Map<number, BlockSums>();
  #next: number;
  #total: BlockSums | null;

  constructor({ blocks, sums }: Merged = { blocks: 0, sums: null }) {
    this.#next = blocks;
    this.#total = sums;
  }

  add(block: number, sums: BlockSums): void {
    this.#waiting.set(block, sums);
    for (let next = this.#waiting.get(this.#next); next !== undefined; next = this.#waiting.get(this.#next)) {
      this.#total = this.#total === null ? next : mergeSums(this.#total, next);
      this.#waiting.delete(this.#next);
      this.#next++;
    }
  }

  /** What is merged so far, without blocks that wait for earlier ones. */
  get merged(): Merged {
    return { blocks: this.#next, sums: this.#total };
  }

  /** The sum of the first `blocks` blocks; null while one of them is missing. */
  whole(blocks: number): BlockSums | null {
    return this.#next === blocks ? this.#total : null;
  }
}
