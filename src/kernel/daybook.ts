import { FIRST_DAY } from '../base/calendar.ts';
import type { Window } from '../compile/plan-time.ts';
import type { Build } from './build.ts';
import {
  add,
  atLeast,
  choose,
  equal,
  greater,
  type I32,
  i32,
  isZero,
  less,
  lessUnsigned,
  load,
  multiply,
  shiftRightUnsigned,
  store,
  subtract,
} from './code.ts';
import type { Exact, Extent } from './exact.ts';
import { exactWithin, type Field, LIST, type List, widthOf } from './layout.ts';
import { ask, memberRoutine, own, type Pen, tell } from './pen.ts';

/** An entry: a day, and the sum of all that counts up to its end. */
const DAY = 0;
const SUM = 8;

/**
 * What counts for a measure or a limit, as sums up to the end of each day on which anything counts: what a window holds
 * is the difference of two of them. Days that no window can reach any more are dropped when room is short, but for the
 * sum at their end, so that a year has at most its days, and a rolling year at most 366.
 */
export class Daybook {
  readonly #build: Build;
  readonly #list: List;
  /** How far behind the first entry the last was that lay before the window when it was read last; no more than a guess. */
  readonly #near: Field<'i32'>;
  readonly #window: Window;
  readonly extent: Extent;
  readonly #name: string;

  constructor(build: Build, window: Window, extent: Extent, name: string) {
    this.#build = build;
    this.#window = window;
    this.extent = extent;
    this.#name = name;
    this.#list = build.layout.list(SUM + widthOf(extent));
    this.#near = build.layout.field('i32');
  }

  /** An amount counts on the day at work. */
  add(pen: Pen, amount: Exact): void {
    const { lists, moment, module } = this.#build;
    const { r, m, math } = pen;
    const day = r.keep(moment.day(r).get);
    const count = r.variable('i32', lists.count(m, this.#list));
    const place = r.variable('i32', lists.entry(m, this.#list, count.get));
    const sum = math.variable(this.extent, amount);
    const latest = r.variable('i32', i32(FIRST_DAY - 1));
    r.when(count.get, () => {
      const last = r.keep(subtract(place.get, i32(this.#list.entry)));
      sum.set({ ...math.add(this.#sumOf(pen, last), amount), most: this.extent.most });
      latest.set(load('i32', last, DAY));
    });
    r.rarely(
      equal(latest.get, day),
      () => place.set(subtract(place.get, i32(this.#list.entry))),
      () => {
        r.rarely(lists.isFull(m, this.#list), () => {
          tell(
            pen,
            memberRoutine(module, `room in ${this.#name}`, [], [], (inner) => this.#makeRoom(inner)),
          );
          count.set(lists.count(m, this.#list));
          place.set(lists.end(m, this.#list));
        });
        lists.cut(r, m, this.#list, add(count.get, 1));
        r.push(store(place.get, DAY, day));
      },
    );
    exactWithin(math, r, place.get, SUM, this.extent).set(sum.get);
  }

  /** What counts in the window, read at an end. */
  sum(pen: Pen, until: I32): Exact {
    const { parts } = this.#build;
    const end = this.#sumAt(pen, this.#beforeEnd(pen, parts.windowUntil(pen, this.#window, until)));
    if (this.#window.kind === 'lifetime') return end;
    const start = this.#beforeStart(pen, parts.windowFrom(pen, this.#window, until));
    const difference = pen.math.subtract(end, this.#sumAt(pen, start));
    // A window never holds more than there is in all.
    return pen.math.exact(difference.low, difference.high, this.extent);
  }

  /** The sum up to the end of an entry's day; zero is no entry. */
  #sumAt(pen: Pen, entry: I32): Exact {
    const sum = pen.math.variable(this.extent);
    pen.r.when(entry, () => sum.set(this.#sumOf(pen, entry)));
    return sum.get;
  }

  /** The address of the last entry before the end of a window, behind which most often nothing lies. */
  #beforeEnd(pen: Pen, day: I32): I32 {
    const { lists } = this.#build;
    const { r, m } = pen;
    const found = r.variable('i32');
    r.when(lists.count(m, this.#list), () => {
      found.set(subtract(lists.end(m, this.#list), i32(this.#list.entry)));
      r.rarely(atLeast(load('i32', found.get, DAY), day), () => found.set(this.#find(pen, day)));
    });
    return found.get;
  }

  /** The same before the start of a window, which lies near the one that was found when it was read before. */
  #beforeStart(pen: Pen, day: I32): I32 {
    const { lists, module } = this.#build;
    const routine = memberRoutine(module, `start in ${this.#name}`, ['i32'], ['i32'], (inner, [start]) => {
      const { r, m } = inner;
      const { entry } = this.#list;
      const near = own(inner, this.#near);
      const first = r.keep(lists.first(m, this.#list));
      r.when(isZero(lists.count(m, this.#list)), () => r.leave(i32(0)));
      r.when(atLeast(load('i32', first, DAY), start!), () => r.leave(i32(0)));
      const last = r.keep(subtract(lists.end(m, this.#list), i32(entry)));
      const found = r.variable('i32', last);
      r.when(atLeast(load('i32', last, DAY), start!), () => {
        const guess = r.keep(add(first, near.get));
        const right = r.variable('i32', less(guess, last));
        r.when(right.get, () => right.set(less(load('i32', guess, DAY), start!)));
        r.rarely(
          isZero(right.get),
          () => found.set(this.#find(inner, start!)),
          () => {
            found.set(guess);
            // The last of them is not before the day, so that the end is never gone past.
            r.whilst(
              () => less(load('i32', found.get, DAY + entry), start!),
              () => found.set(add(found.get, entry)),
            );
          },
        );
      });
      near.set(subtract(found.get, first));
      r.leave(found.get);
    });
    return ask(pen, routine, day);
  }

  /** The address of the last entry before a day; zero where there is none. */
  #find(pen: Pen, day: I32): I32 {
    const name = `days of ${this.#list.entry} before`;
    const routine = memberRoutine(this.#build.module, name, ['i32', 'i32'], ['i32'], (inner, [offset, limit]) =>
      this.#search(inner, offset!, limit!),
    );
    return ask(pen, routine, i32(this.#list.offset), day);
  }

  #search({ r, m }: Pen, offset: I32, day: I32): void {
    const { entry } = this.#list;
    const list = r.keep(add(m, offset));
    const first = r.keep(add(m, load('i32', list, LIST.first)));
    const [low, high] = [r.variable('i32'), r.variable('i32', load('i32', list, LIST.count))];
    r.whilst(
      () => lessUnsigned(low.get, high.get),
      () => {
        const middle = r.keep(shiftRightUnsigned(add(low.get, high.get), 1));
        // Chosen and not branched upon, since every other branch would be guessed wrong.
        const earlier = r.keep(less(load('i32', add(first, multiply(middle, entry)), DAY), day));
        low.set(choose(earlier, add(middle, 1), low.get));
        high.set(choose(earlier, high.get, middle));
      },
    );
    r.when(equal(low.get, 0), () => r.leave(i32(0)));
    r.leave(add(first, multiply(subtract(low.get, 1), entry)));
  }

  #makeRoom(pen: Pen): void {
    const { lists } = this.#build;
    this.#forget(pen);
    lists.relax(pen.r, pen.m, this.#list);
    lists.need(pen.r, pen.m, this.#list);
  }

  /** Drops what no window reaches any more, read today or later, but for the last of it. */
  #forget(pen: Pen): void {
    const { lists, moment, parts } = this.#build;
    const { r, m } = pen;
    const { kind } = this.#window;
    const today = moment.day(r).get;
    if (kind === 'period' || kind === 'since') return;
    const oldest = kind === 'lifetime' ? today : parts.windowFrom(pen, this.#window, r.keep(today));
    const gone = r.variable('i32');
    const next = r.variable('i32', lists.entry(m, this.#list, i32(1)));
    const end = r.keep(lists.end(m, this.#list));
    const isOld = () => {
      const is = r.variable('i32', less(next.get, end));
      r.when(is.get, () => is.set(less(load('i32', next.get, DAY), oldest)));
      return is.get;
    };
    r.whilst(isOld, () => {
      gone.set(add(gone.get, 1));
      next.set(add(next.get, this.#list.entry));
    });
    r.when(greater(gone.get, 0), () => lists.removeFirst(r, m, this.#list, gone.get));
  }

  #sumOf({ r, math }: Pen, entry: I32): Exact {
    return exactWithin(math, r, entry, SUM, this.extent).get;
  }
}
