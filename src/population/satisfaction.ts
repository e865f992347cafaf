import type { Draws } from '../base/draws.ts';
import { bernoulli, normal } from '../base/samplers.ts';
import type { Behavior } from './behavior.ts';
import { PURPOSE } from './purposes.ts';

/**
 * Satisfaction is a latent score on the scale of the survey, 0 to 10, though a member may feel beyond its ends.
 * It is a state of its own: what holds an unhappy member is lock-in, not this.
 */

/** A level from the long-run spread around the member's own mean, so that no month is special. */
export function firstSatisfaction(b: Behavior, draws: Draws, own: number): number {
  const spread = b.satisfactionNoise / Math.sqrt(1 - b.satisfactionPersistence ** 2);
  return own + spread * normal(draws, PURPOSE.satisfactionStart, 0);
}

/** A month later: back toward the member's mean, and moved by what happened (`shock`, in points) and by chance. */
export function nextSatisfaction(
  b: Behavior,
  draws: Draws,
  own: number,
  level: number,
  shock: number,
  month: number,
): number {
  const noise = b.satisfactionNoise * normal(draws, PURPOSE.satisfactionNoise, month);
  return own + b.satisfactionPersistence * (level - own) + noise + shock;
}

/** What service did to satisfaction at one purchase, zero or below: recovery repairs a failure in part, never beyond it. */
export function serviceShock(b: Behavior, draws: Draws, purchase: number): number {
  if (!bernoulli(draws, PURPOSE.failure, purchase, b.failureShare)) return 0;
  const recovered = bernoulli(draws, PURPOSE.recovery, purchase, b.recoveryShare);
  return -b.failureDrop * (recovered ? 1 - b.recoveryRepair : 1);
}
