import { ONE } from '../base/rational.ts';
import type { PlanMeasure } from '../compile/plan-measure.ts';
import type { Build } from './build.ts';
import {
  add,
  atLeast,
  atMost,
  both,
  divide,
  either,
  greater,
  type I32,
  i32,
  i64,
  less,
  load,
  node,
  shiftLeft,
  store,
  subtract,
  type Type,
  widen,
} from './code.ts';
import { Daybook } from './daybook.ts';
import { constant, type Exact, type Extent, Inexact, isWide, NOTHING } from './exact.ts';
import { exactWithin, LIST, type List, widthOf } from './layout.ts';
import { memberRoutine, own, type Pen } from './pen.ts';

/** What was seen of an event that cannot be added up: its day, and the value. */
const SEEN = { day: 0, value: 8 } as const;
const MOST_WORDS = 64;
/** Of days, months and years. */
const COUNT: Extent = { per: 1n, most: 2n ** 20n };

/** What measures count and what they are, of those that some rule reads. */
export class MeasureCode {
  readonly #build: Build;
  readonly #read: ReadonlySet<number>;
  readonly #sums = new Map<number, Daybook>();
  readonly #seen = new Map<number, List>();

  constructor(build: Build, read: ReadonlySet<number>) {
    this.#build = build;
    this.#read = read;
  }

  /** An event counts for its measures, before any rule reads it. */
  notice(pen: Pen, event: number): void {
    const { plan, index, parts } = this.#build;
    for (const measure of index.measuresOfEvent[event]!) {
      if (!this.#read.has(measure)) continue;
      const { when } = plan.measures[measure]!;
      if (when === null) this.#count(pen, measure, event);
      else pen.r.when(parts.holds(pen, when, event), () => this.#count(pen, measure, event));
    }
  }

  /** What a ledger earned by a rule; with null by a reward or a milestone, which counts only where any rule does. */
  earned(pen: Pen, ledger: number, earning: number | null, amount: Exact): void {
    const { plan, index } = this.#build;
    const rule = earning === null ? null : plan.earnings[earning]!;
    for (const measure of index.measuresOfLedger[ledger]!) {
      const { source } = plan.measures[measure]!;
      if (!this.#read.has(measure) || source.kind !== 'earned') continue;
      const { event, tag } = source;
      if ((event === null || rule?.event === event) && (tag === null || rule?.tag === tag))
        this.#sum(measure).add(pen, amount);
    }
  }

  /** A measure as it is at the moment at work. */
  measure(pen: Pen, measure: number): Exact {
    const { module, extents } = this.#build;
    const extent = extents.measure(measure);
    const wide = isWide(extent);
    const mayBeUnknown = this.#mayBeUnknown(measure);
    const leaves: Type[] = ['i64', ...(wide ? (['i64'] as const) : []), ...(mayBeUnknown ? (['i64'] as const) : [])];
    const routine = memberRoutine(module, `measure ${measure}`, [], leaves, (inner) => {
      const value = inner.math.in(this.#work(inner, measure), extent);
      const known = mayBeUnknown ? [widen(value.known ?? i32(1))] : [];
      inner.r.leave(value.low, ...(wide ? [value.high!] : []), ...known);
    });
    const left = pen.r.callKeeping(routine, pen.m);
    const known = mayBeUnknown ? pen.r.keep(node('i32', [left.at(-1)!.bytes, 0xa7])) : null;
    return { ...extent, low: left[0]!, high: wide ? left[1]! : null, known, constant: null };
  }

  #mayBeUnknown(measure: number): boolean {
    const { source } = this.#build.plan.measures[measure]!;
    if (source.kind === 'latest') return true;
    return source.kind === 'since' && source.attribute !== null;
  }

  #work(pen: Pen, measure: number): Exact {
    const { plan, moment, parts } = this.#build;
    const { source, window } = plan.measures[measure]!;
    const until = pen.r.keep(moment.until(pen.r).get);
    switch (source.kind) {
      case 'earned':
      case 'field':
      case 'count':
        return this.#sum(measure).sum(pen, until);
      case 'balance':
        return parts.balance(pen, source.ledger);
      case 'since':
        return this.#since(pen, source);
      case 'years at':
        return this.#yearsAt(pen, source);
      default: {
        const from = parts.windowFrom(pen, window, until);
        const end = parts.windowUntil(pen, window, until);
        return this.#fold(pen, measure, from, end);
      }
    }
  }

  #count(pen: Pen, measure: number, event: number): void {
    const { plan, lists, moment, parts } = this.#build;
    const { source, window } = plan.measures[measure]!;
    const value = 'field' in source ? parts.value(pen, { op: 'field', field: source.field }, event) : constant(ONE);
    if (source.kind === 'field' || source.kind === 'count') {
      this.#sum(measure).add(pen, value);
      return;
    }
    const { r, m, math } = pen;
    const list = this.#list(measure);
    const day = moment.day(r).get;
    const room = load('i32', m, list.offset + LIST.room);
    if (window.kind !== 'period' && window.kind !== 'since' && window.kind !== 'lifetime')
      r.when(atLeast(lists.count(m, list), room), () => {
        const oldest = parts.windowFrom(pen, window, r.keep(day));
        lists.retain(r, m, list, (entry) => atLeast(load('i32', entry, SEEN.day), oldest));
      });
    const place = lists.append(r, m, list);
    r.push(store(place, SEEN.day, day));
    exactWithin(math, r, place, SEEN.value, this.#extentOfSeen(measure)).set(value);
  }

  #fold(pen: Pen, measure: number, from: I32, until: I32): Exact {
    const { plan, lists, extents } = this.#build;
    const { r, m, math } = pen;
    const { source } = plan.measures[measure]!;
    const extent = this.#extentOfSeen(measure);
    const list = this.#list(measure);
    const inWindow = (entry: I32) => {
      const day = r.keep(load('i32', entry, SEEN.day));
      return both(atLeast(day, from), less(day, until));
    };
    const valueIn = (entry: I32) => exactWithin(math, r, entry, SEEN.value, extent).get;
    const number = (count: I32): Exact => math.exact(widen(count), null, extents.measure(measure));
    switch (source.kind) {
      case 'distinct': {
        const words = r.variable('i64');
        lists.each(r, m, list, (entry) =>
          r.when(inWindow(entry), () => words.set(either(words.get, shiftLeft(i64(1n), valueIn(entry).low)))),
        );
        return math.exact(node('i64', [words.get.bytes, 0x7b]), null, extents.measure(measure));
      }
      case 'days': {
        const [days, latest] = [r.variable('i32'), r.variable('i32', i32(-0x8000_0000))];
        lists.each(r, m, list, (entry) => {
          const day = r.keep(load('i32', entry, SEEN.day));
          r.when(both(inWindow(entry), greater(day, latest.get)), () => {
            days.set(add(days.get, 1));
            latest.set(day);
          });
        });
        return number(days.get);
      }
      case 'largest': {
        const [largest, any] = [math.variable(extent), r.variable('i32')];
        lists.each(r, m, list, (entry) => {
          r.when(inWindow(entry), () => {
            const value = valueIn(entry);
            largest.set(math.choose(both(any.get, math.inOrder(largest.get, '>=', value)), largest.get, value));
            any.set(i32(1));
          });
        });
        return largest.get;
      }
      default: {
        const [latest, known] = [math.variable(extent, NOTHING), r.variable('i32')];
        lists.each(r, m, list, (entry) => {
          r.when(inWindow(entry), () => {
            latest.set(valueIn(entry));
            known.set(i32(1));
          });
        });
        return { ...latest.get, known: known.get };
      }
    }
  }

  #since(pen: Pen, { unit, attribute }: PlanMeasure['source'] & { kind: 'since' }): Exact {
    const { moment, calendar, joined, parts } = this.#build;
    const { r, math } = pen;
    const start = attribute === null ? null : parts.attribute(pen, attribute);
    const from = r.keep(start === null ? own(pen, joined).get : node('i32', [start.low.bytes, 0xa7]));
    const day = r.keep(moment.day(r).get);
    const units = r.variable('i32');
    r.when(greater(day, from), () => {
      if (unit === 'day') units.set(subtract(day, from));
      else {
        const months = calendar.monthsBetween(r, from, day);
        units.set(unit === 'month' ? months : divide(months, 12));
      }
    });
    const value = math.exact(widen(units.get), null, COUNT);
    return { ...value, known: start?.known ?? null };
  }

  /** Finished calendar years from the one of joining on. */
  #yearsAt(pen: Pen, { ladder, tier, consecutive }: PlanMeasure['source'] & { kind: 'years at' }): Exact {
    const { moment, calendar, joined, parts } = this.#build;
    const { r, math } = pen;
    const first = calendar.year(r, r.keep(own(pen, joined).get));
    const year = r.variable('i32', subtract(calendar.year(r, r.keep(moment.day(r).get)), 1));
    const [years, row] = [r.variable('i32'), r.variable('i32', i32(1))];
    r.whilst(
      () => both(row.get, atMost(first, year.get)),
      () => {
        const end = calendar.anniversaryIn(r, year.get, i32(12), i32(31));
        const held = r.keep(atLeast(parts.tierAtEndOf(pen, ladder, end), tier));
        years.set(add(years.get, held));
        if (consecutive) row.set(held);
        year.set(subtract(year.get, 1));
      },
    );
    return math.exact(widen(years.get), null, COUNT);
  }

  #sum(measure: number): Daybook {
    const known = this.#sums.get(measure);
    if (known !== undefined) return known;
    const { plan, extents } = this.#build;
    const { window, name } = plan.measures[measure]!;
    const sum = new Daybook(this.#build, window, extents.measure(measure), `measure ${measure} ${name}`);
    this.#sums.set(measure, sum);
    return sum;
  }

  #list(measure: number): List {
    const known = this.#seen.get(measure);
    if (known !== undefined) return known;
    const list = this.#build.layout.list(SEEN.value + widthOf(this.#extentOfSeen(measure)));
    this.#seen.set(measure, list);
    return list;
  }

  #extentOfSeen(measure: number): Extent {
    const { plan, extents } = this.#build;
    const { source } = plan.measures[measure]!;
    if (!('field' in source)) return constant(ONE);
    const field = plan.events[source.event]!.fields[source.field]!;
    if (source.kind === 'distinct' && (field.type !== 'choice' || field.choices.length > MOST_WORDS))
      throw new Inexact(`a measure of more than ${MOST_WORDS} different words`);
    return extents.field(field);
  }
}
