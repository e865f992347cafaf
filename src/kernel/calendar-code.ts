import { dayOf } from '../base/calendar.ts';
import type { Length } from '../compile/plan-time.ts';
import {
  add,
  atMost,
  both,
  choose,
  divide,
  either,
  type I32,
  i32,
  isZero,
  less,
  lesser,
  lessUnsigned,
  load,
  multiply,
  remainder,
  shiftLeft,
  shiftRight,
  store,
  subtract,
} from './code.ts';
import type { Grounds } from './grounds.ts';
import type { Module } from './module.ts';
import { type Routine, resultOf, type Signature } from './routine.ts';

/** The calendar of `base/calendar` once more, as code. A month is numbered from the year 0 on. */
const SHIFT = 5;
const DAY_OF_MONTH = 31;

/** The month that a day lies in, and its place there, in one number. Howard Hinnant's civil-from-days. */
function placeWorkedOut(module: Module): Signature {
  return module.routine('place in month, worked out', ['i32'], ['i32'], (r) => {
    const z = r.keep(add(r.given<'i32'>(0), 719_468));
    const era = r.keep(divide(z, 146_097));
    const dayOfEra = r.keep(subtract(z, multiply(era, 146_097)));
    const passed = add(
      subtract(subtract(dayOfEra, divide(dayOfEra, 1_460)), divide(dayOfEra, 146_096)),
      divide(dayOfEra, 36_524),
    );
    const yearOfEra = r.keep(divide(passed, 365));
    const beforeYear = subtract(add(multiply(yearOfEra, 365), divide(yearOfEra, 4)), divide(yearOfEra, 100));
    const dayOfYear = r.keep(subtract(dayOfEra, beforeYear));
    const fromMarch = r.keep(divide(add(multiply(dayOfYear, 5), 2), 153));
    const day = add(subtract(dayOfYear, divide(add(multiply(fromMarch, 153), 2), 5)), 1);
    const month = add(add(multiply(add(yearOfEra, multiply(era, 400)), 12), fromMarch), 2);
    r.leave(either(shiftLeft(month, SHIFT), day));
  });
}

/** The first day of a month. Days-from-civil, for the first of each month. */
function firstWorkedOut(module: Module): Signature {
  return module.routine('first of month, worked out', ['i32'], ['i32'], (r) => {
    const fromMarch = r.keep(subtract(r.given<'i32'>(0), 2));
    const year = r.keep(divide(fromMarch, 12));
    const month = r.keep(subtract(fromMarch, multiply(year, 12)));
    const era = r.keep(divide(year, 400));
    const yearOfEra = r.keep(subtract(year, multiply(era, 400)));
    const dayOfYear = divide(add(multiply(month, 153), 2), 5);
    const dayOfEra = add(
      subtract(add(multiply(yearOfEra, 365), divide(yearOfEra, 4)), divide(yearOfEra, 100)),
      dayOfYear,
    );
    r.leave(subtract(add(multiply(era, 146_097), dayOfEra), 719_468));
  });
}

/** The days that are looked up, which nearly all are; the others are worked out each time. */
const TABLE = { from: dayOf(1990, 1, 1), until: dayOf(2060, 1, 1), firstMonth: 1990 * 12, months: 70 * 12 } as const;

export class CalendarCode {
  readonly #module: Module;
  /** Where the place of each day in its month lies, and the first day of each month. */
  readonly #places: number;
  readonly #firsts: number;

  constructor(module: Module, grounds: Grounds) {
    this.#module = module;
    this.#places = grounds.reserve((TABLE.until - TABLE.from) * 4);
    this.#firsts = grounds.reserve(TABLE.months * 4);
  }

  /** Opens to the host what fills the tables; called once, before all else. */
  open(): void {
    const fill = this.#module.routine('fill calendar', [], [], (r) => {
      const fillOne = (count: number, address: number, from: number, worked: Signature) => {
        const at = r.variable('i32');
        r.whilst(
          () => less(at.get, count),
          () => {
            const value = resultOf('i32', worked, add(at.get, from));
            r.push(store(add(multiply(at.get, 4), address), 0, value));
            at.set(add(at.get, 1));
          },
        );
      };
      fillOne(TABLE.until - TABLE.from, this.#places, TABLE.from, placeWorkedOut(this.#module));
      fillOne(TABLE.months, this.#firsts, TABLE.firstMonth, firstWorkedOut(this.#module));
    });
    this.#module.open('fill calendar', fill);
  }

  startOfMonth(r: Routine, day: I32): I32 {
    return r.keep(add(subtract(day, this.#dayIn(this.#place(r, day))), 1));
  }

  endOfMonth(r: Routine, day: I32): I32 {
    return r.keep(resultOf('i32', this.#firstOf(), add(this.#monthOf(this.#place(r, day)), 1)));
  }

  year(r: Routine, day: I32): I32 {
    return r.keep(divide(this.#monthOf(this.#place(r, day)), 12));
  }

  addMonths(r: Routine, day: I32, months: I32): I32 {
    const routine = this.#module.routine('add months', ['i32', 'i32'], ['i32'], (inner) => {
      const place = this.#place(inner, inner.given<'i32'>(0));
      const month = inner.keep(add(this.#monthOf(place), inner.given<'i32'>(1)));
      inner.leave(this.#dayOfMonth(inner, month, this.#dayIn(place)));
    });
    return r.keep(resultOf('i32', routine, day, months));
  }

  forward(r: Routine, day: I32, { unit, count }: Length): I32 {
    return unit === 'day' ? r.keep(add(day, count)) : this.addMonths(r, day, i32(count));
  }

  /** The end of the month that lies so long after a day. */
  endOfMonthAfter(r: Routine, day: I32, length: Length): I32 {
    if (length.unit === 'day') return this.endOfMonth(r, this.forward(r, day, length));
    const month = this.#monthOf(this.#place(r, day));
    return r.keep(resultOf('i32', this.#firstOf(), add(month, length.count + 1)));
  }

  back(r: Routine, day: I32, { unit, count }: Length): I32 {
    return this.forward(r, day, { unit, count: -count });
  }

  /** The latest day on or before one that falls on a date. */
  lastAnniversary(r: Routine, day: I32, month: I32, date: I32): I32 {
    return this.#anniversary(r, 'last anniversary', day, month, date, (inner, here, today, year, of) => {
      inner.leave(choose(atMost(here, today), here, of(subtract(year, 1))));
    });
  }

  /** The first day after one that falls on a date. */
  nextAnniversary(r: Routine, day: I32, month: I32, date: I32): I32 {
    return this.#anniversary(r, 'next anniversary', day, month, date, (inner, here, today, year, of) => {
      inner.leave(choose(less(today, here), here, of(add(year, 1))));
    });
  }

  /** A date in a year. */
  anniversaryIn(r: Routine, year: I32, month: I32, date: I32): I32 {
    return this.#dayOfMonth(r, r.keep(add(add(multiply(year, 12), month), -1)), date);
  }

  /** Month and day of a date, from 1. */
  dateOf(r: Routine, day: I32): { readonly month: I32; readonly date: I32 } {
    const place = this.#place(r, day);
    return { month: r.keep(add(remainder(this.#monthOf(place), 12), 1)), date: r.keep(this.#dayIn(place)) };
  }

  /** Whole months from one day to another that is later; see `wholeUnits`. */
  monthsBetween(r: Routine, from: I32, to: I32): I32 {
    const passed = r.keep(subtract(this.#monthOf(this.#place(r, to)), this.#monthOf(this.#place(r, from))));
    const complete = this.addMonths(r, from, passed);
    return r.keep(subtract(passed, less(to, complete)));
  }

  /** The day in a month on a date that the month may lack; then its last. */
  monthlyDate(r: Routine, day: I32, date: number): I32 {
    const month = this.#monthOf(this.#place(r, day));
    const here = this.#dayOfMonth(r, r.keep(month), i32(date));
    const next = this.#dayOfMonth(r, r.keep(add(month, 1)), i32(date));
    return r.keep(choose(less(day, here), here, next));
  }

  #dayOfMonth(r: Routine, month: I32, date: I32): I32 {
    const routine = this.#module.routine('day of month', ['i32', 'i32'], ['i32'], (inner) => {
      const [at, wanted] = [inner.given<'i32'>(0), inner.given<'i32'>(1)];
      const first = inner.keep(resultOf('i32', this.#firstOf(), at));
      const day = inner.keep(subtract(add(first, wanted), 1));
      inner.when(less(wanted, 29), () => inner.leave(day));
      const last = inner.keep(subtract(resultOf('i32', this.#firstOf(), add(at, 1)), 1));
      inner.leave(lesser(day, last));
    });
    return r.keep(resultOf('i32', routine, month, date));
  }

  #anniversary(
    r: Routine,
    name: string,
    day: I32,
    month: I32,
    date: I32,
    write: (inner: Routine, here: I32, today: I32, year: I32, of: (year: I32) => I32) => void,
  ): I32 {
    const routine = this.#module.routine(name, ['i32', 'i32', 'i32'], ['i32'], (inner) => {
      const [today, inMonth, wanted] = [0, 1, 2].map((at) => inner.given<'i32'>(at)) as [I32, I32, I32];
      const year = this.year(inner, today);
      const of = (which: I32) => this.anniversaryIn(inner, which, inMonth, wanted);
      write(inner, of(year), today, year, of);
    });
    return r.keep(resultOf('i32', routine, day, month, date));
  }

  #placeInMonth(): Signature {
    const { from, until } = TABLE;
    return this.#lookUp('place in month', from, until - from, this.#places, placeWorkedOut(this.#module));
  }

  #firstOf(): Signature {
    const { firstMonth, months } = TABLE;
    return this.#lookUp('first of month', firstMonth, months, this.#firsts, firstWorkedOut(this.#module));
  }

  #lookUp(name: string, from: number, count: number, address: number, worked: Signature): Signature {
    return this.#module.routine(name, ['i32'], ['i32'], (r) => {
      const asked = r.given<'i32'>(0);
      const at = r.keep(subtract(asked, from));
      r.rarely(isZero(lessUnsigned(at, count)), () => r.leave(resultOf('i32', worked, asked)));
      r.leave(load('i32', multiply(at, 4), address));
    });
  }

  #place(r: Routine, day: I32): I32 {
    return r.keep(resultOf('i32', this.#placeInMonth(), day));
  }

  #monthOf(place: I32): I32 {
    return shiftRight(place, SHIFT);
  }

  #dayIn(place: I32): I32 {
    return both(place, DAY_OF_MONTH);
  }
}
