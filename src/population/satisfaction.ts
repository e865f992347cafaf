import type { Draws } from '../base/draws.ts';
import { bernoulli, normal } from '../base/samplers.ts';
import { HIGHEST_SCORE, LOWEST_SCORE } from '../model/customer-grid.ts';
import type { Behavior } from './behavior.ts';
import { MONTH_WORD, OCCURRENCE_WORD, occurrencePurpose, PURCHASE_SLOT, PURPOSE } from './purposes.ts';

/** What can have hurt a member, told apart so that a leaving can be laid on it. */
export const HURTS = ['rule demotion', 'demotion', 'service', 'offer', 'envy'] as const;
/** The place of each in `Satisfaction.hurt`. */
export const HURT = { ruleDemotion: 0, demotion: 1, service: 2, offer: 3, envy: 4 } as const;

/**
 * A latent score on the scale of the survey, 0 to 10, though a member may feel beyond its ends. It is a state of its own:
 * what holds an unhappy member is lock-in, not this. It returns to the member's own mean; since it does so in proportion,
 * what each kind of hurt still takes off it can be kept beside it exactly.
 */
export class Satisfaction {
  readonly #behavior: Behavior;
  /** The score it returns to. */
  #own: number;
  #level: number;
  /** What is left of each kind of hurt, in score points, zero or below. */
  readonly hurt = new Float64Array(HURTS.length);
  /** The hurts of the month at work. */
  readonly #fresh = new Float64Array(HURTS.length);
  #lifted = 0;
  /** The moment of the latest failure, in days. */
  #failed = Number.NEGATIVE_INFINITY;

  constructor(behavior: Behavior, draws: Draws, own: number) {
    this.#behavior = behavior;
    this.#own = own;
    this.#level = firstLevel(behavior, draws, own);
  }

  get level(): number {
    return this.#level;
  }

  /**
   * The level as far as the scale goes, which is all that purchases hear of: purchases bring rewards and rewards lift the
   * level, so that a level without bounds would let both grow without end.
   */
  get onScale(): number {
    return Math.min(HIGHEST_SCORE, Math.max(LOWEST_SCORE, this.#level));
  }

  /** Something that hurts, to be felt at the end of the month: `points` is zero or above. */
  hurtBy(kind: number, points: number): void {
    this.#fresh[kind]! -= points;
  }

  lift(points: number): void {
    this.#lifted += points;
  }

  /**
   * What service does at one purchase: recovery repairs a failure in part, never beyond it; a failure soon after another
   * weighs more; `habit` softens it. `purchase` is the index of its draw.
   */
  serve(draws: Draws, purchase: number, at: number, habit: number): void {
    const b = this.#behavior;
    if (!bernoulli(draws, occurrencePurpose(PURCHASE_SLOT), purchase, b.failureShare, OCCURRENCE_WORD.failure)) return;
    const recovered = bernoulli(draws, PURPOSE.recovery, purchase, b.recoveryShare);
    const repeated = at - this.#failed < b.failureDays;
    this.#failed = at;
    const drop = b.failureDrop * (repeated ? 1 + b.failureRepeat : 1) * (1 - b.failureBuffer * habit);
    this.hurtBy(HURT.service, drop * (recovered ? 1 - b.recoveryRepair : 1));
  }

  /** Care lifts the level and, in part for good, the member's own mean; neither above the mean of all members. */
  care(): void {
    const { careGain, careLasting, satisfactionMean } = this.#behavior;
    this.#level += Math.min(careGain, Math.max(0, satisfactionMean - this.#level));
    this.#own += Math.min(careLasting, Math.max(0, satisfactionMean - this.#own));
  }

  /** A month later: back toward the member's mean, and moved by what happened and by chance. */
  turn(draws: Draws, month: number): void {
    const { satisfactionPersistence: kept, satisfactionNoise } = this.#behavior;
    let shock = this.#lifted;
    for (let kind = 0; kind < HURTS.length; kind++) {
      this.hurt[kind] = kept * this.hurt[kind]! + this.#fresh[kind]!;
      shock += this.#fresh[kind]!;
      this.#fresh[kind] = 0;
    }
    this.#lifted = 0;
    const noise = satisfactionNoise * normal(draws, PURPOSE.month, month, MONTH_WORD.satisfaction);
    this.#level = this.#own + kept * (this.#level - this.#own) + noise + shock;
  }
}

/** A level from the long-run spread around the member's own mean, so that no month is special. */
export function firstLevel(
  { satisfactionNoise, satisfactionPersistence: kept }: Behavior,
  draws: Draws,
  own: number,
): number {
  const spread = satisfactionNoise / Math.sqrt(1 - kept * kept);
  return own + spread * normal(draws, PURPOSE.satisfactionStart, 0);
}
