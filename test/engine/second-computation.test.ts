import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, type Day, dayOf, formatDay } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { MemberEvent } from '../../src/engine/books.ts';
import { keepBooks } from '../../src/engine/keep-books.ts';
import { replay } from '../../src/engine/replay.ts';
import { planOf } from './plan-of.ts';
import { programText } from './regalia-files.ts';

/**
 * The same facts worked out a second time, straight from the history and with none of the engine's parts: slower and
 * simpler, so that both being wrong in the same way is unlikely.
 */
const START = dayOf(2023, 1, 1);

interface Sale {
  readonly id: string;
  readonly day: Day;
  readonly amount: number;
  /** The sale taken back, wholly or in part; null for a sale. */
  readonly returns: string | null;
}

/** Sales on different days; returns of an earlier sale for up to half as much again. In order of their days. */
const sales = fc
  .uniqueArray(
    fc.record({
      offset: fc.nat(1_100),
      amount: fc.oneof(fc.constantFrom(1, 49_999, 50_000, 50_001, 200_000), fc.integer({ min: 1, max: 150_000 })),
      aim: fc.option(fc.nat(60), { freq: 3 }),
    }),
    { selector: (draft) => draft.offset, maxLength: 50, size: 'max' },
  )
  .map((drafts) => {
    const all: Sale[] = [];
    for (const { offset, amount, aim } of drafts.toSorted((a, b) => a.offset - b.offset)) {
      const bought = all.filter((sale) => sale.returns === null);
      const original = aim === null ? undefined : bought[aim % Math.max(1, bought.length)];
      const returned = original === undefined ? amount : Math.max(1, Math.floor((original.amount * (aim! % 7)) / 4));
      all.push({ id: `s${all.length}`, day: START + offset, amount: returned, returns: original?.id ?? null });
    }
    return all;
  });

function eventsOf(plan: Plan, history: readonly Sale[]): MemberEvent[] {
  const named = (name: string) => plan.events.findIndex((event) => event.name === name);
  return history.map(({ id, day, amount, returns }) => ({
    id,
    event: named(returns === null ? 'purchase' : 'return'),
    day,
    posted: day,
    second: 0,
    fields: [integer(amount)],
    refers: returns,
  }));
}

function firstsOfMonths(from: Day, to: Day): Day[] {
  const firsts: Day[] = [];
  for (let day = from; day <= to; day = addMonths(day, 1)) firsts.push(day);
  return firsts;
}

describe('Rolling Retailer', () => {
  const plan = planOf(programText('rolling-retailer/rolling-retailer'));
  const settings = plan.settings.map((setting) => setting.value);

  /** What is left of each sale after all returns before a day, by the day of the sale. */
  function left(history: readonly Sale[], before: Day): { day: Day; amount: number }[] {
    return history
      .filter((sale) => sale.returns === null && sale.day < before)
      .map((sale) => {
        const returned = history.filter((other) => other.returns === sale.id && other.day < before);
        return { day: sale.day, amount: Math.max(0, sale.amount - returned.reduce((sum, r) => sum + r.amount, 0)) };
      });
  }

  function rank(history: readonly Sale[], first: Day): string {
    const year = left(history, first).filter((sale) => sale.day >= addMonths(first, -12) && sale.amount > 0);
    const spend = year.reduce((sum, sale) => sum + sale.amount, 0);
    return spend >= 200_000 && year.length >= 6 ? 'gold' : spend >= 50_000 ? 'silver' : 'member';
  }

  it('gives on each first of the month the rank that the last twelve months add up to', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(sales, (history) => {
        for (const first of firstsOfMonths(addMonths(START, 1), dayOf(2027, 2, 1))) {
          const happenings = eventsOf(plan, history);
          const member = replay(plan, settings, { member: 'm', joined: START, happenings }, first, {});
          const expected = rank(history, first);
          seen.add(expected);
          expect(plan.ladders[0]!.tiers[member.tier(0)]!.name, formatDay(first)).toBe(expected);
        }
      }),
      { numRuns: 60 },
    );
    expect([...seen].sort()).toEqual(['gold', 'member', 'silver']);
  });

  it('gives a point for each whole pound that was kept, as long as none has lapsed', () => {
    const until = START + 365;
    fc.assert(
      fc.property(sales, (history) => {
        const happenings = eventsOf(plan, history);
        const member = replay(plan, settings, { member: 'm', joined: START, happenings }, until, {});
        const kept = left(history, until + 1).reduce((sum, sale) => sum + Math.floor(sale.amount / 100), 0);
        expect(member.balance(0)).toBe(BigInt(kept));
      }),
    );
  });
});

describe('Stamp card', () => {
  const plan = planOf(programText('stamp-card/stamp-card'));
  const purchases = sales.map((history) =>
    history.filter((sale) => sale.returns === null).map((sale) => ({ ...sale, amount: sale.amount % 23_456 })),
  );

  it('has the stamps and vouchers that counting by hand gives', () => {
    fc.assert(
      fc.property(purchases, (history) => {
        let stamps = 0;
        let vouchers = 0;
        let latest = START;
        for (const { day, amount } of history) {
          const earned = Math.floor(amount / 1_000);
          if (day >= latest + 365) stamps = 0;
          if (earned > 0) latest = day;
          vouchers += Math.floor((stamps + earned) / 10);
          stamps = (stamps + earned) % 10;
        }
        const until = history.at(-1)?.day ?? START;
        const { books, watch } = keepBooks();
        const happenings = eventsOf(plan, history);
        const member = replay(plan, [], { member: 'm', joined: START, happenings }, until, watch);
        expect(member.balance(0)).toBe(BigInt(stamps));
        expect(books.rewards).toHaveLength(vouchers);
      }),
    );
  });
});
