import type { Draws } from '../base/draws.ts';
import { power } from '../base/elementary.ts';
import { exponential } from '../base/samplers.ts';
import { causeOf, contagion, type Leaving, leaving, leavingFactor } from './leaving.ts';
import { PURPOSE } from './purposes.ts';
import type { Satisfaction } from './satisfaction.ts';
import type { Traits } from './traits.ts';

/** For so many months a friend who joined, and an offer that woke the member, is felt. */
const REFERRER_MONTHS = 12;
const WOKEN_MONTHS = 3;

/** How a member feels, and what has hurt. */
export type Feeling = Pick<Satisfaction, 'level' | 'hurt'>;

/** A leaving before the end of a month. */
export interface Ending {
  /** In days. */
  readonly at: number;
  readonly why: Leaving;
}

/** What decides how long one member stays, beside satisfaction and lock-in. */
export class Stay {
  readonly #traits: Traits;
  readonly #draws: Draws;
  /** Whether dropping out is all the leaving there is, as in a population fitted to who stayed: then every cause bears on it. */
  readonly isWhole: boolean;
  /** Unit-rate time left until the member drops out without a cause. */
  #untilDropout: number;
  #referrerUntil = Number.NEGATIVE_INFINITY;
  #wokenUntil = Number.NEGATIVE_INFINITY;
  /** How much of the leavings nearby is still felt. */
  #heat = 0;

  constructor(traits: Traits, draws: Draws, isWhole: boolean) {
    this.#traits = traits;
    this.#draws = draws;
    this.isWhole = isWhole;
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
  leaves(month: number, { level, hurt }: Feeling, lock: number): Leaving | null {
    return leaving(this.#traits.behavior, this.#draws, month, {
      satisfaction: level,
      hurt,
      lock,
      hazard: this.#hazard(month),
      heat: this.#heat,
      woken: month <= this.#wokenUntil,
    });
  }

  /** How a member drops out between two days; null where not before `to`. The lock counts only where that is all the leaving. */
  drops(month: number, from: number, to: number, feeling: Feeling, lock: number): Ending | null {
    const { dropoutRate, endsAtFirst } = this.#traits;
    if (endsAtFirst) return { at: from, why: 'dropout' };
    if (dropoutRate === 0) return null;
    const rate = dropoutRate * this.#hazard(month) * this.#factor(month, feeling, lock);
    const passed = (to - from) * rate;
    if (this.#untilDropout >= passed) {
      this.#untilDropout -= passed;
      return null;
    }
    const left = this.#untilDropout;
    const goes = (factor: number) => left < (to - from) * dropoutRate * this.#hazard(month) * factor;
    return { at: from + left / rate, why: this.#cause(month, feeling, lock, goes) };
  }

  /** Why the purchase of an index was the last; null for staying. */
  endsAfter(purchase: number, month: number, feeling: Feeling, lock: number): Leaving | null {
    const { dropoutChance } = this.#traits;
    if (dropoutChance === 0) return null;
    const luck = this.#draws.uniform(PURPOSE.dropoutAfter, purchase);
    // The chance of at least one of so many ends, so that a factor acts on it as on a rate.
    const goes = (factor: number) => luck < 1 - power(1 - dropoutChance, factor * this.#hazard(month));
    return goes(this.#factor(month, feeling, lock)) ? this.#cause(month, feeling, lock, goes) : null;
  }

  /** What happens to the member does to dropping out, but for what a recommendation does. */
  #factor(month: number, { level }: Feeling, lock: number): number {
    const { behavior: b } = this.#traits;
    const near = contagion(b, this.#heat);
    return this.isWhole ? near * leavingFactor(b, level, lock) * this.#woken(month) : near;
  }

  #cause(month: number, { level, hurt }: Feeling, lock: number, goes: (factor: number) => boolean): Leaving {
    if (!this.isWhole) return 'dropout';
    const { behavior: b } = this.#traits;
    const woken = this.#woken(month);
    const of = { satisfaction: level, hurt, heat: this.#heat };
    const without = (satisfaction: number, near: number) => goes(near * leavingFactor(b, satisfaction, lock) * woken);
    const unwoken = goes(contagion(b, this.#heat) * leavingFactor(b, level, lock));
    return causeOf(b, of, without, unwoken) ?? 'dropout';
  }

  #woken(month: number): number {
    return month <= this.#wokenUntil ? this.#traits.behavior.offerWake : 1;
  }

  #hazard(month: number): number {
    const { referredHazard, referrerHazard } = this.#traits.behavior;
    return (this.#traits.referred ? referredHazard : 1) * (this.isReferrer(month) ? referrerHazard : 1);
  }
}
