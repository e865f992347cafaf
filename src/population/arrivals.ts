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
  readonly #steps: number;
  #now: number;
  #index = 0;
  /** Unit-rate time still to pass until the next arrival. */
  #left: number;

  /** @param steps steps of a Poisson process between two arrivals: 1 is purely random, more is more regular (Erlang-k) */
  constructor(draws: Draws, purpose: number, start: number, steps = 1) {
    this.#draws = draws;
    this.#purpose = purpose;
    this.#steps = steps;
    this.#now = start;
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

  /** The gap before an arrival at unit rate, with mean 1. */
  #gap(index: number): number {
    let gap = 0;
    for (let step = 0; step < this.#steps; step++)
      gap += exponential(this.#draws, this.#purpose, index * this.#steps + step);
    return gap / this.#steps;
  }
}
