import { type BlockSums, mergeSums } from './sums.ts';

/** Merges the blocks of one replicate in block order, whatever order they come in; early ones wait for their turn. */
export class BlockMerge {
  readonly #waiting = new Map<number, BlockSums>();
  #next = 0;
  #total: BlockSums | null = null;

  add(block: number, sums: BlockSums): void {
    this.#waiting.set(block, sums);
    for (let next = this.#waiting.get(this.#next); next !== undefined; next = this.#waiting.get(this.#next)) {
      this.#total = this.#total === null ? next : mergeSums(this.#total, next);
      this.#waiting.delete(this.#next);
      this.#next++;
    }
  }

  /** The sum of the first `blocks` blocks; null while one of them is missing. */
  whole(blocks: number): BlockSums | null {
    return this.#next === blocks ? this.#total : null;
  }
}
