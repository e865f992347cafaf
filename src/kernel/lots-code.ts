import { FIRST_DAY } from '../base/calendar.ts';
import type { ExactVariable } from './arithmetic.ts';
import { type Build, stir } from './build.ts';
import { add, atMost, both, equal, greater, type I32, i32, isZero, less, load, store, subtract } from './code.ts';
import { type Exact, type Extent, NOTHING } from './exact.ts';
import { givenExact, wordsOf, wordTypes } from './exact-words.ts';
import { exactWithin, type List, widthOf } from './layout.ts';
import { memberRoutine, type Pen, tell } from './pen.ts';
import type { Signature } from './routine.ts';

/** Points that expire on one day: the day, and what is left of them. */
const LOT = { expires: 0, left: 8 } as const;

/**
 * The points of one ledger by the days on which they expire, as code; whoever expires first lies first. Points that expire
 * on one day are one lot, since nothing a kernel does can tell them apart: with expiry at the end of months there are as
 * many lots as months.
 */
export class LotsCode {
  readonly #build: Build;
  readonly #ledger: number;
  readonly #extent: Extent;
  readonly #list: List;

  constructor(build: Build, ledger: number) {
    this.#build = build;
    this.#ledger = ledger;
    this.#extent = build.extents.ledger(ledger);
    this.#list = build.layout.list(LOT.left + widthOf(this.#extent));
  }

  /** How many lots there are. */
  count({ m }: Pen): I32 {
    return this.#build.lists.count(m, this.#list);
  }

  /** When the first of them expires, where there is any. */
  firstExpiry({ m }: Pen): I32 {
    return load('i32', this.#build.lists.first(m, this.#list), LOT.expires);
  }

  /** What is left of the first, where there is any. */
  first(pen: Pen): Exact {
    return this.#left(pen, pen.r.keep(this.#build.lists.first(pen.m, this.#list))).get;
  }

  clear(pen: Pen): void {
    this.#build.lists.clear(pen.r, pen.m, this.#list);
    stir(this.#build, pen);
  }

  put(pen: Pen, expires: I32, amount: Exact): void {
    const { lists } = this.#build;
    const { r, m, math } = pen;
    const count = r.keep(this.count(pen));
    const last = r.keep(subtract(lists.entry(m, this.#list, count), i32(this.#list.entry)));
    const latest = r.variable('i32', i32(FIRST_DAY - 1));
    r.when(count, () => latest.set(load('i32', last, LOT.expires)));
    r.when(
      equal(latest.get, expires),
      () => this.#raise(pen, last, amount),
      () =>
        r.rarely(
          less(expires, latest.get),
          () => tell(pen, this.#find(), expires, ...wordsOf(math, amount, this.#extent)),
          () => {
            r.when(isZero(count), () => stir(this.#build, pen));
            this.#fill(pen, lists.append(r, m, this.#list), expires, amount);
          },
        ),
    );
  }

  /** Removes what has expired by the start of a day; gives how much that was. */
  expire(pen: Pen, day: I32): Exact {
    const { lists } = this.#build;
    const { r, m, math } = pen;
    const { most } = this.#extent;
    const gone = math.variable(this.#extent, NOTHING);
    const count = r.variable('i32');
    const lot = r.variable('i32', lists.first(m, this.#list));
    const due = () => {
      const is = r.variable('i32', less(count.get, this.count(pen)));
      r.when(is.get, () => is.set(atMost(load('i32', lot.get, LOT.expires), day)));
      return is.get;
    };
    r.whilst(due, () => {
      gone.set({ ...math.add(gone.get, this.#left(pen, lot.get).get), most });
      count.set(add(count.get, 1));
      lot.set(add(lot.get, this.#list.entry));
    });
    lists.removeFirst(r, m, this.#list, count.get);
    return gone.get;
  }

  /** Takes an amount that is there, earliest expiry first. */
  take(pen: Pen, amount: Exact): void {
    const { lists } = this.#build;
    const { r, m, math } = pen;
    const { most } = this.#extent;
    const [left, empty] = [math.variable(this.#extent, amount), r.variable('i32')];
    const lot = r.variable('i32', lists.first(m, this.#list));
    r.whilst(
      () => math.isAboveZero(left.get),
      () => {
        const inLot = this.#left(pen, lot.get);
        const part = math.lesser(inLot.get, left.get);
        const rest = { ...math.subtract(inLot.get, part), most };
        left.set({ ...math.subtract(left.get, part), most });
        inLot.set(rest);
        empty.set(add(empty.get, isZero(math.isAboveZero(rest))));
        lot.set(add(lot.get, this.#list.entry));
      },
    );
    r.when(empty.get, () => {
      lists.removeFirst(r, m, this.#list, empty.get);
      stir(this.#build, pen);
    });
  }

  /** Given when points expire, and how many: puts them in their place, where others expire later. */
  #find(): Signature {
    const { lists, module } = this.#build;
    const takes = ['i32', ...wordTypes(this.#extent)] as const;
    return memberRoutine(module, `lot in ledger ${this.#ledger}`, takes, [], (pen, [expires]) => {
      const { r, m } = pen;
      const amount = givenExact(r, this.#extent, 2);
      const at = r.variable('i32', this.count(pen));
      const before = () => lists.entry(m, this.#list, subtract(at.get, 1));
      const moves = r.variable('i32', i32(1));
      r.whilst(
        () => both(greater(at.get, 0), moves.get),
        () => {
          moves.set(less(expires!, load('i32', before(), LOT.expires)));
          at.set(subtract(at.get, moves.get));
        },
      );
      const same = r.variable('i32');
      r.when(greater(at.get, 0), () => same.set(equal(load('i32', before(), LOT.expires), expires!)));
      r.when(
        same.get,
        () => this.#raise(pen, r.keep(before()), amount),
        () => {
          r.when(isZero(at.get), () => stir(this.#build, pen));
          this.#fill(pen, lists.insert(r, m, this.#list, at.get), expires!, amount);
        },
      );
    });
  }

  #fill(pen: Pen, lot: I32, expires: I32, amount: Exact): void {
    pen.r.push(store(lot, LOT.expires, expires));
    this.#left(pen, lot).set(amount);
  }

  #raise(pen: Pen, lot: I32, amount: Exact): void {
    const left = this.#left(pen, lot);
    left.set({ ...pen.math.add(left.get, amount), most: this.#extent.most });
  }

  #left({ math, r }: Pen, lot: I32): ExactVariable {
    return exactWithin(math, r, lot, LOT.left, this.#extent);
  }
}
