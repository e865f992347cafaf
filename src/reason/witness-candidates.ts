import { type Day, dayOf } from '../base/calendar.ts';
import { compare, integer, ONE, type Rational } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { FieldType } from '../compile/plan-event.ts';
import type { FieldValue, MemberEvent, Redemption } from '../engine/books.ts';
import { forward } from '../engine/window.ts';
import { ceilingOf, floorOf } from './linear.ts';
import { type PlanTargets, wordings } from './plan-targets.ts';
import { daysAfter } from './witness-days.ts';
import type { Witness } from './witness-run.ts';

type Happenings = Witness['happenings'];
type Draft = { readonly day: Day } & (
  | { readonly event: number; readonly fields: readonly FieldValue[]; readonly refers: string | null }
  /** `spentOn` is the place of the event in the history that the points are spent on. */
  | { readonly reward: number; readonly spentOn?: number }
);

/** What happens on a day, `length` events of a kind; they are drawn up where they are tried. */
interface Bundle {
  readonly length: number;
  readonly drafts: () => Draft[];
}

/** How many values of one field, combinations of fields, and events of one kind on a day are tried. */
const MOST_VALUES = 24;
const MOST_COMBINATIONS = 72;
const MOST_TIMES = 400;

/**
 * Histories in which the edges of a plan show: every threshold, limit, mark and price from below, at it and above, on one
 * day, the `first`, and around the ends of windows; few events before many. All of them could happen.
 */
export function* candidates(plan: Plan, targets: PlanTargets, first: Day): Generator<Happenings> {
  const events = plan.events.flatMap((event, i) => (event.refund === null && event.clock === null ? [i] : []));
  const all = events.map((event) => bundlesOf(plan, targets, event, first));
  for (const [i, most] of SIZES.entries()) {
    const least = SIZES[i - 1] ?? 0;
    yield* onOneDay(
      plan,
      all.map((bundles) => bundles.filter(({ length }) => length <= most)),
      least,
    );
  }
  const single = all.flat().flatMap(({ length, drafts }) => (length === 1 ? [drafts() as [Draft]] : []));
  for (const day of daysAfter(plan, first)) {
    for (const [a] of single) for (const [b] of single) yield happeningsOf([a, { ...b, day }]);
  }
}

/** Histories are tried by how many events there are of a kind on a day. */
const SIZES = [1, 12, MOST_TIMES];

/** By event, what can happen on the first day: alone, with a reward, taken back, beside other events, month after month. */
function* onOneDay(plan: Plan, events: readonly (readonly Bundle[])[], least: number): Generator<Happenings> {
  const bought = plan.rewards.flatMap(({ ledgers }, i) => (ledgers.length === 0 ? [] : [i]));
  const fresh = events.flat().filter(({ length }) => length > least);
  for (const { drafts } of fresh) yield happeningsOf(drafts());
  for (const { drafts } of fresh) {
    const bundle = drafts();
    for (const reward of bought) yield happeningsOf([...bundle, { day: bundle[0]!.day, reward }]);
  }
  for (const { length, drafts } of fresh) if (length === 1) yield* returned(plan, drafts()[0]!);
  for (const months of [1, 12]) for (const { drafts } of fresh) yield happeningsOf(monthly(drafts(), months));
  for (const [i, some] of events.entries()) {
    for (const others of events.slice(i + 1)) {
      for (const a of some) {
        for (const b of others)
          if (Math.max(a.length, b.length) > least) yield happeningsOf([...a.drafts(), ...b.drafts()]);
      }
    }
  }
}

/** The same things again in each of the months that follow. */
function monthly(bundle: readonly Draft[], months: number): Draft[] {
  return Array.from({ length: months + 1 }, (_, count) =>
    bundle.map((draft) => ({ ...draft, day: forward(draft.day, { unit: 'month', count }) })),
  ).flat();
}

/** In the order given, each with a second and an identity as an example would give them. */
function happeningsOf(drafts: readonly Draft[]): (MemberEvent | Redemption)[] {
  return drafts.map((draft, i) => {
    const at = { id: happeningId(i), second: i };
    if ('event' in draft) return { ...at, ...draft, posted: draft.day };
    return { ...at, ...draft, spentOn: draft.spentOn === undefined ? null : happeningId(draft.spentOn) };
  });
}

function happeningId(index: number): string {
  return `#${String(index).padStart(6, '0')}`;
}

/** Where the program's own examples are in time: rules of the past are shown in the past. */
export function firstDay(plan: Plan): Day {
  const days = plan.examples.flatMap(({ steps }) => steps.flatMap(({ day }) => (day === null ? [] : [day])));
  return days.length === 0 ? dayOf(2024, 5, 1) : days.reduce((first, day) => Math.min(first, day));
}

/** What can happen of one kind of event on a day: once, or as often as something asks for. */
function bundlesOf(plan: Plan, targets: PlanTargets, event: number, day: Day): Bundle[] {
  const counts = countsOf(targets.counts[event]!);
  const { fields } = plan.events[event]!;
  const valued = fields.map(({ type }, field) => valuesOf(type, targets.fields[event]![field]!, day));
  const once: Draft[] = [];
  for (const words of wordings(plan, event)) {
    let combinations: FieldValue[][] = [[]];
    valued.forEach((numbers, field) => {
      const word = words.get(field);
      const values = word === undefined ? numbers : [word];
      combinations = combinations.flatMap((before) => values.map((value) => [...before, value]));
      combinations = combinations.slice(0, MOST_COMBINATIONS);
    });
    once.push(...combinations.map((values): Draft => ({ day, event, fields: values, refers: null })));
  }
  return counts.flatMap((count) => once.flatMap((draft) => repeated(draft, count)));
}

/** All alike; or the first as it is, and the others with as little as can be. */
function repeated(draft: Draft, count: number): Bundle[] {
  if (count === 1 || !('event' in draft)) return [{ length: 1, drafts: () => [draft] }];
  const alike = { length: count, drafts: () => Array<Draft>(count).fill(draft) };
  if (draft.fields.every((value) => typeof value === 'string')) return [alike];
  const least: Draft = { ...draft, fields: draft.fields.map((value) => (typeof value === 'string' ? value : ONE)) };
  return [{ length: count, drafts: () => [draft, ...Array<Draft>(count - 1).fill(least)] }, alike];
}

function countsOf(targets: readonly Rational[]): number[] {
  const near = targets.flatMap((target) => [
    floorOf(target) - 1n,
    floorOf(target),
    ceilingOf(target),
    ceilingOf(target) + 1n,
  ]);
  const counts = new Set([1n, ...near.filter((count) => count > 1n && count <= BigInt(MOST_TIMES))]);
  return [...counts].map(Number).sort((a, b) => a - b);
}

/** One unit; one below, at and above every target; and twice the largest. Money and things come in whole smallest units. */
function valuesOf(type: FieldType, targets: readonly Rational[], day: Day): Rational[] {
  if (type === 'date') {
    const days = targets.flatMap(({ n }) => [n, n + 1n]).map(integer);
    return [integer(day), ...days].slice(0, MOST_VALUES);
  }
  const whole = type === 'money' || type === 'unit';
  const values = new Map<string, Rational>();
  const put = (value: Rational) => {
    if (value.n > 0n) values.set(`${value.n}/${value.d}`, value);
  };
  put(ONE);
  for (const target of targets) {
    const floor = floorOf(target);
    const ceiling = ceilingOf(target);
    for (const near of [floor - 1n, floor, ceiling, ceiling + 1n]) put(integer(near));
    if (!whole && isDecimal(target)) put(target);
  }
  const sorted = [...values.values()].sort(compare);
  const twice = integer(ceilingOf(sorted.at(-1)!) * 2n);
  return [...sorted, twice].slice(0, MOST_VALUES);
}

/** Whether a number can be written with digits after a point. */
function isDecimal({ d }: Rational): boolean {
  return 10n ** 12n % d === 0n;
}

/** A history in which what happened is taken back the day after, wholly or but for one unit; and after points were spent. */
function* returned(plan: Plan, original: Draft): Generator<Happenings> {
  const bought = plan.rewards.flatMap(({ ledgers }, i) => (ledgers.length === 0 ? [] : [i]));
  if (!('event' in original)) return;
  for (const [event, { refund: terms, fields }] of plan.events.entries()) {
    if (terms?.of !== original.event) continue;
    for (const less of [0n, 1n]) {
      const values = fields.map(({ choices }, field): FieldValue => {
        const reduced = terms.reduces.find((pair) => pair.field === field);
        if (reduced === undefined) return choices[0] ?? integer(1);
        const { n, d } = original.fields[reduced.original] as Rational;
        return { n: n - less * d, d };
      });
      if (values.some((value) => typeof value !== 'string' && value.n < 0n)) continue;
      const refund: Draft = { day: original.day + 1, event, fields: values, refers: happeningId(0) };
      yield happeningsOf([original, refund]);
      for (const reward of bought) {
        yield happeningsOf([original, { day: original.day, reward }, refund]);
        yield happeningsOf([original, { day: original.day, reward, spentOn: 0 }, refund]);
      }
    }
  }
}
