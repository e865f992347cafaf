import type { Day } from '../../base/calendar.ts';
import { compare, integer, ONE, type Rational } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { FieldValue, Happening } from '../../engine/books.ts';
import { ceilingOf, floorOf } from '../../reason/linear.ts';
import { planTargets, wordings } from '../../reason/plan-targets.ts';

/** More alike events than this on a day are not tried. */
const MOST_TIMES = 400;

/**
 * Histories around the values that only one of two plans mentions, in terms of the first: one event that brings such a
 * value, one less and one more, beside the smallest and the largest of everything else; and as many events as such a
 * number asks for.
 */
export function* focused(plan: Plan, other: Plan, day: Day): Generator<Happening[]> {
  const own = planTargets(plan, day);
  const theirs = planTargets(other, day);
  for (const [e, event] of plan.events.entries()) {
    if (event.refund !== null || event.clock !== null) continue;
    const o = other.events.findIndex(({ name }) => name === event.name);
    const fieldTargets = event.fields.map(({ name }, f) => {
      const g = o === -1 ? -1 : other.events[o]!.fields.findIndex((field) => field.name === name);
      return { own: own.fields[e]![f]!, theirs: g === -1 ? [] : theirs.fields[o]![g]! };
    });
    const filled = (words: ReadonlyMap<number, string>, most: boolean): FieldValue[] =>
      event.fields.map(
        ({ type }, f) => words.get(f) ?? (type === 'date' ? integer(day) : most ? largest(fieldTargets[f]!.own) : ONE),
      );
    const counts = near(apartValues(own.counts[e]!, o === -1 ? [] : theirs.counts[o]!)).filter(
      ({ n }) => n > 0n && n <= MOST_TIMES,
    );
    for (const words of wordings(plan, e)) {
      for (const [f, targets] of fieldTargets.entries()) {
        if (words.has(f)) continue;
        for (const value of near(apartValues(targets.own, targets.theirs))) {
          // Dates before 1970 are below zero; amounts are not.
          if (event.fields[f]!.type !== 'date' && value.n < 0n) continue;
          for (const most of [false, true]) {
            const fields = filled(words, most).map((rest, i) => (i === f ? value : rest));
            yield times(e, fields, day, 1);
          }
        }
      }
      for (const count of counts)
        for (const most of [false, true]) yield times(e, filled(words, most), day, Number(count.n));
    }
  }
}

/** More ways to word one event than this are not tried beside others. */
const FEW_WORDINGS = 2;

/**
 * The same values in one event, beside as much as can be of what else happens: of each other event alone, and of all. So
 * shows a bar that stands beside another one, which something else has to reach.
 */
export function* focusedBeside(plan: Plan, other: Plan, day: Day): Generator<Happening[]> {
  const own = planTargets(plan, day);
  const theirs = planTargets(other, day);
  const named = new Map(other.events.map(({ name }, o) => [name, o]));
  const most = plan.events.map((event, e): FieldValue[] => {
    const [words = new Map<number, string>()] = wordings(plan, e);
    return event.fields.map(
      ({ type }, f) => words.get(f) ?? (type === 'date' ? integer(day) : largest(own.fields[e]![f]!)),
    );
  });
  const kinds = plan.events.flatMap(({ refund, clock }, e) => (refund === null && clock === null ? [e] : []));
  for (const e of kinds) {
    const o = named.get(plan.events[e]!.name);
    if (o === undefined) continue;
    const others = kinds.filter((kind) => kind !== e);
    // All of them first: what need not be there is taken away when a difference is found.
    const beside = others.length < 2 ? [others] : [others, ...others.map((kind) => [kind])];
    for (const words of wordings(plan, e).slice(0, FEW_WORDINGS)) {
      for (const [f, { name, type }] of plan.events[e]!.fields.entries()) {
        const g = other.events[o]!.fields.findIndex((field) => field.name === name);
        if (words.has(f) || type === 'date' || g === -1) continue;
        for (const value of near(apartValues(own.fields[e]![f]!, theirs.fields[o]![g]!))) {
          if (value.n < 0n) continue;
          const fields = most[e]!.map((rest, i) => (i === f ? value : (words.get(i) ?? rest)));
          for (const companions of beside) {
            const happening = [...companions.map((kind) => [kind, most[kind]!] as const), [e, fields] as const];
            yield happening.flatMap(([event, values], second) =>
              times(event, values, day, 1).map((one) => ({
                ...one,
                id: `#${String(second).padStart(6, '0')}`,
                second,
              })),
            );
          }
        }
      }
    }
  }
}

function times(event: number, fields: readonly FieldValue[], day: Day, count: number): Happening[] {
  return Array.from({ length: count }, (_, i) => {
    return { id: `#${String(i).padStart(6, '0')}`, event, day, posted: day, second: i, fields, refers: null };
  });
}

/** What one of two lists has more often than the other: a value that two bars share may be the bar of one. */
export function apartValues(a: readonly Rational[], b: readonly Rational[]): Rational[] {
  const counts = new Map<string, { readonly value: Rational; more: number }>();
  const count = (value: Rational, step: number) => {
    const key = `${value.n}/${value.d}`;
    counts.set(key, { value, more: (counts.get(key)?.more ?? 0) + step });
  };
  for (const value of a) count(value, 1);
  for (const value of b) count(value, -1);
  return [...counts.values()].filter(({ more }) => more !== 0).map(({ value }) => value);
}

/** The whole numbers at values and one beside them, above zero, the smallest first. */
function near(values: readonly Rational[]): Rational[] {
  const wholes = values.flatMap((value) => {
    return [floorOf(value) - 1n, floorOf(value), ceilingOf(value), ceilingOf(value) + 1n];
  });
  return [...new Set(wholes)]
    .filter((value) => value !== 0n)
    .map(integer)
    .sort(compare);
}

function largest(values: readonly Rational[]): Rational {
  return integer(ceilingOf(values.reduce((most, value) => (compare(most, value) < 0 ? value : most), ONE)));
}
