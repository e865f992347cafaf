import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, formatDay, parseDay } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import { allocate, type Candidate } from '../../src/engine/allocate.ts';
import { planOf } from './plan-of.ts';

const day = (text: string): Day => parseDay(text)!;
const start = day('2026-01-05');

/** An intervention as it would be written (R16.10), in a program with a grid. */
function interventionOf(written: string) {
  const plan = planOf(`program "Case" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { margin: money }
    event survey { score: number }
    measure profit = sum of purchase.margin in last 12 months
    grid customers {
      profit: high when profit >= ¥30_000, else low
      voice: latest survey.score within 12 months as promoter 9..10, passive 7..8, detractor 0..6, else unknown
      hostage = high detractor
    }
    ${written}
  }`);
  return plan.interventions[0]!;
}

const care = (places: string) =>
  interventionOf(
    `care call for hostage { within 14 days costs ¥4_000 each ${places === '' ? '' : `at most ${places}`} }`,
  );

const member = (id: string, profit: number, since: Day = start): Candidate => ({ id, since, rank: integer(profit) });

/** `n` members with the same profit, whose ids sort by their number. */
const alike = (n: number) => Array.from({ length: n }, (_, i) => member(`m${String(i).padStart(3, '0')}`, 50_000));

const ids = (served: readonly { readonly id: string }[]) => served.map(({ id }) => id);

describe('places in all', () => {
  const hundred = care('100 members, highest profit first');

  it('NPS-6: a hundred places go to the most profitable, members alike by their id', () => {
    const hostages = [...alike(150), member('z-rich', 60_000), member('a-poor', 40_000)];
    const { served, unserved, cost } = allocate(hundred, hostages, 10_000);
    expect(ids(served)).toEqual(['z-rich', ...ids(alike(99))]);
    expect(unserved).toEqual([...ids(alike(150).slice(99)), 'a-poor']);
    expect(cost).toBe(400_000n);
  });

  it.each([
    [99, 99, 0],
    [100, 100, 0],
    [101, 100, 1],
  ])('%i members: %i served, %i not', (n, some, rest) => {
    const { served, unserved } = allocate(hundred, alike(n), 10_000);
    expect([served.length, unserved.length]).toEqual([some, rest]);
  });

  it('gives none to nobody', () => {
    expect(allocate(hundred, [], 10_000)).toEqual({ served: [], unserved: [], cost: 0n });
  });
});

describe('places per period', () => {
  const serviceDays = (places: string, candidates: readonly Candidate[]) => {
    const { served, unserved } = allocate(care(places), candidates, 10_000);
    return [...served.map(({ id, day: on }) => `${id} ${formatDay(on)}`), ...unserved.map((id) => `${id} not`)];
  };

  it('per day: those who come later wait for the next day, and the deadline is the last', () => {
    const candidates = alike(16);
    const days = serviceDays('1 per day, highest profit first', candidates);
    expect(days.slice(0, 2)).toEqual(['m000 2026-01-05', 'm001 2026-01-06']);
    expect(days.slice(13)).toEqual(['m013 2026-01-18', 'm014 not', 'm015 not']);
  });

  it('per month: the places of the next month are in time for some', () => {
    const candidates = [
      member('early', 1, day('2026-01-05')),
      member('rich', 9, day('2026-01-20')),
      member('late', 2, day('2026-01-20')),
      member('poor', 1, day('2026-01-18')),
    ];
    expect(serviceDays('1 per month, highest profit first', candidates)).toEqual([
      'early 2026-01-05',
      'rich 2026-02-01',
      'late not',
      'poor not',
    ]);
  });

  it('per month: a deadline on the first of the month is a day too late', () => {
    const candidates = [member('a', 1, day('2026-01-01')), member('b', 1, day('2026-01-18'))];
    expect(serviceDays('1 per month, highest profit first', candidates)).toEqual(['a 2026-01-01', 'b not']);
  });

  it('per year', () => {
    const candidates = [member('a', 1, day('2025-12-20')), member('b', 2, day('2025-12-20')), member('c', 3)];
    expect(serviceDays('1 per year, highest profit first', candidates)).toEqual([
      'b 2025-12-20',
      'a 2026-01-01',
      'c not',
    ]);
  });
});

describe('the order', () => {
  const candidates = [member('b', 5), member('a', 5), member('c', 9), member('d', 1, start - 3)];

  it.each([
    ['highest profit first', ['d', 'c', 'a']],
    ['lowest profit first', ['d', 'a', 'b']],
    ['earliest due first', ['d', 'a', 'b']],
  ])('%s', (order, expected) => {
    expect(ids(allocate(care(`3 members, ${order}`), candidates, 100).served)).toEqual(expected);
  });

  it('without a limit everybody is served on the first day', () => {
    expect(allocate(care(''), candidates, 100).served).toEqual([
      { id: 'd', day: start - 3 },
      ...['a', 'b', 'c'].map((id) => ({ id, day: start })),
    ]);
  });
});

describe('a share of the members', () => {
  const share = care('2% of members, highest profit first');

  it.each([
    [49, 0],
    [50, 1],
    [99, 1],
    [100, 2],
  ])('2% of %i members are %i places', (members, places) => {
    expect(allocate(share, alike(10), members).served).toHaveLength(places);
  });
});

describe('an offer', () => {
  const offer = interventionOf(
    'offer flash for promoter { from 2026-07-04 for 2 days discount 15% at most 2 members, highest profit first }',
  );

  it('serves from its first day through its last, those who came before it too', () => {
    const candidates = [
      member('before', 1, day('2026-01-01')),
      member('last day', 9, day('2026-07-05')),
      member('after', 9, day('2026-07-06')),
    ];
    const { served, unserved } = allocate(offer, candidates, 100);
    expect(served).toEqual([
      { id: 'before', day: day('2026-07-04') },
      { id: 'last day', day: day('2026-07-05') },
    ]);
    expect(unserved).toEqual(['after']);
  });
});

describe('any allocation', () => {
  const candidates = fc.uniqueArray(
    fc.record({
      id: fc.string({ maxLength: 3 }),
      since: fc.integer({ min: start, max: start + 60 }),
      rank: fc.integer({ min: 0, max: 5 }).map(integer),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  );
  const capacities = fc.constantFrom(
    '3 per day, highest profit first',
    '2 per month, lowest profit first',
    '5 members, earliest due first',
    '20% of members, highest profit first',
  );

  it('is the same for any order of the candidates, within capacity and deadline, and forgets nobody', () => {
    fc.assert(
      fc.property(candidates, capacities, (all, capacity) => {
        const intervention = care(capacity);
        const allocation = allocate(intervention, all, 30);
        expect(allocate(intervention, all.toReversed(), 30)).toEqual(allocation);
        const { served, unserved } = allocation;
        expect([...ids(served), ...unserved].sort()).toEqual(ids(all).sort());
        for (const { id, day: on } of served) {
          const { since } = all.find((candidate) => candidate.id === id)!;
          expect(on >= since && on < since + 14).toBe(true);
        }
        const perDay = Map.groupBy(served, ({ day: on }) => on);
        if (capacity.includes('per day'))
          for (const group of perDay.values()) expect(group.length).toBeLessThanOrEqual(3);
        if (capacity.includes('5 members')) expect(served.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
