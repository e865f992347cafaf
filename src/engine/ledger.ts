import { type Day, endOfMonth, FOREVER, nextAnniversary } from '../base/calendar.ts';
import type { Expiry, PlanLedger } from '../compile/plan.ts';
import { forward } from './window.ts';

/** Points earned together, with what is left of them and the first day on which they are gone. */
interface Lot {
  left: bigint;
  readonly expires: Day;
  readonly event: string | null;
}

/**
 * One ledger of one member: lots in the order in which they are spent, earliest expiry first and then earliest earned (R5.3).
 * INVARIANT: balance = what is left in the lots − debt, and there are no lots while there is debt.
 */
export class Ledger {
  readonly #plan: PlanLedger;
  readonly #lots: Lot[] = [];
  #debt = 0n;
  #balance = 0n;
  /** For expiry by activity: the day on which everything lapses if nothing happens. */
  #lapses: Day = FOREVER;

  constructor(plan: PlanLedger) {
    this.#plan = plan;
  }

  get balance(): bigint {
    return this.#balance;
  }

  /** The next day on which something expires. */
  get nextExpiry(): Day {
    if (this.#plan.expiry.kind === 'after activity') return this.#balance > 0n ? this.#lapses : FOREVER;
    return this.#lots[0]?.expires ?? FOREVER;
  }

  add(amount: bigint, day: Day, event: string | null): void {
    this.#balance += amount;
    this.#touch(day);
    const repaid = smaller(amount, this.#debt);
    this.#debt -= repaid;
    const left = amount - repaid;
    if (left === 0n) return;
    const lot: Lot = { left, expires: lotExpiry(this.#plan.expiry, day), event };
    let at = this.#lots.length;
    while (at > 0 && this.#lots[at - 1]!.expires > lot.expires) at--;
    this.#lots.splice(at, 0, lot);
  }

  /** Takes a price that the balance covers. */
  spend(amount: bigint, day: Day): void {
    this.#touch(day);
    this.#take(amount, null);
  }

  /** Takes back up to `amount`, from the lots of `event` first; returns what was taken, less where the ledger stops at zero. */
  reverse(amount: bigint, event: string): bigint {
    const available = this.#balance > 0n ? this.#balance : 0n;
    const taken = this.#plan.negative === 'allowed' || amount <= available ? amount : available;
    const fromLots = smaller(taken, available);
    this.#take(fromLots, event);
    this.#debt += taken - fromLots;
    this.#balance -= taken - fromLots;
    return taken;
  }

  /** Empties a positive balance; returns what was in it. A debt stays. */
  clear(): bigint {
    const amount = this.#balance > 0n ? this.#balance : 0n;
    this.#take(amount, null);
    return amount;
  }

  /** Removes what has lapsed by the start of `day`; returns how much. */
  expire(day: Day): bigint {
    if (this.#plan.expiry.kind === 'after activity') {
      if (this.nextExpiry > day) return 0n;
      this.#lapses = FOREVER;
      return this.clear();
    }
    let gone = 0n;
    while (this.#lots.length > 0 && this.#lots[0]!.expires <= day) gone += this.#lots.shift()!.left;
    this.#balance -= gone;
    return gone;
  }

  #take(amount: bigint, first: string | null): void {
    let left = amount;
    if (first !== null) left = this.#takeFrom(left, (lot) => lot.event === first);
    this.#takeFrom(left, () => true);
    this.#balance -= amount;
  }

  #takeFrom(amount: bigint, wanted: (lot: Lot) => boolean): bigint {
    let left = amount;
    for (let i = 0; i < this.#lots.length && left > 0n; ) {
      const lot = this.#lots[i]!;
      if (!wanted(lot)) {
        i++;
        continue;
      }
      const part = smaller(lot.left, left);
      lot.left -= part;
      left -= part;
      if (lot.left === 0n) this.#lots.splice(i, 1);
      else i++;
    }
    return left;
  }

  #touch(day: Day): void {
    const { expiry } = this.#plan;
    if (expiry.kind === 'after activity') this.#lapses = lapse(forward(day, expiry.length), expiry.monthEnd);
  }
}

function lotExpiry(expiry: Expiry, day: Day): Day {
  switch (expiry.kind) {
    case 'after earning':
      return lapse(forward(day, expiry.length), expiry.monthEnd);
    case 'yearly':
      return nextAnniversary(day, expiry.month, expiry.day);
    default:
      return FOREVER;
  }
}

function lapse(day: Day, monthEnd: boolean): Day {
  return monthEnd ? endOfMonth(day) : day;
}

function smaller(a: bigint, b: bigint): bigint {
  return b < a ? b : a;
}
