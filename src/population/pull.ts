import { covers, type Day } from '../base/calendar.ts';
import { exp, log, power } from '../base/elementary.ts';
import { realOf } from '../base/real.ts';
import type { Goal } from '../engine/goal.ts';
import type { MemberRun } from '../engine/member-run.ts';
import type { Behavior } from './behavior.ts';
import type { Frame } from './frame.ts';
import { DAYS_PER_MONTH, type Traits } from './traits.ts';

/** What a program does to a member's purchase rate, as factors of 1 and more. */

/** How much of its full pull a reward has: none when worthless, all when worth a usual purchase. `worth` in currency units. */
export function strengthOf(worth: number, { meanSpend }: Traits): number {
  return Math.min(1, worth / meanSpend);
}

/**
 * Status pressure: a hump over the pace, highest for who is just on pace for the threshold, weak far behind and far ahead,
 * and growing toward the end of the time there is. From 0 to 1.
 */
export function pressure(b: Behavior, goal: Goal | null): number {
  if (goal === null || goal.nearness <= 0) return 0;
  const pace = goal.nearness / goal.elapsed;
  const reach = pressureReach(b);
  if (pace * reach < 1 || pace > reach) return 0;
  const off = log(pace);
  return goal.elapsed * exp(pressureFall(b) * off * off);
}

/** So many times as fast as it takes, or as slow, is so far off that what is felt would be lost in any sum with one. */
export function pressureReach({ pressureWidth }: Behavior): number {
  return exp(9 * pressureWidth);
}

/** How fast pressure falls with the square of the logarithm of the pace. */
export function pressureFall({ pressureWidth }: Behavior): number {
  return -0.5 / (pressureWidth * pressureWidth);
}

/** The lift of the tier held, which fades after it was reached. */
export function tierPull(b: Behavior, traits: Traits, tier: number, months: number): number {
  if (tier === 0) return 1;
  const lift = b.tierLift * tier * power(1 - b.tierFade, months) * traits.headroom * traits.response;
  return Math.max(0, 1 + lift);
}

/** The strength of each card of the frame for one member. */
export function strengthsOf({ cards }: Frame, traits: Traits): Float64Array {
  return Float64Array.from(cards, ({ worth }) => strengthOf(worth, traits));
}

/** How much of the gradient is left so many days after joining. */
export function noveltyOf(b: Behavior, days: number): number {
  return b.gradientFade === 0 ? 1 : power(1 - b.gradientFade, days / DAYS_PER_MONTH);
}

/** What a member holds in a program, as cards see it. */
export interface Holding {
  readonly run: Pick<MemberRun, 'balance'>;
  readonly recorder: { readonly given: Float64Array };
  readonly strengths: Float64Array;
}

/**
 * The pull of the card that pulls most on a day; 1 where none does. A card pulls the more the fuller it is (goal gradient),
 * and one of which a share was given and not earned pulls more from the beginning (endowed progress).
 */
export function strongestPull(
  { cards }: Frame,
  b: Behavior,
  traits: Traits,
  { run, recorder, strengths }: Holding,
  day: Day,
  novelty: number,
): number {
  let most = 1;
  for (let i = 0; i < cards.length; i++) {
    const strength = strengths[i]!;
    const { ledgers, price, share, inForce } = cards[i]!;
    if (strength === 0 || !covers(inForce, day)) continue;
    let balance = 0;
    let given = 0;
    for (const ledger of ledgers) {
      balance += realOf(run.balance(ledger));
      given += recorder.given[ledger]!;
    }
    if (balance <= 0) continue;
    const slope = b.gradientPull * strength * traits.headroom * traits.response * novelty * share;
    const gradient = balance >= price ? 1 : exp(slope * balance);
    most = Math.max(most, gradient * (1 + b.endowedPull * strength * Math.min(1, given * share)));
  }
  return most;
}
