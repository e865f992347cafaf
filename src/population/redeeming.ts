import { covers, type Day } from '../base/calendar.ts';
import type { Draws } from '../base/draws.ts';
import { bernoulli } from '../base/samplers.ts';
import type { MemberRun } from '../engine/member-run.ts';
import type { Frame, RequestedReward } from './frame.ts';
import { MONTH_WORD, PURPOSE } from './purposes.ts';
import type { Traits } from './traits.ts';

/**
 * A member whose balance has passed an own threshold, and who gets around to it, takes the dearest reward in reach, and
 * again while the balance allows.
 */
export function redeem(
  { onRequest }: Frame,
  { redeemsFrom, behavior }: Traits,
  run: MemberRun,
  draws: Draws,
  month: number,
  day: Day,
): void {
  let next = dearestInReach(onRequest, run, day);
  if (next === undefined) return;
  if (Number(purse(run, next.ledgers)) < redeemsFrom * Number(next.price)) return;
  if (!bernoulli(draws, PURPOSE.month, month, behavior.redeemChance, MONTH_WORD.redemption)) return;
  while (next !== undefined && run.redeem(next.reward, day, null)) next = dearestInReach(onRequest, run, day);
}

function dearestInReach(rewards: readonly RequestedReward[], run: MemberRun, day: Day): RequestedReward | undefined {
  return rewards.find(({ ledgers, price, inForce }) => covers(inForce, day) && purse(run, ledgers) >= price);
}

function purse(run: MemberRun, ledgers: readonly number[]): bigint {
  let sum = 0n;
  for (const ledger of ledgers) sum += run.available(ledger);
  return sum;
}
