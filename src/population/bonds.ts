import type { Day } from '../base/calendar.ts';
import { nearest } from '../base/elementary.ts';
import { realOf } from '../base/real.ts';
import type { MemberRun } from '../engine/member-run.ts';
import type { Frame } from './frame.ts';
import { lockIn, nextHabit } from './leaving.ts';
import { DAYS_PER_MONTH, type Traits } from './traits.ts';

/** What ties one member beside being happy: points, the tier, habit and a contract. */
export class Bonds {
  readonly #frame: Frame;
  readonly #traits: Traits;
  /** Null in the world without a program. */
  readonly #run: MemberRun | null;
  #habit = 0;

  constructor(frame: Frame, traits: Traits, run: MemberRun | null) {
    this.#frame = frame;
    this.#traits = traits;
    this.#run = run;
  }

  /** The share of recent months with a purchase. */
  get habit(): number {
    return this.#habit;
  }

  /** A month is over. */
  turn(purchased: boolean): void {
    this.#habit = nextHabit(this.#traits.behavior, this.#habit, purchased);
  }

  /** In logits of the chance to leave, in a month that begins on a day, at a tier of the reported ladder. */
  lockIn(day: Day, tier: number): number {
    const { steps } = this.#frame;
    const { behavior, purchaseRate, meanSpend, response } = this.#traits;
    const worth = this.#worth();
    return lockIn(behavior, {
      points: worth > 0 ? (response * worth) / (worth + purchaseRate * DAYS_PER_MONTH * meanSpend) : 0,
      tier: steps > 0 ? tier / steps : 0,
      habit: this.#habit,
      contract: this.#isBound(day) ? 1 : 0,
    });
  }

  /** Of the points held, to the member, in currency units. */
  #worth(): number {
    const { pointWorth } = this.#frame;
    if (this.#run === null) return 0;
    let worth = 0;
    for (let ledger = 0; ledger < pointWorth.length; ledger++) {
      const each = pointWorth[ledger]!;
      if (each > 0) worth += each * Math.max(0, realOf(this.#run.balance(ledger)));
    }
    return worth;
  }

  /** A contract ends, and begins anew, in the month of each renewal: then it does not bind. */
  #isBound(day: Day): boolean {
    const { contracted, joined, behavior } = this.#traits;
    if (!contracted) return false;
    const months = nearest((day - joined) / DAYS_PER_MONTH);
    return months === 0 || months % behavior.contractMonths !== 0;
  }
}
