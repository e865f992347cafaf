import fc from 'fast-check';
import { type Day, dayOf } from '../../src/base/calendar.ts';
import { add, integer, isInteger, multiply, type Rational, ratio, subtract } from '../../src/base/rational.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { PlanField } from '../../src/compile/plan-event.ts';
import type { FieldValue } from '../../src/engine/books.ts';

const MOST_MONEY = 10n ** 9n;
const MOST_THINGS = 120n;

/** One thing that is done to a member, so many days after the one before. */
export type Deed = { readonly days: number } & (
  | {
      readonly kind: 'event';
      readonly event: number;
      readonly fields: readonly FieldValue[];
      /** By how many days it is posted later than it happened. */
      readonly late: number;
      /** Which of the events before it bears its identity, or is the original of a refund; counted backwards. */
      readonly aim: number | null;
      readonly again: boolean;
    }
  | { readonly kind: 'redeem'; readonly reward: number }
  | { readonly kind: 'choose'; readonly milestone: number; readonly reward: number }
  | { readonly kind: 'advance' }
);

export interface Life {
  readonly joined: Day;
  readonly deeds: readonly Deed[];
}

/** Which histories are made: those that a kernel runs by itself, or also those that it hands over. */
export interface HistoryKind {
  readonly punctual: boolean;
}

/** Histories that any plan can have, drawn towards its own numbers and days. */
export function lives(plan: Plan, { punctual }: HistoryKind): fc.Arbitrary<Life> {
  const numbers = numbersIn(plan);
  const happening = plan.events.flatMap(({ clock, refund }, event) =>
    clock === null && (refund === null || !punctual) ? [event] : [],
  );
  const days = fc.oneof(
    { weight: 4, arbitrary: fc.nat(3) },
    { weight: 4, arbitrary: fc.nat(45) },
    { weight: 2, arbitrary: fc.constantFrom(27, 28, 29, 30, 31, 89, 90, 91, 182, 364, 365, 366) },
    { weight: 1, arbitrary: fc.nat(800) },
  );
  const deeds: { weight: number; arbitrary: fc.Arbitrary<Deed> }[] = [
    { weight: 1, arbitrary: days.map((gap): Deed => ({ days: gap, kind: 'advance' })) },
  ];
  for (const event of happening) {
    const fields = fc.tuple(...plan.events[event]!.fields.map((field) => valueFor(field, numbers)));
    deeds.push({
      weight: plan.events[event]!.refund === null ? 8 : 2,
      arbitrary: fc.record({
        days,
        kind: fc.constant('event' as const),
        event: fc.constant(event),
        fields,
        late: punctual
          ? fc.constant(0)
          : fc.oneof({ weight: 30, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(40) }),
        aim: fc.option(fc.nat(4), { freq: 8, nil: null }),
        again: fc.nat(40).map((n) => n === 0),
      }),
    });
  }
  plan.rewards.forEach((_, reward) => {
    deeds.push({ weight: 2, arbitrary: days.map((gap): Deed => ({ days: gap, kind: 'redeem', reward })) });
  });
  plan.milestones.forEach(({ choice }, milestone) => {
    if (choice === null) return;
    const reward = fc.constantFrom(...choice.options, ...plan.rewards.keys());
    deeds.push({
      weight: 1,
      arbitrary: fc
        .tuple(days, reward)
        .map(([gap, picked]): Deed => ({ days: gap, kind: 'choose', milestone, reward: picked })),
    });
  });
  const dates = [dayOf(2024, 2, 29), dayOf(2023, 12, 31), dayOf(2025, 1, 1), ...daysIn(plan)];
  const joined = fc.tuple(fc.constantFrom(...dates), fc.integer({ min: -500, max: 20 })).map(([day, by]) => day + by);
  return fc.record({ joined, deeds: fc.array(fc.oneof(...deeds), { minLength: 1, maxLength: 60, size: 'max' }) });
}

function valueFor(field: PlanField, numbers: readonly Rational[]): fc.Arbitrary<FieldValue> {
  if (field.type === 'choice') return fc.constantFrom(...field.choices);
  if (field.type === 'date') return fc.integer({ min: 19_000, max: 21_000 }).map(integer);
  const whole = field.type === 'money' || field.type === 'unit';
  // A field of things (nights, visits) may have a mark at each of them.
  const most =
    field.type === 'money'
      ? MOST_MONEY
      : field.unit.kind === 'points' && field.unit.digits > 0
        ? MOST_MONEY ** 2n
        : MOST_THINGS;
  const own = numbers.filter((number) => number.n > 0n && number.n < most * number.d && (!whole || isInteger(number)));
  const near = fc.constantFrom(integer(100), integer(1), ...own);
  const step = whole ? integer(1) : ratio(1n, 100n);
  return fc.oneof(
    near,
    near.map((number) => add(number, step)),
    near.map((number) => (number.n > step.n ? subtract(number, step) : number)),
    fc.tuple(near, fc.integer({ min: 2, max: 9 })).map(([number, times]) => multiply(number, integer(times))),
    fc.integer({ min: 0, max: field.type === 'money' ? 200_000 : 99 }).map(integer),
    ...(whole ? [] : [fc.integer({ min: 0, max: 1_100 }).map((n) => ratio(BigInt(n), 100n))]),
  );
}

/** Every exact number that stands anywhere in a plan. */
function numbersIn(plan: Plan): Rational[] {
  const found = new Map<string, Rational>();
  walk(plan, (part) => {
    if (typeof part.n !== 'bigint' || typeof part.d !== 'bigint') return;
    const number = { n: part.n, d: part.d };
    found.set(`${number.n}/${number.d}`, number);
  });
  return [...found.values()];
}

/** The days on which rules change, begin and end. */
function daysIn(plan: Plan): Day[] {
  const found = new Set<Day>();
  walk(plan, (part) => {
    for (const name of ['from', 'until', 'day']) {
      const day = part[name];
      if (typeof day === 'number' && day > 15_000 && day < 30_000) found.add(day);
    }
  });
  return [...found];
}

function walk(part: unknown, visit: (part: Record<string, unknown>) => void): void {
  if (typeof part !== 'object' || part === null) return;
  if (part instanceof Map) {
    for (const each of part.values()) walk(each, visit);
    return;
  }
  visit(part as Record<string, unknown>);
  for (const [name, each] of Object.entries(part)) if (name !== 'examples') walk(each, visit);
}
