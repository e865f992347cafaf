import { philox } from './philox.ts';

/** The 64 bits that a seed text expands to. */
export interface DrawKey {
  readonly high: number;
  readonly low: number;
}

/** The place of a word among the four of an address. */
export type Word = 0 | 1 | 2 | 3;

const TWO_32 = 4294967296;

/**
 * Random bits by address. The address of a draw is (key, replicate, member, purpose, index), with an attempt for
 * samplers that reject; the replicate and member are set once and the rest is given with each draw.
 *
 * INVARIANT: a draw is a function of its address alone. Drawing more, less, or in another order for one purpose or one
 * member never moves another draw; that is what keeps worlds paired and results independent of workers.
 */
export class Draws {
  readonly #own: DrawKey;
  #high: number;
  #low: number;
  readonly #words = new Uint32Array(4);
  #replicate = 0;
  #member = 0;
  /** The address that the words are of; no purpose where there is none. */
  #purpose = -1;
  #index = 0;
  #attempt = 0;

  constructor(key: DrawKey) {
    this.#own = key;
    this.#high = key.high;
    this.#low = key.low;
  }

  /**
   * All draws that follow are this member's, in this replicate. Both are whole numbers below 2^32. Who is no member from
   * the beginning has a key of their own, made by `keyFrom`.
   */
  turnTo(replicate: number, member: number, key: DrawKey = this.#own): void {
    this.#replicate = replicate;
    this.#member = member;
    this.#high = key.high;
    this.#low = key.low;
    this.#purpose = -1;
  }

  /** A key for somebody whom this member brings: drawn as any number is, so that it is the same person in every world. */
  keyFrom(purpose: number, index: number): DrawKey {
    this.fill(purpose, index);
    return { high: this.#words[0]!, low: this.#words[1]! };
  }

  /**
   * Fills the four words that `word` reads. `purpose` and `attempt` lie in 0..65535; `index` is a whole number and may
   * be negative down to -2^31.
   */
  fill(purpose: number, index: number, attempt = 0): void {
    if (purpose === this.#purpose && index === this.#index && attempt === this.#attempt) return;
    this.#purpose = purpose;
    this.#index = index;
    this.#attempt = attempt;
    philox(index, (attempt << 16) | purpose, this.#member, this.#replicate, this.#high, this.#low, this.#words);
  }

  /** One of the four words of the last `fill`, from 0 to 2^32 - 1. */
  bits(at: Word): number {
    return this.#words[at]!;
  }

  /** The same as a number strictly between 0 and 1. */
  word(at: Word): number {
    return (this.#words[at]! + 0.5) / TWO_32;
  }

  /** Uniform strictly between 0 and 1, with 52 random bits: the extremes can never be drawn, so logarithms stay finite. */
  uniform(purpose: number, index: number, attempt = 0): number {
    this.fill(purpose, index, attempt);
    return ((this.#words[0]! >>> 6) * 67108864 + (this.#words[1]! >>> 6) + 0.5) / 4503599627370496;
  }
}
