import type { Day } from '../base/calendar.ts';
import type { MemberEvent } from './books.ts';

/**
 * One member under one program, moving forward in time. Calls must not go back: `advance`, `happen` and `redeem`
 * take days that never fall.
 */
export interface MemberRun {
  /** Runs every clock moment (reviews, ends of grants, expiry) dated on or before `to`. */
  advance(to: Day): void;
  /** Advances to the day the event was posted and applies it. An identity seen before changes nothing. */
  happen(event: MemberEvent): void;
  /** Buys a reward; false, and nothing written, when the balance does not reach its price. */
  redeem(reward: number, day: Day): boolean;
  /** The index of the tier now in force on a ladder. */
  tier(ladder: number): number;
  /** In the ledger's smallest units. */
  balance(ledger: number): bigint;
}
