import type { Draws } from '../base/draws.ts';
import { bernoulli } from '../base/samplers.ts';
import type { Behavior } from './behavior.ts';
import { PURPOSE } from './purposes.ts';

/** The satisfaction at which `leave.base` holds as it stands; it only fixes the meaning of that number. */
const NEUTRAL = 7;

/** What ties a member beside being happy; each in 0..1 and zero when it does not tie. */
export interface Ties {
  /** The value of the points held, against a month's spend: half at one month's worth. */
  readonly points: number;
  /** How far above the base tier, as a share of the ladder. */
  readonly tier: number;
  readonly habit: number;
}

/** Lock-in: what leaving would cost the member, in logits of the chance to leave. */
export function lockIn(b: Behavior, ties: Ties): number {
  return b.lockInPoints * ties.points + b.lockInTier * ties.tier + b.lockInHabit * ties.habit;
}

/** The probability of leaving when there is a chance to: falls with satisfaction and with lock-in. */
export function leaveProbability(b: Behavior, satisfaction: number, lock: number): number {
  return 1 / (1 + Math.exp(-(b.leaveBase - b.leaveSatisfaction * (satisfaction - NEUTRAL) - lock)));
}

/**
 * By how much satisfaction and lock-in change the rate at which members of a fitted population leave of themselves: 1 at
 * neutral satisfaction with nothing that ties. The same two effects as on the chance to leave, on the rate instead.
 */
export function leavingFactor(b: Behavior, satisfaction: number, lock: number): number {
  return Math.exp(-b.leaveSatisfaction * (satisfaction - NEUTRAL) - lock);
}

/**
 * Whether the member leaves this month. Chances (a competitor's offer, a move) come to everybody alike, and only at a
 * chance does it matter how unhappy or how bound the member is.
 */
export function leaves(b: Behavior, draws: Draws, month: number, satisfaction: number, lock: number): boolean {
  return (
    bernoulli(draws, PURPOSE.chanceToLeave, month, b.leaveChance) &&
    bernoulli(draws, PURPOSE.leaving, month, leaveProbability(b, satisfaction, lock))
  );
}

/** Habit a month later: the share of recent months with a purchase, older ones counting less. */
export function nextHabit(b: Behavior, habit: number, purchased: boolean): number {
  return b.habitPersistence * habit + (1 - b.habitPersistence) * (purchased ? 1 : 0);
}
