import type { Draws } from '../base/draws.ts';
import { exponential } from '../base/samplers.ts';
import { contagion, type Leaving, leaving } from './leaving.ts';
import { PURPOSE } from './purposes.ts';
import type { Satisfaction } from './satisfaction.ts';
import type { Traits } from './traits.ts';

/** For so many months a friend who joined, and an offer that woke the member, is felt. */
const REFERRER_MONTHS = 12;
const WOKEN_MONTHS = 3;

/** What decides how long one member stays, beside satisfaction and lock-in. */
export class Stay {
  readonly #traits: Traits;
  readonly #draws: Draws;
  /** Unit-rate time left until the member drops out without a cause. */
  #untilDropout: number;
  #referrerUntil = Number.NEGATIVE_INFINITY;
  #wokenUntil = Number.NEGATIVE_INFINITY;
  /** How much of the leavings nearby is still felt. */
  #heat = 0;

  constructor(traits: Traits, draws: Draws) {
    this.#traits = traits;
    this.#draws = draws;
    this.#untilDropout = exponential(draws, PURPOSE.dropout, 0);
  }

  /** So many of those near have left in the month before. */
  hear(leftNearby: number): void {
    this.#heat = this.#heat * this.#traits.behavior.contagionPersistence + leftNearby;
  }

  /** A friend joined on the member's recommendation, which ties the member for a year. */
  bring(month: number): void {
    this.#referrerUntil = month + REFERRER_MONTHS;
  }

  wake(month: number): void {
    this.#wokenUntil = month + WOKEN_MONTHS;
  }

  isReferrer(month: number): boolean {
    return month <= this.#referrerUntil;
  }

  /** Why the member leaves at the beginning of a month; null for staying. */
  leaves(month: number, { level, hurt }: Satisfaction, lock: number): Leaving | null {
    return leaving(this.#traits.behavior, this.#draws, month, {
      satisfaction: level,
      hurt,
      lock,
      hazard: this.#hazard(month),
      heat: this.#heat,
      woken: month <= this.#wokenUntil,
    });
  }

  /** The moment between two days at which the member drops out without a cause; `to` where that is not before it. */
  end(month: number, from: number, to: number): number {
    const { dropoutRate, behavior } = this.#traits;
    if (dropoutRate === 0) return to;
    const rate = dropoutRate * this.#hazard(month) * contagion(behavior, this.#heat);
    const passed = (to - from) * rate;
    if (this.#untilDropout >= passed) {
      this.#untilDropout -= passed;
      return to;
    }
    return from + this.#untilDropout / rate;
  }

  #hazard(month: number): number {
    const { referredHazard, referrerHazard } = this.#traits.behavior;
    return (this.#traits.referred ? referredHazard : 1) * (this.isReferrer(month) ? referrerHazard : 1);
  }
}
