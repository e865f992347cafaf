import { type Day, FOREVER } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanLedger } from '../compile/plan-ledger.ts';
import type { Posting, Watch } from './books.ts';
import { earnedMeasures } from './earned-measures.ts';
import { Ledger, type Piece } from './ledger.ts';
import type { Bearer, Readings } from './readings.ts';

/** Who writes a posting: the rule, the event that caused it (null for the clock), and the days it bears. */
export interface Entry {
  readonly rule: string;
  readonly bearer: Bearer;
  readonly posted: Day;
  readonly event: string | null;
}

/** What was taken from each ledger to pay a price. */
export type Payment = ReadonlyMap<number, readonly Piece[]>;

/**
 * The ledgers of one member with the book of postings: every change of a balance goes through here and is written down
 * as it is made, and what is earned and taken back reaches the measures over it.
 */
export class Accounts {
  readonly #plan: Plan;
  readonly #ledgers: readonly Ledger[];
  readonly #now: Readings;
  readonly #watch: Watch;

  constructor(plan: Plan, now: Readings, watch: Watch) {
    this.#plan = plan;
    this.#ledgers = plan.ledgers.map((ledger) => new Ledger(ledger));
    this.#now = now;
    this.#watch = watch;
  }

  balance(ledger: number): bigint {
    return this.#ledgers[ledger]!.balance;
  }

  /** What of a ledger can be spent. */
  available(ledger: number): bigint {
    return this.#ledgers[ledger]!.available;
  }

  /** The next day on which points that wait can be spent. */
  get nextAvailable(): Day {
    return this.#ledgers.reduce((next, ledger) => Math.min(next, ledger.nextAvailable), FOREVER);
  }

  /** Lets points be spent that have waited for `day`; whether there are any. */
  mature(day: Day): boolean {
    let any = false;
    this.#ledgers.forEach((waiting, ledger) => {
      const amount = waiting.mature(day);
      if (amount === 0n) return;
      any = true;
      this.#watch.matured?.({ ledger, amount, day });
    });
    return any;
  }

  /** The next day on which something expires. */
  get nextExpiry(): Day {
    return this.#ledgers.reduce((next, ledger) => Math.min(next, ledger.nextExpiry), FOREVER);
  }

  /** Points of a lot that belongs to `original`, from which a refund of it takes first; null where none does. */
  earn(ledger: number, amount: bigint, original: string | null, entry: Entry): void {
    this.#ledgers[ledger]!.add(amount, entry.posted, original);
    this.#post(ledger, amount, 'earned', entry);
  }

  /** Takes back up to `amount`, first from the lots of `original`. */
  reverse(ledger: number, amount: bigint, original: string, entry: Entry): void {
    if (amount <= 0n) return;
    const taken = this.#ledgers[ledger]!.reverse(amount, original);
    if (taken > 0n) this.#post(ledger, -taken, 'reversed', entry);
  }

  /** What is there to spend in some ledgers. */
  spendable(ledgers: readonly number[]): bigint {
    return ledgers.reduce((sum, ledger) => sum + this.available(ledger), 0n);
  }

  /** Takes a price that some ledgers cover together: what expires earliest first, of equal expiry from the first ledger. */
  spend(ledgers: readonly number[], price: bigint, entry: Entry): Payment {
    const payment = new Map<number, Piece[]>();
    for (let left = price; left > 0n; ) {
      const ledger = this.#soonest(ledgers);
      const pieces = this.#ledgers[ledger]!.spendNext(left, entry.posted);
      payment.set(ledger, [...(payment.get(ledger) ?? []), ...pieces]);
      left -= total(pieces);
    }
    for (const [ledger, pieces] of payment) this.#post(ledger, -total(pieces), 'redeemed', entry);
    return payment;
  }

  /** Gives a price back, with the old expiry of its points or a new one; what has lapsed since stays lapsed. */
  restore(payment: Payment, anew: boolean, entry: Entry): void {
    for (const [ledger, pieces] of payment) {
      const back = pieces.reduce((sum, piece) => sum + this.#ledgers[ledger]!.restore(piece, entry.posted, anew), 0n);
      if (back > 0n) this.#post(ledger, back, 'restored', entry);
    }
  }

  /** Of ledgers with something to spend, the one whose points expire next; the first written of equals. */
  #soonest(ledgers: readonly number[]): number {
    return ledgers
      .filter((ledger) => this.available(ledger) > 0n)
      .reduce((soonest, ledger) =>
        this.#ledgers[ledger]!.nextSpent < this.#ledgers[soonest]!.nextSpent ? ledger : soonest,
      );
  }

  /** Takes `most` out of a ledger as far as it is there, by default all of it; a debt stays. */
  clear(ledger: number, entry: Entry, most?: bigint): void {
    const amount = this.#ledgers[ledger]!.clear(most);
    if (amount > 0n) this.#post(ledger, -amount, 'cleared', entry);
  }

  /** Empties a ledger into another kind of points; returns what was in it. A debt stays, to be paid in what it is owed in. */
  convertFrom(ledger: number, entry: Entry): bigint {
    const amount = this.#ledgers[ledger]!.clear();
    if (amount > 0n) this.#post(ledger, -amount, 'converted', entry);
    return amount;
  }

  /** Points that a change of the rules brings. */
  convertTo(ledger: number, amount: bigint, entry: Entry): void {
    if (amount <= 0n) return;
    this.#ledgers[ledger]!.add(amount, entry.posted, null);
    this.#post(ledger, amount, 'converted', entry);
  }

  /** An event that may keep points from lapsing. */
  happen(event: number, day: Day): void {
    for (const ledger of this.#ledgers) ledger.happen(event, day);
  }

  /** Suspends the expiry of a ledger, or ends its suspension. */
  suspend(ledger: number, suspended: boolean, day: Day): void {
    this.#ledgers[ledger]!.suspend(suspended, day);
  }

  /** Removes what has lapsed by the start of `day`. */
  expire(day: Day): void {
    this.#ledgers.forEach((ledger, i) => {
      const gone = ledger.expire(day);
      const entry = entryOn(day, expiryRule(this.#plan.ledgers[i]!));
      if (gone > 0n) this.#post(i, -gone, 'expired', entry);
    });
  }

  #post(ledger: number, amount: bigint, reason: Posting['reason'], { rule, bearer, posted, event }: Entry): void {
    this.#watch.posted?.({ ledger, amount, reason, rule, day: bearer.day, posted, event });
    if (reason !== 'earned' && reason !== 'reversed') return;
    for (const measure of earnedMeasures(this.#plan, ledger, rule)) this.#now.count(measure, bearer, integer(amount));
  }
}

function total(pieces: readonly Piece[]): bigint {
  return pieces.reduce((sum, { amount }) => sum + amount, 0n);
}

/** An entry by the clock or by the member, which bears the day it is written on. */
export function entryOn(day: Day, rule: string): Entry {
  return { rule, bearer: { day, posted: day }, posted: day, event: null };
}

/** The name under which the expiry of a ledger appears in the books. */
export function expiryRule(ledger: PlanLedger): string {
  return `expiry of ${ledger.name}`;
}
