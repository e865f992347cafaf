import type { Draws } from '../base/draws.ts';
import { exp } from '../base/elementary.ts';
import type { Behavior } from './behavior.ts';
import { MONTH_WORD, PURPOSE } from './purposes.ts';
import { HURTS } from './satisfaction.ts';

/** The satisfaction at which `leave.base` holds as it stands; it only fixes the meaning of that number. */
const NEUTRAL = 7;

/** What ties a member beside being happy; each in 0..1 and zero when it does not tie. */
export interface Ties {
  /** The value of the points held, against a month's spend: half at one month's worth. */
  readonly points: number;
  /** How far above the base tier, as a share of the ladder. */
  readonly tier: number;
  readonly habit: number;
  /** 1 while a contract runs. */
  readonly contract: number;
}

/** Lock-in: what leaving would cost the member, in logits of the chance to leave. */
export function lockIn(b: Behavior, ties: Ties): number {
  return (
    b.lockInPoints * ties.points +
    b.lockInTier * ties.tier +
    b.lockInHabit * ties.habit +
    b.lockInContract * ties.contract
  );
}

/** The probability of leaving when there is a chance to: falls with satisfaction and with lock-in. */
export function leaveProbability(b: Behavior, satisfaction: number, lock: number): number {
  return 1 / (1 + exp(-(b.leaveBase - b.leaveSatisfaction * (satisfaction - NEUTRAL) - lock)));
}

/**
 * By how much satisfaction and lock-in change the rate at which members of a fitted population drop out: 1 at neutral
 * satisfaction with nothing that ties. The same two effects as on the chance to leave, on the rate instead.
 */
export function leavingFactor(b: Behavior, satisfaction: number, lock: number): number {
  return exp(-b.leaveSatisfaction * (satisfaction - NEUTRAL) - lock);
}

/**
 * Why a member leaves: without that, on the same luck, this member would have stayed this month. The first that fits;
 * `competitor` where even a member of mean satisfaction would have gone, `dropout` without any cause in the model.
 */
export const LEAVINGS = [...HURTS, 'neighbor', 'dissatisfaction', 'competitor', 'dropout'] as const;
export type Leaving = (typeof LEAVINGS)[number];

/** The state that decides over leaving. */
export interface Loyalty {
  readonly satisfaction: number;
  /** What is left of each kind of hurt, in the order of `HURTS`, zero or below. */
  readonly hurt: Float64Array;
  readonly lock: number;
  /** What the way of joining and having recommended do to the chance: a factor. */
  readonly hazard: number;
  /** How much of a leaving nearby is still felt: 1 in the month after it. */
  readonly heat: number;
  /** Whether an offer has woken the member. */
  readonly woken: boolean;
}

/**
 * Whether and why the member leaves this month; null for staying. Chances (a competitor's offer, a move) come to everybody
 * alike, and only at a chance does it matter how unhappy or how bound the member is.
 */
export function leaving(b: Behavior, draws: Draws, month: number, of: Loyalty): Leaving | null {
  draws.fill(PURPOSE.month, month);
  const chance = draws.word(MONTH_WORD.chanceToLeave);
  if (chance >= b.leaveChance * (of.woken ? b.offerWake : 1)) return null;
  const u = draws.word(MONTH_WORD.leaving);
  const near = contagion(b, of.heat);
  const goes = (satisfaction: number, factor: number) =>
    u < leaveProbability(b, satisfaction, of.lock) * of.hazard * factor;
  if (!goes(of.satisfaction, near)) return null;
  return causeOf(b, of, goes, chance < b.leaveChance) ?? 'competitor';
}

/**
 * What a leaving is laid on: the first thing without which the same luck had let the member stay; null where the member
 * would have gone without any of them. `goes` says whether the member leaves at a satisfaction and a contagion, and
 * `unwoken` whether so without an offer.
 */
export function causeOf(
  b: Behavior,
  of: Pick<Loyalty, 'satisfaction' | 'hurt' | 'heat'>,
  goes: (satisfaction: number, near: number) => boolean,
  unwoken: boolean,
): Leaving | null {
  const near = contagion(b, of.heat);
  for (const [kind, hurt] of HURTS.entries()) {
    const felt = of.hurt[kind]!;
    if (felt < 0 && !goes(of.satisfaction - felt, near)) return hurt;
  }
  if (!unwoken) return 'offer';
  if (!goes(of.satisfaction, 1)) return 'neighbor';
  return goes(Math.max(of.satisfaction, b.satisfactionMean), near) ? null : 'dissatisfaction';
}

/** What the leaving of somebody near does to the chance to leave. */
export function contagion(b: Behavior, heat: number): number {
  return 1 + (b.contagionRatio - 1) * heat;
}

/** Habit a month later: the share of recent months with a purchase, older ones counting less. */
export function nextHabit(b: Behavior, habit: number, purchased: boolean): number {
  return b.habitPersistence * habit + (1 - b.habitPersistence) * (purchased ? 1 : 0);
}
