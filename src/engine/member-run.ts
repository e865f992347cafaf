import type { Day } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { MemberEvent } from './books.ts';
import type { Goal } from './goal.ts';

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
  /** What of it can be spent; the rest waits, or there is a debt. */
  available(ledger: number): bigint;
  /** How far the member is, at the end of a day, on the way to the next tier; null where nothing counts up to it. */
  goal(ladder: number, day: Day): Goal | null;
  /** The same for keeping the tier held; null also at the base. */
  keeping(ladder: number, day: Day): Goal | null;
  /** Whether an intervention runs on the day before `until`, and is for this member. */
  isOpen(intervention: number, until: Day): boolean;
  /** Whether a benefit that lasts is held on the day before `until`. */
  holdsBenefit(benefit: number, until: Day): boolean;
  /** A measure read at an end of its window (half-open); null where it is not known. */
  measure(index: number, until: Day): Rational | null;
}
