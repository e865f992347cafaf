import type { Draws } from '../base/draws.ts';
import { exponential } from '../base/samplers.ts';

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
  #now: number;
  #index = 0;
  /** Unit-rate time still to pass until the next arrival. */
  #left: number;

  constructor(draws: Draws, purpose: number, start: number) {
    this.#draws = draws;
    this.#purpose = purpose;
    this.#now = start;
    this.#left = exponential(draws, purpose, 0);
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
    this.#left = exponential(this.#draws, this.#purpose, this.#index);
    return this.#now;
  }
}
