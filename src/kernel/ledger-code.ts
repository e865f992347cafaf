import { FOREVER } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import type { PlanLedger } from '../compile/plan-ledger.ts';
import { expiryRule } from '../engine/accounts.ts';
import type { PostingReason } from '../engine/books.ts';
import { type ExactVariable, highOf } from './arithmetic.ts';
import type { Build } from './build.ts';
import {
  add,
  atMost,
  both,
  choose,
  equal,
  greater,
  type I32,
  i32,
  isZero,
  less,
  load,
  store,
  subtract,
  unequal,
} from './code.ts';
import { constant, type Exact, type Extent, isWide, NOTHING } from './exact.ts';
import { CAUSED } from './journal.ts';
import { type ExactField, exactAt, exactField, exactWithin, type Field, type List, widthOf } from './layout.ts';
import { memberRoutine, own, type Pen, tell } from './pen.ts';

/** Points that expire on one day: the day, and what is left of them. */
const LOT = { expires: 0, left: 8 } as const;

/** What one ledger has in memory. Lots are kept only where they expire by their own days. */
interface Place {
  readonly balance: ExactField;
  readonly lots: List | null;
  /** For expiry by the latest action: the day on which everything lapses if nothing happens. */
  readonly lapses: Field<'i32'> | null;
  readonly suspended: Field<'i32'> | null;
}

/**
 * The ledgers as code; see `Ledger` and `Accounts` of the interpreter. Points that expire on one day are one lot, since
 * nothing a kernel does can tell them apart: with expiry at the end of months there are as many lots as months.
 */
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
        lots: lots ? layout.list(LOT.left + widthOf(extent)) : null,
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
    const { lists, plan } = this.#build;
    const { r, m, math } = pen;
    const { lots, lapses, suspended } = this.#places[ledger]!;
    if (plan.ledgers[ledger]!.expiry.kind === 'never') return i32(FOREVER);
    const next = r.variable('i32', i32(FOREVER));
    if (lots !== null) r.when(lists.count(m, lots), () => next.set(load('i32', lists.first(m, lots), LOT.expires)));
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
    const { lists } = this.#build;
    const { r, m, math } = pen;
    const { suspended, lots } = this.#places[ledger]!;
    const flag = own(pen, suspended!);
    const kept = r.keep(holds);
    r.when(unequal(flag.get, kept), () => {
      flag.set(kept);
      r.when(isZero(kept), () => {
        if (lots === null) {
          this.#restart(pen, ledger);
          return;
        }
        const balance = this.balance(pen, ledger);
        lists.clear(r, m, lots);
        r.when(math.isAboveZero(balance), () => this.#putLot(pen, ledger, balance));
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
    const { lists, moment } = this.#build;
    const { r, m, math } = pen;
    const { lots } = this.#places[ledger]!;
    const extent = this.#extent(ledger);
    const balance = this.#balance(pen, ledger);
    const gone = math.variable(extent, lots === null ? balance.get : NOTHING);
    if (lots !== null) {
      const count = r.variable('i32');
      const lot = r.variable('i32', lists.first(m, lots));
      const due = () => {
        const is = r.variable('i32', less(count.get, lists.count(m, lots)));
        r.when(is.get, () => is.set(atMost(load('i32', lot.get, LOT.expires), moment.day(r).get)));
        return is.get;
      };
      // Whoever expires first lies first.
      r.whilst(due, () => {
        gone.set({ ...math.add(gone.get, this.#left(pen, ledger, lot.get).get), most: extent.most });
        count.set(add(count.get, 1));
        lot.set(add(lot.get, lots.entry));
      });
      lists.removeFirst(r, m, lots, count.get);
    }
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
    const { lists } = this.#build;
    const { r, m, math } = pen;
    const { lots, suspended } = this.#places[ledger]!;
    const next = math.variable(this.#extent(ledger), this.balance(pen, ledger));
    if (lots !== null) {
      const first = () => next.set(this.#left(pen, ledger, r.keep(lists.first(m, lots))).get);
      if (suspended === null) first();
      else r.when(isZero(own(pen, suspended).get), first);
    }
    return next.get;
  }

  /** For expiry by the latest action: the clock of the whole balance starts anew. */
  #restart(pen: Pen, ledger: number): void {
    const { lapses } = this.#places[ledger]!;
    if (lapses !== null) own(pen, lapses).set(this.#expiryOn(pen, ledger));
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
      if (expiry.kind === 'after latest') {
        // Points that nothing stands beside start a clock, whatever else restarts it.
        if (expiry.of === null) this.#restart(pen, ledger);
        else r.when(isZero(math.isAboveZero(balance.get)), () => this.#restart(pen, ledger));
      }
      balance.set({ ...math.add(balance.get, amount), most: this.#extent(ledger).most });
      if (lots !== null) this.#putLot(pen, ledger, amount);
    });
  }

  #putLot(pen: Pen, ledger: number, amount: Exact): void {
    const { lists } = this.#build;
    const { r, m, math } = pen;
    const list = this.#places[ledger]!.lots!;
    const expires = this.#expiryOn(pen, ledger);
    const last = r.keep(subtract(lists.end(m, list), i32(list.entry)));
    const same = r.variable('i32', lists.count(m, list));
    r.when(same.get, () => same.set(equal(load('i32', last, LOT.expires), expires)));
    r.rarely(
      isZero(same.get),
      () => tell(pen, this.#findLot(ledger), expires, ...this.#words(pen, ledger, amount)),
      () => {
        const left = this.#left(pen, ledger, last);
        left.set({ ...math.add(left.get, amount), most: this.#extent(ledger).most });
      },
    );
  }

  /** Given when points expire, and how many: puts them in their place where no lot like theirs is the last. */
  #findLot(ledger: number) {
    const { lists, module } = this.#build;
    const takes = ['i32', ...this.#wordTypes(ledger)] as const;
    return memberRoutine(module, `lot in ledger ${ledger}`, takes, [], (pen, [expires]) => {
      const { r, m, math } = pen;
      const list = this.#places[ledger]!.lots!;
      const amount = this.#given(pen, ledger, 2);
      const at = r.variable('i32', lists.count(m, list));
      const before = () => load('i32', lists.entry(m, list, subtract(at.get, 1)), LOT.expires);
      const moves = r.variable('i32', i32(1));
      r.whilst(
        () => both(greater(at.get, 0), moves.get),
        () => {
          moves.set(less(expires!, before()));
          at.set(subtract(at.get, moves.get));
        },
      );
      const same = r.variable('i32');
      r.when(greater(at.get, 0), () => same.set(equal(before(), expires!)));
      r.when(
        same.get,
        () => {
          const left = this.#left(pen, ledger, r.keep(lists.entry(m, list, subtract(at.get, 1))));
          left.set({ ...math.add(left.get, amount), most: this.#extent(ledger).most });
        },
        () => {
          const lot = lists.insert(r, m, list, at.get);
          r.push(store(lot, LOT.expires, expires!));
          this.#left(pen, ledger, lot).set(amount);
        },
      );
    });
  }

  /** Takes an amount that is there from the lots, earliest expiry first. */
  #take(ledger: number) {
    const { lists } = this.#build;
    return memberRoutine(this.#build.module, `take from ledger ${ledger}`, this.#wordTypes(ledger), [], (pen) => {
      const { math, r, m } = pen;
      const { lots } = this.#places[ledger]!;
      const extent = this.#extent(ledger);
      const amount = this.#given(pen, ledger);
      const balance = this.#balance(pen, ledger);
      balance.set({ ...math.subtract(balance.get, amount), most: extent.most });
      if (lots === null) return;
      const [left, empty] = [math.variable(extent, amount), r.variable('i32')];
      const lot = r.variable('i32', lists.first(m, lots));
      r.whilst(
        () => math.isAboveZero(left.get),
        () => {
          const inLot = this.#left(pen, ledger, lot.get);
          const part = math.lesser(inLot.get, left.get);
          const rest = { ...math.subtract(inLot.get, part), most: extent.most };
          left.set({ ...math.subtract(left.get, part), most: extent.most });
          inLot.set(rest);
          empty.set(add(empty.get, isZero(math.isAboveZero(rest))));
          lot.set(add(lot.get, lots.entry));
        },
      );
      r.when(empty.get, () => lists.removeFirst(r, m, lots, empty.get));
    });
  }

  #left({ math, r }: Pen, ledger: number, lot: I32): ExactVariable {
    return exactWithin(math, r, lot, LOT.left, this.#extent(ledger));
  }

  #balance({ math, r, m }: Pen, ledger: number): ExactVariable {
    return exactAt(math, r, m, this.#places[ledger]!.balance);
  }

  #extent(ledger: number): Extent {
    return this.#places[ledger]!.balance.extent;
  }

  /** An amount as routines of a ledger are given it. */
  #words({ math }: Pen, ledger: number, amount: Exact) {
    const fitting = math.in(
      { ...amount, most: this.#extent(ledger).most, high: isWide(this.#extent(ledger)) ? highOf(amount) : null },
      this.#extent(ledger),
    );
    return fitting.high === null ? [fitting.low] : [fitting.low, fitting.high];
  }

  #wordTypes(ledger: number): readonly 'i64'[] {
    return isWide(this.#extent(ledger)) ? ['i64', 'i64'] : ['i64'];
  }

  /** An amount that a routine is given, from a place on. */
  #given({ r }: Pen, ledger: number, first = 1): Exact {
    const extent = this.#extent(ledger);
    const high = isWide(extent) ? r.given<'i64'>(first + 1) : null;
    return { ...extent, low: r.given<'i64'>(first), high, known: null, constant: null };
  }
}

/** Whether an event keeps the points of a ledger that expires by the latest action. */
function keeps({ expiry }: PlanLedger, event: number): boolean {
  return expiry.kind === 'after latest' && expiry.of !== null && expiry.of.events.includes(event);
}
