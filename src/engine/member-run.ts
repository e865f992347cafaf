import type { Day } from '../base/calendar.ts';
import type { MemberEvent } from './books.ts';

/**
 * One member under one program, moving forward in time. Calls must not go back: `advance`, `happen`, `redeem` and `choose`
 * take days that never fall.
 */
export interface MemberRun {
  /** Runs every clock moment (reviews, ends of grants, expiry) dated on or before `to`. */
  advance(to: Day): void;
  /** Advances to the day the event was posted and applies it. An identity seen before changes nothing. */
  happen(event: MemberEvent): void;
  /**
   * Buys a reward, perhaps to spend it on an event, by its identity; false, and nothing written, when the balance does not
   * reach its price.
   */
  redeem(reward: number, day: Day, spentOn: string | null): boolean;
  /** Picks a reward that a milestone lets choose; false, and nothing written, where no such choice is open. */
  choose(milestone: number, reward: number, day: Day): boolean;
  /** The index of the tier now in force on a ladder. */
  tier(ladder: number): number;
  /** In the ledger's smallest units. */
  balance(ledger: number): bigint;
}
