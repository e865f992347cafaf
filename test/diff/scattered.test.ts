import { describe, expect, it } from 'vitest';
import { scattered } from '../../src/analysis/diff/scattered.ts';
import { dayOf, LAST_DAY } from '../../src/base/calendar.ts';
import type { Happening } from '../../src/engine/books.ts';
import { isEvent } from '../../src/engine/order.ts';
import { programText } from '../engine/regalia-files.ts';
import { sideOf, withoutExamples } from './edits.ts';

function first(text: string, other: string, count: number): Happening[][] {
  const histories = scattered(sideOf(text).plan, sideOf(other).plan, dayOf(2024, 5, 1));
  return Array.from({ length: count }, () => histories.next().value as Happening[]);
}

describe.each(['american/aadvantage', 'ihg/one-rewards', 'rolling-retailer/rolling-retailer'])(
  'histories drawn by chance for %s',
  (name) => {
    const text = withoutExamples(programText(name));
    const { plan } = sideOf(text);
    const drawn = first(text, text, 400);

    it('are the same every time', () => {
      expect(first(text, text, 400)).toEqual(drawn);
    });

    it('happen in the order of their days, each thing under a name of its own', () => {
      for (const history of drawn) {
        expect(history.length).toBeGreaterThan(0);
        const days = history.map(({ day }) => day);
        expect(days).toEqual(days.toSorted((a, b) => a - b));
        expect(days.at(-1)).toBeLessThanOrEqual(LAST_DAY);
        expect(new Set(history.map(({ id }) => id)).size).toBe(history.length);
      }
    });

    it('fill every field, and take back only what happened', () => {
      for (const history of drawn) {
        const before = new Set<string>();
        for (const happening of history) {
          if (isEvent(happening)) {
            const { fields, refund } = plan.events[happening.event]!;
            expect(happening.fields).toHaveLength(fields.length);
            for (const [i, value] of happening.fields.entries())
              expect(typeof value === 'string').toBe(fields[i]!.type === 'choice');
            if (refund !== null) expect(before).toContain(happening.refers);
          }
          before.add(happening.id);
        }
      }
    });

    it('ask for rewards, go on for years, and are many things or one', () => {
      const spans = drawn.map((history) => history.at(-1)!.day - history[0]!.day);
      expect(Math.min(...spans)).toBe(0);
      expect(Math.max(...spans)).toBeGreaterThan(366);
      expect(new Set(drawn.map(({ length }) => Math.min(length, 5))).size).toBe(5);
      const asked = drawn.some((history) => history.some((happening) => !isEvent(happening)));
      expect(asked).toBe(plan.rewards.length > 0);
    });
  },
);

it('a tier that asks for more than is drawn leaves no history empty', () => {
  const club = (visits: number) => `program "Club" {
  currency JPY
  timezone "Asia/Tokyo"
  event visit {}
  measure visits = count of visit in lifetime
  ladder rank {
    base tier plain
    tier gold when visits >= ${visits}
    attain at once
    lasts forever
    downgrade never
  }
}`;
  for (const history of first(club(5_000), club(6_000), 200)) expect(history.length).toBeGreaterThan(0);
});
