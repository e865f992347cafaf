import type { Day } from '../base/calendar.ts';
import type { DrawKey } from '../base/draws.ts';
import { power } from '../base/elementary.ts';
import type { Voice } from '../model/customer-grid.ts';
import type { Behavior } from './behavior.ts';
import { type Arrival, DAYS_PER_MONTH, type Traits } from './traits.ts';

/** Somebody who joins because of a member. */
export interface Friend extends Arrival {
  readonly key: DrawKey;
  /** The number among those whom this member may bring. */
  readonly index: number;
}

/**
 * How many friends a year a member tells of the business, or brings without telling. Promoters do about half of what they
 * say; what a member spends has no part in it.
 */
export function bringing(b: Behavior, voice: Voice, ambassador: boolean): number {
  if (voice !== 'promoter') return b.acquaintanceJoins;
  return b.referralSaid * b.referralDone * (ambassador ? b.ambassadorLift : 1);
}

/** Ideas a year: promoters have them, and more when they are asked. */
export function ideaRate(b: Behavior, voice: Voice, asked: boolean): number {
  return voice === 'promoter' ? b.ideaRate * (asked ? b.ideaLift : 1) : 0;
}

/** The factor on what a member spends on a day: who was recommended spends more at first. */
export function spending({ referred, joined, behavior: b }: Traits, day: Day): number {
  if (!referred) return 1;
  const months = Math.max(0, day - joined) / DAYS_PER_MONTH;
  return 1 + b.referredPremium * power(1 - b.referredFade, months);
}
