import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, dayOf, formatDay } from '../../src/base/calendar.ts';
import { parseDecimal } from '../../src/base/rational.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { MemberEvent } from '../../src/engine/books.ts';
import { replay } from '../../src/engine/replay.ts';
import { planOf } from './plan-of.ts';
import {
  DIRECTIONS,
  type Fraction,
  isBelow,
  minus,
  over,
  plus,
  read,
  rounded,
  times,
  whole,
} from './second-arithmetic.ts';
import { decimal, FIELDS, formula } from './second-formula.ts';

/** Amounts worked out a second time, straight from what happened and with none of the engine's parts. */
const START = dayOf(2024, 1, 1);
const PATIENCE = 120_000;

/** One event of the program's first kind, or one that takes another back. */
interface Told {
  readonly day: Day;
  /** Of the kinds of events, in the order they are declared. */
  readonly kind?: number;
  /** Decimals as they would be written. */
  readonly fields: readonly string[];
  /** Which of those told before it is taken back. */
  readonly of?: number;
}

function balances(plan: Plan, told: readonly Told[], until: Day = START + 2_000): bigint[] {
  const name = (i: number) => `e${String(i).padStart(4, '0')}`;
  const happenings = told.map(({ day, kind = 0, fields, of }, i): MemberEvent => {
    const values = fields.map((text) => parseDecimal(text)!);
    const refers = of === undefined ? null : name(of);
    return { id: name(i), event: kind, day, posted: day, second: i, fields: values, refers };
  });
  const settings = plan.settings.map((setting) => setting.value);
  const member = replay(plan, settings, { member: 'm', joined: START, happenings }, until, {});
  return plan.ledgers.map((_, ledger) => member.balance(ledger));
}

const directions = fc.constantFrom(...DIRECTIONS);
const yen = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 5_000_000 }));
/** Days in order, many of them one day, over months and years. */
const days = fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(45)), { minLength: 1, maxLength: 30 }).map((steps) => {
  let day = START;
  return steps.map((step) => {
    day += step;
    return day;
  });
});
const spending = days.chain((all) =>
  fc
    .array(yen, { minLength: all.length, maxLength: all.length })
    .map((amounts) => all.map((day, i) => ({ day, amount: amounts[i]! }))),
);
const purchases = (history: readonly { day: Day; amount: number }[]): Told[] =>
  history.map(({ day, amount }) => ({ day, fields: [String(amount)] }));

const shop = (statements: string) =>
  planOf(`program "Shop" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
    ${statements}
  }`);

describe('a formula', { timeout: PATIENCE }, () => {
  it('of any shape is worked out exactly and rounded once, to any number of decimals', () => {
    const cases = fc.record({
      formula,
      fields: fc.tuple(decimal, decimal, decimal),
      direction: directions,
      decimals: fc.constantFrom(0, 0, 1, 2, 7, 20, 30),
      step: fc.constantFrom(null, 1n, 3n, 10n, 1_000n),
    });
    let fractions = 0;
    fc.assert(
      fc.property(cases, ({ formula: { text, value }, fields, direction, decimals, step }) => {
        const to = step === null ? '' : ` to ${step} p`;
        const plan = planOf(`program "Formula" {
          currency JPY
          timezone "Asia/Tokyo"
          unit p kept to ${decimals} decimals
          event e { ${FIELDS.map((name) => `${name}: number`).join(' ')} }
          points purse in p { expires never balance stops at zero }
          earn purse on e = (${text}) * 1 p, rounded ${direction}${to}
        }`);
        const smallest = 10n ** BigInt(decimals);
        const exact = times(value(fields.map(read)), whole(smallest));
        if (exact.over > 0n && exact.over % exact.under !== 0n) fractions++;
        const expected = rounded(exact, direction, step === null ? 1n : step * smallest);
        expect(balances(plan, [{ day: START, fields }])).toEqual([expected]);
      }),
      { numRuns: 1_500 },
    );
    expect(fractions).toBeGreaterThan(150);
  });

  it('applies a minimum, a multiplier, a bonus and a limit in the order they are written', () => {
    const cases = fc.record({
      amount: yen,
      least: fc.nat(400),
      percent: fc.integer({ min: 1, max: 400 }),
      bonus: fc.nat(50),
      limit: fc.nat(2_000),
      direction: directions,
    });
    fc.assert(
      fc.property(cases, ({ amount, least, percent, bonus, limit, direction }) => {
        const ledgers = ['first', 'last', 'limited', 'inside'];
        const plan = shop(`
          ${ledgers.map((name) => `points ${name} { expires never balance stops at zero }`).join('\n')}
          earn first on purchase
            = (greater of amount and ¥${least}) * ${percent}% * (1 first per ¥1) + ${bonus} first, rounded ${direction}
          earn last on purchase
            = (greater of (amount * ${percent}% * (1 last per ¥1)) and ${least} last) + ${bonus} last, rounded ${direction}
          earn limited on purchase
            = amount * ${percent}% * (1 limited per ¥1), rounded ${direction}, at most ${limit} limited per event
          earn inside on purchase
            = (lesser of amount and ¥${limit}) * ${percent}% * (1 inside per ¥1), rounded ${direction}`);
        const share = (n: number | bigint): Fraction => ({ over: BigInt(n) * BigInt(percent), under: 100n });
        const greater = (a: Fraction, b: Fraction) => (isBelow(a, b) ? b : a);
        const most = rounded(share(amount), direction, 1n);
        expect(balances(plan, purchases([{ day: START, amount }]))).toEqual([
          rounded(plus(share(Math.max(amount, least)), whole(bonus)), direction, 1n),
          rounded(plus(greater(share(amount), whole(least)), whole(bonus)), direction, 1n),
          most < limit ? most : BigInt(limit),
          rounded(share(Math.min(amount, limit)), direction, 1n),
        ]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is added up', { timeout: PATIENCE }, () => {
  it('over a month is divided once, on the first of the next', () => {
    fc.assert(
      fc.property(spending, fc.integer({ min: 1, max: 700 }), directions, (history, rate, direction) => {
        const plan = shop(`
          event month_close every month on day 1
          measure month_spend = sum of purchase.amount in 1 whole months
          points together { expires never balance stops at zero }
          points apart { expires never balance stops at zero }
          earn together on month_close = month_spend / (¥${rate} per together), rounded ${direction}
          earn apart on purchase = amount / (¥${rate} per apart), rounded ${direction}`);
        const months = new Map<string, bigint>();
        for (const { day, amount } of history) {
          const month = formatDay(day).slice(0, 7);
          months.set(month, (months.get(month) ?? 0n) + BigInt(amount));
        }
        const points = (sum: bigint) => rounded({ over: sum, under: BigInt(rate) }, direction, 1n);
        expect(balances(plan, purchases(history))).toEqual([
          [...months.values()].reduce((all, sum) => all + points(sum), 0n),
          history.reduce((all, { amount }) => all + points(BigInt(amount)), 0n),
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it('with a carried remainder is what one rounding of the whole would give, or one event of it after the other', () => {
    fc.assert(
      fc.property(
        spending,
        fc.integer({ min: 1, max: 900 }),
        directions,
        fc.constantFrom(1n, 10n),
        (history, rate, direction, step) => {
          const plan = shop(`
          points down { expires never balance stops at zero }
          points any { expires never balance stops at zero }
          earn down on purchase = amount / (¥${rate} per down), rounded down to ${step} down, carrying the remainder
          earn any on purchase = amount / (¥${rate} per any), rounded ${direction} to ${step} any, carrying the remainder`);
          const sum = history.reduce((all, { amount }) => all + BigInt(amount), 0n);
          let given = 0n;
          let carried = whole(0);
          for (const { amount } of history) {
            const exact = plus({ over: BigInt(amount), under: BigInt(rate) }, carried);
            // A remainder carried from a rounding up may leave less than nothing, which gives nothing and is carried on.
            const points = exact.over < 0n ? 0n : rounded(exact, direction, step);
            carried = minus(exact, whole(points));
            given += points;
          }
          const [down, any] = balances(plan, purchases(history));
          expect(down).toBe(rounded({ over: sum, under: BigInt(rate) }, 'down', step));
          expect(any).toBe(given);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('limits and splits', { timeout: PATIENCE }, () => {
  it('let through over each day, month, year and balance what is left of them, and send the rest on', () => {
    const limits = fc.record({
      event: fc.nat(60),
      day: fc.nat(90),
      month: fc.nat(400),
      year: fc.nat(2_000),
      balance: fc.nat(900),
    });
    fc.assert(
      fc.property(spending, limits, fc.integer({ min: 1, max: 40 }), (history, most, rate) => {
        const spans = {
          event: 'per event',
          day: 'per day',
          month: 'per month',
          year: 'per year',
          balance: 'in balance',
        };
        const kinds = Object.keys(spans) as (keyof typeof spans)[];
        const plan = shop(`unit point kept to 0 decimals
          ${kinds.map((kind) => `points main_${kind} in point { expires never balance stops at zero } points rest_${kind} in point { expires never balance stops at zero }`).join('\n')}
          ${kinds.map((kind) => `earn main_${kind} on purchase = amount / (¥${rate} per point), rounded down, at most ${most[kind]} point ${spans[kind]}, rest to rest_${kind}`).join('\n')}`);
        const expected = kinds.flatMap((kind) => {
          const used = new Map<string, bigint>();
          const sums = { main: 0n, rest: 0n };
          history.forEach(({ day, amount }, i) => {
            const date = formatDay(day);
            const bucket = {
              event: String(i),
              day: date,
              month: date.slice(0, 7),
              year: date.slice(0, 4),
              balance: '',
            };
            const before = used.get(bucket[kind]) ?? 0n;
            const points = BigInt(amount) / BigInt(rate);
            const room = BigInt(most[kind]) - before;
            const main = points < room ? points : room;
            used.set(bucket[kind], before + main);
            sums.main += main;
            sums.rest += points - main;
          });
          return [sums.main, sums.rest];
        });
        expect(balances(plan, purchases(history))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('shared by two rules are used up by both, in the order of the events and the rules', () => {
    fc.assert(
      fc.property(spending, fc.nat(3_000), fc.integer({ min: 1, max: 40 }), (history, most, rate) => {
        const plan = shop(`unit point kept to 0 decimals
          points one in point { expires never balance stops at zero }
          points two in point { expires never balance stops at zero }
          cap both = ${most} point in calendar year
          earn one on purchase = amount / (¥${rate} per point), rounded down, within both
          earn two on purchase = 5 point, within both`);
        const used = new Map<string, bigint>();
        const given = [0n, 0n];
        for (const { day, amount } of history) {
          const year = formatDay(day).slice(0, 4);
          [BigInt(amount) / BigInt(rate), 5n].forEach((points, rule) => {
            const room = BigInt(most) - (used.get(year) ?? 0n);
            const main = points < room ? points : room;
            used.set(year, (used.get(year) ?? 0n) + main);
            given[rule]! += main;
          });
        }
        expect(balances(plan, purchases(history))).toEqual(given);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is taken back', { timeout: PATIENCE }, () => {
  const returns = fc.record({
    amount: yen,
    parts: fc.array(yen, { minLength: 1, maxLength: 5 }),
    rate: fc.integer({ min: 1, max: 700 }),
    direction: directions,
  });
  const policy = (how: string) => `event return { amount: money }
    refund of purchase by return {
      reduces amount by amount
      ${how}
      counts on the original day
      keep the tier
      unlinked is refused
    }`;
  const told = (amount: number, parts: readonly number[]): Told[] => [
    { day: START, fields: [String(amount)] },
    ...parts.map((part, i) => ({ day: START + 1 + i, kind: 1, fields: [String(part)], of: 0 })),
  ];

  it('in parts leaves what the remainder would have earned', () => {
    fc.assert(
      fc.property(returns, ({ amount, parts, rate, direction }) => {
        const plan = shop(`${policy('earn again on the remainder')}
          points star { expires never balance may go negative }
          earn star on purchase = amount / (¥${rate} per star), rounded ${direction}`);
        const left = Math.max(0, amount - parts.reduce((sum, part) => sum + part, 0));
        const expected = rounded({ over: BigInt(left), under: BigInt(rate) }, direction, 1n);
        expect(balances(plan, told(amount, parts))).toEqual([expected]);
      }),
      { numRuns: 300 },
    );
  });

  it('in proportion is each part’s share of what was still given, and all of it with the last', () => {
    fc.assert(
      fc.property(returns, ({ amount, parts, rate, direction }) => {
        const plan = shop(`${policy(`reverse in proportion, rounded ${direction}`)}
          points star { expires never balance may go negative }
          earn star on purchase = amount / (¥${rate} per star), rounded down`);
        let left = BigInt(amount);
        let given = left / BigInt(rate);
        for (const part of parts) {
          const back = BigInt(part) < left ? BigInt(part) : left;
          given -= rounded(over(whole(given * back), whole(left)), direction, 1n);
          left -= back;
        }
        expect(balances(plan, told(amount, parts))).toEqual([given]);
      }),
      { numRuns: 300 },
    );
  });
});
