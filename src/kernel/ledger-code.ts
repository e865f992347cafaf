import { FOREVER } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import type { PlanLedger } from '../compile/plan-ledger.ts';
import { expiryRule } from '../engine/accounts.ts';
import type { PostingReason } from '../engine/books.ts';
import type { ExactVariable } from './arithmetic.ts';
import { type Build, stir } from './build.ts';
import { add, atMost, both, choose, equal, type I32, i32, isZero, less, unequal } from './code.ts';
import { constant, type Exact, type Extent, NOTHING } from './exact.ts';
import { givenExact, wordsOf, wordTypes } from './exact-words.ts';
import { CAUSED } from './journal.ts';
import { type ExactField, exactAt, exactField, type Field } from './layout.ts';
import { LotsCode } from './lots-code.ts';
import { memberRoutine, own, type Pen, tell } from './pen.ts';

/** What one ledger has in memory. Lots are kept only where they expire by their own days. */
interface Place {
  readonly balance: ExactField;
  readonly lots: LotsCode | null;
  /** For expiry by the latest action: the day on which everything lapses if nothing happens. */
  readonly lapses: Field<'i32'> | null;
  readonly suspended: Field<'i32'> | null;
}

/** The ledgers as code; see `Ledger` and `Accounts` of the interpreter. */
export class LedgerCode {
  readonly #build: Build;
  readonly #places: readonly Place[];

  constructor(build: Build) {
    this.#build = build;
    const { plan, layout, extents } = build;
    this.#places = plan.ledgers.map(({ expiry, suspended }, i) => {
      const extent = extents.ledger(i);
      const lots = expiry.kind === 'after earning' || expiry.kind === 'yearly';
      return {
        balance: exactField(layout, extent),
        lots: lots ? new LotsCode(build, i) : null,
        lapses: expiry.kind === 'after latest' ? layout.field('i32', FOREVER) : null,
        suspended: suspended === null ? null : layout.field('i32'),
      };
    });
  }

  /** Where balances lie, for the host. */
  get balances(): readonly ExactField[] {
    return this.#places.map(({ balance }) => balance);
  }

  balance(pen: Pen, ledger: number): Exact {
    return this.#balance(pen, ledger).get;
  }

  /** The next day on which something expires. */
  nextExpiry(pen: Pen, ledger: number): I32 {
    const { plan } = this.#build;
    const { r, math } = pen;
    const { lots, lapses, suspended } = this.#places[ledger]!;
    if (plan.ledgers[ledger]!.expiry.kind === 'never') return i32(FOREVER);
    const next = r.variable('i32', i32(FOREVER));
    if (lots !== null) r.when(lots.count(pen), () => next.set(lots.firstExpiry(pen)));
    else r.when(math.isAboveZero(this.balance(pen, ledger)), () => next.set(own(pen, lapses!).get));
    if (suspended !== null) r.when(own(pen, suspended).get, () => next.set(i32(FOREVER)));
    return next.get;
  }

  /** Points above zero that come in by a rule of the books. */
  put(pen: Pen, ledger: number, amount: Exact, reason: PostingReason, rule: string, caused: I32): void {
    tell(pen, this.#add(ledger), ...this.#words(pen, ledger, amount));
    this.#post(pen, ledger, amount, reason, rule, caused);
  }

  earn(pen: Pen, ledger: number, amount: Exact, earning: number | null, rule: string, caused: I32): void {
    this.put(pen, ledger, amount, 'earned', rule, caused);
    this.#build.parts.earned(pen, ledger, earning, amount);
  }

  /** Takes `most` out of a ledger as far as it is there, by default all of it; gives what was taken. */
  clear(pen: Pen, ledger: number, most: bigint | null, rule: string, reason: PostingReason = 'cleared'): Exact {
    const { math, r } = pen;
    const extent = this.#extent(ledger);
    const balance = this.balance(pen, ledger);
    const amount = most === null ? balance : math.lesser(balance, constant(integer(most)));
    r.when(math.isAboveZero(amount), () => {
      tell(pen, this.#take(ledger), ...this.#words(pen, ledger, amount));
      this.#post(pen, ledger, math.subtract(NOTHING, amount), reason, rule, i32(CAUSED.byNobody));
    });
    return math.in(amount, { per: 1n, most: extent.most });
  }

  /** What is there to spend in some ledgers. */
  spendable(pen: Pen, ledgers: readonly number[]): Exact {
    return ledgers.map((ledger) => this.balance(pen, ledger)).reduce((a, b) => pen.math.add(a, b));
  }

  /** Takes a price that the ledgers cover together: what expires earliest first, of equal expiry from the first ledger. */
  spend(pen: Pen, ledgers: readonly number[], price: bigint, rule: string): void {
    const { math, r } = pen;
    const [only] = ledgers;
    if (ledgers.length === 1) {
      this.#spendFrom(pen, only!, constant(integer(price)));
      this.#post(pen, only!, constant(integer(-price)), 'redeemed', rule, i32(CAUSED.byNobody));
      return;
    }
    const left = math.variable({ per: 1n, most: price }, constant(integer(price)));
    const spent = ledgers.map((ledger) => ({
      ledger,
      total: math.variable({ per: 1n, most: price }),
      turn: r.variable('i32', i32(-1)),
    }));
    const turns = r.variable('i32');
    r.whilst(
      () => math.isAboveZero(left.get),
      () => {
        const soonest = this.#soonest(pen, ledgers);
        for (const { ledger, total, turn } of spent) {
          r.when(equal(soonest, ledger), () => {
            const piece = { ...math.lesser(left.get, this.#next(pen, ledger)), most: price };
            this.#spendFrom(pen, ledger, piece);
            total.set({ ...math.add(total.get, piece), most: price });
            left.set({ ...math.subtract(left.get, piece), most: price });
            r.when(less(turn.get, 0), () => {
              turn.set(turns.get);
              turns.set(add(turns.get, 1));
            });
          });
        }
      },
    );
    ledgers.forEach((_, at) => {
      for (const { ledger, total, turn } of spent)
        r.when(equal(turn.get, at), () =>
          this.#post(pen, ledger, math.subtract(NOTHING, total.get), 'redeemed', rule, i32(CAUSED.byNobody)),
        );
    });
  }

  /** An event that may keep points from lapsing. */
  happen(pen: Pen, event: number): void {
    this.#build.plan.ledgers.forEach((ledger, i) => {
      if (keeps(ledger, event)) this.#restart(pen, i);
    });
  }

  /** Suspends the expiry of a ledger, or ends its suspension; only of one that can be suspended. */
  suspend(pen: Pen, ledger: number, holds: I32): void {
    const { r, math } = pen;
    const { suspended, lots } = this.#places[ledger]!;
    const flag = own(pen, suspended!);
    const kept = r.keep(holds);
    r.when(unequal(flag.get, kept), () => {
      flag.set(kept);
      stir(this.#build, pen);
      r.when(isZero(kept), () => {
        if (lots === null) {
          this.#restart(pen, ledger);
          return;
        }
        const balance = this.balance(pen, ledger);
        lots.clear(pen);
        r.when(math.isAboveZero(balance), () => lots.put(pen, this.#expiryOn(pen, ledger), balance));
      });
    });
  }

  /** Removes what has lapsed by the start of the day at work. */
  expire(pen: Pen): void {
    const { plan, moment } = this.#build;
    plan.ledgers.forEach((ledger, i) => {
      if (ledger.expiry.kind === 'never') return;
      const due = atMost(this.nextExpiry(pen, i), moment.day(pen.r).get);
      pen.r.rarely(due, () => this.#expireFrom(pen, i, expiryRule(ledger)));
    });
  }

  #expireFrom(pen: Pen, ledger: number, rule: string): void {
    const { r, math } = pen;
    const { lots } = this.#places[ledger]!;
    const extent = this.#extent(ledger);
    const balance = this.#balance(pen, ledger);
    const gone = math.variable(extent, balance.get);
    if (lots !== null) gone.set(lots.expire(pen, this.#build.moment.day(r).get));
    balance.set({ ...math.subtract(balance.get, gone.get), most: extent.most });
    r.when(math.isAboveZero(gone.get), () =>
      this.#post(pen, ledger, math.subtract(NOTHING, gone.get), 'expired', rule, i32(CAUSED.byNobody)),
    );
  }

  #post(pen: Pen, ledger: number, amount: Exact, reason: PostingReason, rule: string, caused: I32): void {
    const { books, moment, rules } = this.#build;
    const day = moment.day(pen.r).get;
    books.posted(pen, ledger, amount, reason, rules.of(rule), day, day, caused);
  }

  #spendFrom(pen: Pen, ledger: number, amount: Exact): void {
    const { expiry } = this.#build.plan.ledgers[ledger]!;
    if (expiry.kind === 'after latest' && (expiry.of === null || expiry.of.redemption)) this.#restart(pen, ledger);
    tell(pen, this.#take(ledger), ...this.#words(pen, ledger, amount));
  }

  /** Of ledgers that hold something, the one whose points expire next; the first written of equals. */
  #soonest(pen: Pen, ledgers: readonly number[]): I32 {
    const { r, math } = pen;
    const [soonest, when] = [r.variable('i32', i32(-1)), r.variable('i32')];
    for (const ledger of ledgers) {
      const next = this.nextExpiry(pen, ledger);
      const earlier = choose(less(soonest.get, 0), i32(1), less(next, when.get));
      r.when(both(math.isAboveZero(this.balance(pen, ledger)), earlier), () => {
        soonest.set(i32(ledger));
        when.set(next);
      });
    }
    return soonest.get;
  }

  /** How much of a balance expires on the same day, before all the rest. */
  #next(pen: Pen, ledger: number): Exact {
    const { r, math } = pen;
    const { lots, suspended } = this.#places[ledger]!;
    const next = math.variable(this.#extent(ledger), this.balance(pen, ledger));
    if (lots !== null) {
      const first = () => next.set(lots.first(pen));
      if (suspended === null) first();
      else r.when(isZero(own(pen, suspended).get), first);
    }
    return next.get;
  }

  /** For expiry by the latest action: the clock of the whole balance starts anew. */
  #restart(pen: Pen, ledger: number): void {
    const { lapses } = this.#places[ledger]!;
    if (lapses === null) return;
    own(pen, lapses).set(this.#expiryOn(pen, ledger));
    stir(this.#build, pen);
  }

  /** When what is earned now expires, or everything if nothing happens. */
  #expiryOn({ r }: Pen, ledger: number): I32 {
    const { plan, calendar, moment } = this.#build;
    const { expiry } = plan.ledgers[ledger]!;
    const day = r.keep(moment.day(r).get);
    if (expiry.kind === 'never') return i32(FOREVER);
    if (expiry.kind === 'yearly') return calendar.nextAnniversary(r, day, i32(expiry.month), i32(expiry.day));
    return expiry.monthEnd ? calendar.endOfMonthAfter(r, day, expiry.length) : calendar.forward(r, day, expiry.length);
  }

  #add(ledger: number) {
    return memberRoutine(this.#build.module, `add to ledger ${ledger}`, this.#wordTypes(ledger), [], (pen) => {
      const { expiry } = this.#build.plan.ledgers[ledger]!;
      const { lots } = this.#places[ledger]!;
      const { math, r } = pen;
      const amount = this.#given(pen, ledger);
      const balance = this.#balance(pen, ledger);
      // Nothing lapses by inactivity but what is there.
      if (expiry.kind === 'after latest') stir(this.#build, pen);
      if (expiry.kind === 'after latest') {
        // Points that nothing stands beside start a clock, whatever else restarts it.
        if (expiry.of === null) this.#restart(pen, ledger);
        else r.when(isZero(math.isAboveZero(balance.get)), () => this.#restart(pen, ledger));
      }
      balance.set({ ...math.add(balance.get, amount), most: this.#extent(ledger).most });
      lots?.put(pen, this.#expiryOn(pen, ledger), amount);
    });
  }

  /** Takes an amount that is there, from the lots as well. */
  #take(ledger: number) {
    return memberRoutine(this.#build.module, `take from ledger ${ledger}`, this.#wordTypes(ledger), [], (pen) => {
      const amount = this.#given(pen, ledger);
      const balance = this.#balance(pen, ledger);
      const { lots, lapses } = this.#places[ledger]!;
      balance.set({ ...pen.math.subtract(balance.get, amount), most: this.#extent(ledger).most });
      lots?.take(pen, amount);
      if (lapses !== null) stir(this.#build, pen);
    });
  }

  #balance({ math, r, m }: Pen, ledger: number): ExactVariable {
    return exactAt(math, r, m, this.#places[ledger]!.balance);
  }

  #extent(ledger: number): Extent {
    return this.#places[ledger]!.balance.extent;
  }

  /** An amount as routines of a ledger are given it. */
  #words({ math }: Pen, ledger: number, amount: Exact) {
    return wordsOf(math, amount, this.#extent(ledger));
  }

  #wordTypes(ledger: number): readonly 'i64'[] {
    return wordTypes(this.#extent(ledger));
  }

  #given({ r }: Pen, ledger: number): Exact {
    return givenExact(r, this.#extent(ledger), 1);
  }
}

/** Whether an event keeps the points of a ledger that expires by the latest action. */
function keeps({ expiry }: PlanLedger, event: number): boolean {
  return expiry.kind === 'after latest' && expiry.of !== null && expiry.of.events.includes(event);
}
