import type { Day } from '../base/calendar.ts';
import type { Draws } from '../base/draws.ts';
import { bernoulli, exponential, gamma } from '../base/samplers.ts';
import type { Dropout } from './fitted.ts';
import { PURPOSE } from './purposes.ts';

/**
 * A member's own way out of a fitted population. What happens to the member multiplies the rate or the chance by a
 * `factor`; with a factor of 1 throughout, members leave exactly as the fitted model has them leave. The draws are at
 * unit rate and stretched, so worlds share them: a lower rate moves the day of leaving later and never sooner.
 */
export class Staying {
  readonly #draws: Draws;
  readonly #dropout: Dropout;
  /** A rate per day over time, or a chance after each purchase. */
  readonly #own: number;
  /** Unit-rate time still to pass until the member leaves. */
  #left: number;

  constructor(dropout: Dropout, draws: Draws) {
    this.#draws = draws;
    this.#dropout = dropout;
    this.#left = exponential(draws, PURPOSE.dropoutClock, 0);
    if (dropout.kind === 'over time') {
      this.#own = gamma(draws, PURPOSE.dropoutRate, 0, dropout.shape) / dropout.rate / 7;
    } else {
      const leaving = gamma(draws, PURPOSE.dropoutRate, 0, dropout.a);
      this.#own = leaving / (leaving + gamma(draws, PURPOSE.dropoutRate, 1, dropout.b));
    }
  }

  /** Whether the first purchase, by which the member joined, was the last. */
  goneAtFirst(): boolean {
    return this.#dropout.kind === 'after purchase' && this.#dropout.atFirst && this.after(-1, 1);
  }

  /** The moment between two, in days, at which the member leaves; infinite for none. Time only moves on. */
  between(from: Day, to: Day, factor: number): number {
    if (this.#dropout.kind !== 'over time') return Number.POSITIVE_INFINITY;
    const rate = this.#own * factor;
    const passes = (to - from) * rate;
    const moment = this.#left < passes ? from + this.#left / rate : Number.POSITIVE_INFINITY;
    this.#left -= passes;
    return moment;
  }

  /** Whether the member leaves after the purchase numbered `index`, of which the joining one is -1. */
  after(index: number, factor: number): boolean {
    if (this.#dropout.kind !== 'after purchase') return false;
    return bernoulli(this.#draws, PURPOSE.dropoutAfter, index, 1 - (1 - this.#own) ** factor);
  }
}
