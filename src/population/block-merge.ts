import { blockCount } from './block-members.ts';
import { addFlat, type FlatSums, flatten, unflatten } from './flat-sums.ts';
import type { BlockSums } from './sums.ts';

/** The first blocks of a replicate: how many, and their sum, null for none. */
export interface Merged {
  readonly blocks: number;
  readonly sums: BlockSums | null;
}

/**
 * Merges the blocks of one replicate in block order, whatever order they come in; early ones wait for their turn. May
 * begin with what an earlier run has merged. Every entry is an exact integer, so that any order would give the same.
 */
export class BlockMerge {
  readonly #form: BlockSums;
  readonly #waiting = new Map<number, FlatSums>();
  #next: number;
  #total: FlatSums | null;

  /** `form` are the sums of nobody in the same study. */
  constructor(form: BlockSums, { blocks, sums }: Merged = { blocks: 0, sums: null }) {
    this.#form = form;
    this.#next = blocks;
    this.#total = sums === null ? null : flatten(sums);
  }

  /** Given the sums of one block or of several, from the first of them on, which are its own from now on. */
  add(block: number, sums: FlatSums): void {
    this.#waiting.set(block, sums);
    for (let next = this.#waiting.get(this.#next); next !== undefined; next = this.#waiting.get(this.#next)) {
      this.#total = this.#total === null ? next : addFlat(this.#total, next);
      this.#waiting.delete(this.#next);
      this.#next += blockCount(next.members);
    }
  }

  /** How many blocks are merged so far, without those that wait for earlier ones. */
  get blocks(): number {
    return this.#next;
  }

  /** What is merged so far. */
  get merged(): Merged {
    return { blocks: this.#next, sums: this.#sums };
  }

  /** The sum of the first `blocks` blocks; null while one of them is missing. */
  whole(blocks: number): BlockSums | null {
    return this.#next === blocks ? this.#sums : null;
  }

  get #sums(): BlockSums | null {
    return this.#total === null ? null : unflatten(this.#form, this.#total);
  }
}
