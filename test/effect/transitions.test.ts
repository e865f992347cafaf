import { describe, expect, it } from 'vitest';
import { together } from '../../src/analysis/effect/group-effect.ts';
import { simulatedEffect } from '../../src/analysis/effect/simulated-effect.ts';
import { formatDay } from '../../src/base/calendar.ts';
import { openMember } from '../../src/engine/open-member.ts';
import { replay } from '../../src/engine/replay.ts';
import { liveAgain } from '../../src/population/live-again.ts';
import { CHANGED_WORLD } from '../../src/workspace/load-study.ts';
import { inJanuary, type Lived, livedUnder, STARBUCKS } from './starbucks.ts';

const THRESHOLD = STARBUCKS.replace('= 250 star', '= 300 star');

function effectOf({ study, looks, sums }: Lived) {
  return simulatedEffect(study, looks, [sums], []);
}

/** By day looked at: why it is, and how many stand lower under the new version. */
const lowerOn = (lived: Lived) =>
  effectOf(lived).looks.map(({ day, why, all }) => [formatDay(day), why, all.lower.median] as const);

describe('Gold at 300 Stars instead of 250', async () => {
  const bare = await livedUnder(STARBUCKS, THRESHOLD);
  const noticed = await livedUnder(STARBUCKS, inJanuary('nothing for members already there'));
  const kept = await livedUnder(STARBUCKS, inJanuary('members holding gold keep it until it would end'));

  it('without a transition takes Gold from some on the first day', () => {
    const [first, ...later] = lowerOn(bare);
    expect(first!.slice(0, 2)).toEqual(['2026-01-01', 'start']);
    expect(first![2]).toBeGreaterThan(10);
    expect(later.map(([day, why]) => [day, why])).toEqual([
      ['2027-01-01', 'year'],
      ['2027-12-31', 'end'],
    ]);
  });

  it('with notice takes it on the day announced, and nothing before', () => {
    const [day, end] = lowerOn(noticed);
    expect(day!.slice(0, 2)).toEqual(['2027-01-01', 'change']);
    expect(day![2]).toBeGreaterThan(5);
    expect(end![1]).toBe('end');
  });

  it('with grandfathering takes it from nobody on the day, but when it would have ended', () => {
    const [day, end] = lowerOn(kept);
    expect(day!.slice(0, 2)).toEqual(['2027-01-01', 'change']);
    // The year of Gold of one or the other ends on that very day.
    expect(day![2]).toBeLessThanOrEqual(1);
    expect(end![2]).toBeGreaterThan(5);
  });

  it('moves most members of the middle, and neither the lightest nor the heaviest', () => {
    const { deciles } = effectOf(bare).looks[0]!;
    const lower = deciles.map((group) => group.lower.median);
    expect(lower.reduce((sum, members) => sum + members, 0)).toBe(lowerOn(bare)[0]![2]);
    expect(lower[0]).toBe(0);
    expect(lower.slice(3, 8).reduce((sum, members) => sum + members, 0)).toBeGreaterThan(
      lower[0]! + lower[1]! + lower[9]!,
    );
  });

  it('counts every member once on every day: by passage, by tenth and by cell', () => {
    for (const lived of [bare, noticed, kept]) {
      for (const day of lived.sums.pairs[0]!.shift!.days) {
        expect(day.matrix.flat().reduce((sum, members) => sum + members, 0)).toBe(400);
        expect(together(day.cells)).toEqual(together(day.deciles));
        expect(day.deciles.map(({ members }) => members)).toEqual(new Array<number>(10).fill(40));
      }
    }
  });

  it('is what the histories say that the members lived', () => {
    const { study, job, sums } = noticed;
    const lives = liveAgain(study, job, openMember);
    const changed = study.alternatives[CHANGED_WORLD]!;
    const matrix = sums.pairs[0]!.shift!.days.map(({ matrix: counts }) => counts.map((row) => row.map(() => 0)));
    const standsOn = ({ plan, settings }: Pick<typeof study, 'plan' | 'settings'>, world: string, i: number) => {
      const { joined, happenings, stands } = lives.get(world)![i]!;
      return study.looks!.map((day, look) => {
        if (stands!.on[look] === null) return 2;
        return replay(plan, settings, { member: String(i), joined, happenings }, day, {}).tier(0);
      });
    };
    for (let i = 0; i < 400; i++) {
      const [old, now] = [standsOn(study, 'program', i), standsOn(changed, CHANGED_WORLD, i)];
      matrix.forEach((counts, look) => void counts[old[look]!]![now[look]!]!++);
    }
    expect(matrix).toEqual(sums.pairs[0]!.shift!.days.map((day) => day.matrix));
  });

  it('taken back moves the same members the other way', async () => {
    const back = await livedUnder(THRESHOLD, STARBUCKS);
    const [there, here] = [bare, back].map(({ sums }) => together(sums.pairs[0]!.shift!.days[0]!.deciles));
    expect([here!.higher, here!.lower]).toEqual([there!.lower, there!.higher]);
  });

  it('costs less in benefits, and owes less for points', () => {
    const numbers = new Map(effectOf(bare).numbers.map((number) => [number.metric, number]));
    expect(numbers.get('effect.benefits')!.change.median).toBeLessThan(0);
    expect(numbers.get('effect.liability')!.change.median).toBeLessThan(0);
    // Each is rounded to a yen.
    for (const { old, now, change } of numbers.values())
      if (old !== null) expect(Math.abs(now!.median - old.median - change.median)).toBeLessThanOrEqual(1);
  });
});

describe('another label', async () => {
  const lived = await livedUnder(STARBUCKS, STARBUCKS.replace('"Reward eTicket"', '"Ticket"'), 60);

  it('moves nobody, and says so', () => {
    expect(effectOf(lived).extent).toBe('nobody stirs');
    expect(effectOf(lived).numbers.every(({ change }) => change.p05 === 0 && change.p95 === 0)).toBe(true);
  });
});

describe('another worth of a ticket', async () => {
  const lived = await livedUnder(STARBUCKS, STARBUCKS.replace('worth ¥700', 'worth ¥100'), 400);

  it('makes members do otherwise from the warm-up on', () => {
    expect(effectOf(lived).extent).not.toBe('nobody stirs');
  });
});
