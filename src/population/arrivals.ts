import type { Draws } from '../base/draws.ts';
import { exponential } from '../base/samplers.ts';
import { OCCURRENCE_WORD, partPurpose } from './purposes.ts';

/** Said by `next` when nothing arrives before the given moment. */
export const NONE = -1;

/**
 * The moments at which something happens to a member, as a Poisson process whose rate may change over time.
 * The gaps are drawn at unit rate, each addressed by its index, and stretched by the rate in force: two worlds with
 * different rates share every gap, so a lift moves the events smoothly and adds or loses only those at the edge.
 */
export class Arrivals {
  readonly #draws: Draws;
  readonly #purpose: number;
  readonly #offset: number;
  #now: number;
  #index = 0;
  /** Unit-rate time still to pass until the next arrival. */
  #left: number;
  readonly #regularity: number;

  /**
   * With a `regularity` k above 1 the gaps are Erlang-k with the same mean: an arrival is every k-th of a faster process.
   * The first gap has the index `offset`: other luck of the same member.
   */
  constructor(draws: Draws, purpose: number, start: number, regularity = 1, offset = 0) {
    this.#draws = draws;
    this.#purpose = purpose;
    this.#now = start;
    this.#offset = offset;
    this.#regularity = regularity;
    this.#left = this.#gap(0);
  }

  /** How many have arrived so far; the index of an arrival is the count before it. */
  get count(): number {
    return this.#index;
  }

  /** The moment of the next arrival before `end`, in days, or `NONE`; `rate` per day holds until then. Time only moves on. */
  next(end: number, rate: number): number {
    const stretch = (end - this.#now) * rate;
    if (this.#left >= stretch) {
      this.#left -= Math.max(0, stretch);
      this.#now = Math.max(this.#now, end);
      return NONE;
    }
    this.#now = Math.min(end, this.#now + this.#left / rate);
    this.#index++;
    this.#left = this.#gap(this.#index);
    return this.#now;
  }

  #gap(arrival: number): number {
    const k = this.#regularity;
    const index = this.#offset + arrival;
    let sum = exponential(this.#draws, this.#purpose, index, OCCURRENCE_WORD.gap);
    for (let part = 1; part < k; part++) sum += exponential(this.#draws, partPurpose(this.#purpose), index * k + part);
    return sum / k;
  }
}
