import { type Day, endOfMonth, FOREVER, nextAnniversary } from '../base/calendar.ts';
import type { Availability, Expiry, PlanLedger } from '../compile/plan-ledger.ts';
import { forward } from './window.ts';

/** Points earned together, with what is left of them and the first day on which they are gone. */
interface Lot {
  left: bigint;
  expires: Day;
  readonly event: string | null;
  /** The first day on which they can be spent; null once they can. */
  pending: Day | null;
}

/** Points taken out of one lot, as they can be put back. */
export interface Piece {
  readonly amount: bigint;
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
  /** For expiry by the latest action: the day on which everything lapses if nothing happens. */
  #lapses: Day = FOREVER;
  /** While true, no clock runs. */
  #suspended = false;

  constructor(plan: PlanLedger) {
    this.#plan = plan;
  }

  get balance(): bigint {
    return this.#balance;
  }

  /** The next day on which something expires. */
  get nextExpiry(): Day {
    if (this.#suspended || this.#lots.length === 0) return FOREVER;
    return this.#plan.expiry.kind === 'after latest' ? this.#lapses : this.#lots[0]!.expires;
  }

  /** What can be spent. */
  get available(): bigint {
    if (this.#plan.available === null) return this.#balance > 0n ? this.#balance : 0n;
    return this.#lots.reduce((sum, lot) => (lot.pending === null ? sum + lot.left : sum), 0n);
  }

  /** The next day on which points that wait can be spent. */
  get nextAvailable(): Day {
    if (this.#plan.available === null) return FOREVER;
    return this.#lots.reduce((next, { pending }) => Math.min(next, pending ?? FOREVER), FOREVER);
  }

  /** The day on which what is spent next would have expired. */
  get nextSpent(): Day {
    if (this.#plan.available === null || this.#suspended || this.#plan.expiry.kind === 'after latest')
      return this.nextExpiry;
    return this.#lots.find((lot) => lot.pending === null)?.expires ?? FOREVER;
  }

  /** Lets what has waited until the start of `day` be spent; returns how much that is. */
  mature(day: Day): bigint {
    let come = 0n;
    for (const lot of this.#lots) {
      if (lot.pending === null || lot.pending > day) continue;
      lot.pending = null;
      come += lot.left;
    }
    return come;
  }

  add(amount: bigint, day: Day, event: string | null): void {
    const free = this.#plan.available === null ? day : availableOn(this.#plan.available, day);
    const lot = { left: amount, expires: lotExpiry(this.#plan.expiry, day), event, pending: free > day ? free : null };
    this.#put(lot, day, this.#counts('activity'));
  }

  /** Puts back what was taken, with its old expiry or as if earned on `day`; returns how much of it has not lapsed since. */
  restore({ amount, expires, event }: Piece, day: Day, anew: boolean): bigint {
    if (!anew && expires <= day && !this.#suspended) return 0n;
    // What was spent once was available.
    const lot = { left: amount, expires: anew ? lotExpiry(this.#plan.expiry, day) : expires, event, pending: null };
    this.#put(lot, day, anew);
    return amount;
  }

  /** Spends at most `amount` of what expires next of what is available, which is above zero. */
  spendNext(amount: bigint, day: Day): Piece[] {
    if (this.#counts('redemption')) this.#restart(day);
    return this.#take(smaller(amount, this.#next()), null, (lot) => lot.pending === null);
  }

  /** Something happened that may be an action that keeps the points. */
  happen(event: number, day: Day): void {
    if (this.#counts(event)) this.#restart(day);
  }

  /** For expiry by the latest action: the clock of the whole balance starts anew. */
  #restart(day: Day): void {
    const { expiry } = this.#plan;
    if (expiry.kind === 'after latest') this.#lapses = lapse(forward(day, expiry.length), expiry.monthEnd);
  }

  /** Stops all clocks, or lets them run again: then every lot starts anew on that day. */
  suspend(suspended: boolean, day: Day): void {
    if (this.#suspended === suspended) return;
    this.#suspended = suspended;
    if (suspended) return;
    for (const lot of this.#lots) lot.expires = lotExpiry(this.#plan.expiry, day);
    this.#restart(day);
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

  /** Takes `most` out of a positive balance, by default all of it; returns what was taken. A debt stays. */
  clear(most = this.#balance): bigint {
    const amount = this.#balance > 0n ? smaller(most, this.#balance) : 0n;
    this.#take(amount, null);
    return amount;
  }

  /** Removes what has lapsed by the start of `day`; returns how much. */
  expire(day: Day): bigint {
    if (this.nextExpiry > day) return 0n;
    if (this.#plan.expiry.kind === 'after latest') return this.clear();
    let gone = 0n;
    while (this.#lots.length > 0 && this.#lots[0]!.expires <= day) gone += this.#lots.shift()!.left;
    this.#balance -= gone;
    return gone;
  }

  /** How much of what is available expires on the same day, before all the rest. */
  #next(): bigint {
    const free = this.#lots.filter((lot) => lot.pending === null);
    const [first] = free;
    if (first === undefined || this.nextExpiry === FOREVER) return this.available;
    return free.reduce((sum, lot) => (lot.expires === first.expires ? sum + lot.left : sum), 0n);
  }

  #put(lot: Lot, day: Day, restarts: boolean): void {
    const { left: amount, expires } = lot;
    // Points that nothing stands beside start a clock, whatever else restarts it.
    if (restarts || this.#lots.length === 0) this.#restart(day);
    this.#balance += amount;
    const repaid = smaller(amount, this.#debt);
    this.#debt -= repaid;
    const left = amount - repaid;
    if (left === 0n) return;
    let at = this.#lots.length;
    while (at > 0 && this.#lots[at - 1]!.expires > expires) at--;
    this.#lots.splice(at, 0, { ...lot, left });
  }

  #take(amount: bigint, first: string | null, wanted: (lot: Lot) => boolean = () => true): Piece[] {
    const pieces: Piece[] = [];
    let left = amount;
    if (first !== null) left = this.#takeFrom(left, (lot) => lot.event === first, pieces);
    this.#takeFrom(left, wanted, pieces);
    this.#balance -= amount;
    return pieces;
  }

  #takeFrom(amount: bigint, wanted: (lot: Lot) => boolean, pieces: Piece[]): bigint {
    let left = amount;
    for (let i = 0; i < this.#lots.length && left > 0n; ) {
      const lot = this.#lots[i]!;
      if (!wanted(lot)) {
        i++;
        continue;
      }
      const part = smaller(lot.left, left);
      lot.left -= part;
      pieces.push({ amount: part, expires: lot.expires, event: lot.event });
      left -= part;
      if (lot.left === 0n) this.#lots.splice(i, 1);
      else i++;
    }
    return left;
  }

  /** Whether this action keeps the points of a ledger that expires by the latest one. */
  #counts(action: 'activity' | 'redemption' | number): boolean {
    const { expiry } = this.#plan;
    if (expiry.kind !== 'after latest') return false;
    if (expiry.of === null) return typeof action !== 'number';
    return typeof action === 'number'
      ? expiry.of.events.includes(action)
      : action === 'redemption' && expiry.of.redemption;
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

function availableOn(available: Availability, day: Day): Day {
  // The day of the year itself is not waited for another year.
  return available.kind === 'after'
    ? forward(day, available.length)
    : nextAnniversary(day - 1, available.month, available.day);
}

function lapse(day: Day, monthEnd: boolean): Day {
  return monthEnd ? endOfMonth(day) : day;
}

function smaller(a: bigint, b: bigint): bigint {
  return b < a ? b : a;
}
