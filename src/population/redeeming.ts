import { covers, type Day } from '../base/calendar.ts';
import type { Draws } from '../base/draws.ts';
import { realOf } from '../base/real.ts';
import { bernoulli } from '../base/samplers.ts';
import type { MemberRun } from '../engine/member-run.ts';
import type { Frame, RequestedReward } from './frame.ts';
import { MONTH_WORD, PURPOSE } from './purposes.ts';
import type { Traits } from './traits.ts';

/** Whether a member's balance has passed an own threshold on a day, and the member gets around to redeeming in the month. */
export function intends(
  { onRequest }: Frame,
  { redeemsFrom, behavior }: Traits,
  run: MemberRun,
  draws: Draws,
  month: number,
  day: Day,
): boolean {
  const next = dearestInReach(onRequest, run, day);
  return (
    next !== undefined &&
    realOf(purse(run, next.ledgers)) >= redeemsFrom * Number(next.price) &&
    bernoulli(draws, PURPOSE.month, month, behavior.redeemChance, MONTH_WORD.redemption)
  );
}

/** A member who intends to takes the dearest reward in reach, and again while the balance allows. */
export function redeem(frame: Frame, traits: Traits, run: MemberRun, draws: Draws, month: number, day: Day): void {
  if (!intends(frame, traits, run, draws, month, day)) return;
  let next = dearestInReach(frame.onRequest, run, day);
  while (next !== undefined && run.redeem(next.reward, day, null)) next = dearestInReach(frame.onRequest, run, day);
}

function dearestInReach(rewards: readonly RequestedReward[], run: MemberRun, day: Day): RequestedReward | undefined {
  return rewards.find(({ ledgers, price, inForce }) => covers(inForce, day) && purse(run, ledgers) >= price);
}

function purse(run: MemberRun, ledgers: readonly number[]): bigint {
  let sum = 0n;
  for (const ledger of ledgers) sum += run.available(ledger);
  return sum;
}
