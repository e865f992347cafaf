import type { Portion } from '../population/block-members.ts';

/** So long a worker is at one portion, about, so that progress and checkpoints stay fine. */
const PORTION_MS = 100;
const MOST_BLOCKS = 64;
/** For each worker at least so many portions are left, so that all of them come to the end at about the same time. */
const LEAST_LEFT = 8;

/**
 * How many blocks workers take at a time, from how long they were at the portion before: few where members take long, many
 * where it would cost as much to hand over what came of a block as to work it out. No result hangs on it.
 */
export class Portions {
  readonly #workers: number;
  readonly #now: () => number;
  readonly #begun = new WeakMap<Portion, number>();
  #blockMs = Number.POSITIVE_INFINITY;

  /** `now` is the time in milliseconds. */
  constructor(workers: number, now: () => number = () => performance.now()) {
    this.#workers = workers;
    this.#now = now;
  }

  /** How many blocks to give out next, of so many that are left. */
  next(left: number): number {
    const [ofTime, ofLeft] = [PORTION_MS / this.#blockMs, left / (LEAST_LEFT * this.#workers)];
    return Math.max(1, Math.floor(Math.min(MOST_BLOCKS, ofTime, ofLeft)));
  }

  begun(portion: Portion): void {
    this.#begun.set(portion, this.#now());
  }

  /** A part that was not given out by itself tells nothing. */
  done(portion: Portion): void {
    const begun = this.#begun.get(portion);
    if (begun !== undefined) this.#blockMs = (this.#now() - begun) / portion.blocks;
  }
}
