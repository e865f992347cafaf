import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import { openMember } from '../../src/engine/open-member.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { planOf } from '../engine/plan-of.ts';
import { plainStudy } from './lives.ts';

const club = (benefits: string) =>
  planOf(`program "Club" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
    measure spend = sum of purchase.amount in calendar year
    ladder club {
      base tier member
      tier gold when spend >= ¥10_000
      attain at once
      lasts until end of calendar year
      downgrade to the tier earned
    }
    ${benefits}
  }`);

const HORIZON = 14;
const plan = club(`
  benefit lounge while club is gold {
    worth ¥900 per use
    costs ¥100 per use, hard
    costs ¥7 per month, soft
    used 6 times per year
  }
  benefit preview from 2026-06-01 while club is member {
    worth ¥120 per year
    costs ¥24 per year, soft
  }
`);
const study = plainStudy(plan, { members: 300, horizon: HORIZON, ladder: 0 });
const sums = simulateBlock(study, { replicate: 0, block: 0, cut: 5000 }, openMember);
const rows = forecast(plan, study.spec, [sums]);
const months = Array.from({ length: HORIZON }, (_, i) => i + 1);
const at = (metric: string, month: number, benefit?: string, world = 'program') =>
  rows.find((row) => row.metric === metric && row.month === month && row.world === world && row.benefit === benefit)
    ?.median;

describe('benefits that last in a forecast', () => {
  const [program, none] = sums.worlds;
  const gold = program!.inTier[1]!;

  test('are held by whom the condition names, from the first day they are in force', () => {
    expect(gold.some((members) => members > 0)).toBe(true);
    expect(program!.holders[0]).toEqual(gold);
    for (let month = 0; month <= HORIZON; month++)
      expect(at('benefit.held', month, 'preview')).toBe(month < 6 ? 0 : program!.inTier[0]![month]);
    expect(none!.holders).toEqual([]);
    expect(rows.some(({ metric, world }) => metric.startsWith('benefit.') && world === 'none')).toBe(false);
  });

  test.each(months)('cost in month %i what is said per use, month and year', (month) => {
    const held = gold[month]!;
    expect(at('benefit.hard', month, 'lounge')).toBe((held * 100 * 6) / 12);
    expect(at('benefit.soft', month, 'lounge')).toBe(held * 7);
    expect(at('cost.benefit', month)).toBe(held * 50);
    expect(at('benefit.worth', month, 'lounge')).toBe((held * 900 * 6) / 12);
    const others = month < 6 ? 0 : program!.inTier[0]![month]!;
    expect(at('benefit.hard', month, 'preview')).toBe(0);
    expect(at('benefit.soft', month, 'preview')).toBe(others * 2);
    expect(at('cost.soft', month)).toBe(held * 7 + others * 2);
    expect(at('benefit.worth', month, 'preview')).toBe(others * 10);
  });

  test('lessen the contribution by their cost, and change nothing that members do', () => {
    const bare = plainStudy(club(''), { members: 300, horizon: HORIZON, ladder: 0 });
    const same = simulateBlock(bare, { replicate: 0, block: 0, cut: 5000 }, openMember);
    expect(same.worlds[0]!.sales).toEqual(program!.sales);
    const without = forecast(bare.plan, bare.spec, [same]);
    for (const month of months) {
      const before = without.find(
        (row) => row.metric === 'margin.contrib' && row.month === month && row.world === 'program',
      )!.median;
      const cost = gold[month]! * 57 + (month < 6 ? 0 : program!.inTier[0]![month]! * 2);
      expect(before - at('margin.contrib', month)!).toBeCloseTo(cost, 6);
    }
    const spent = months.reduce(
      (sum, month) => sum + gold[month]! * 57 + (month < 6 ? 0 : program!.inTier[0]![month]! * 2),
      0,
    );
    expect(same.pairs[0]!.benefits).toBe(0n);
    expect(Number(sums.pairs[0]!.benefits)).toBeLessThanOrEqual(spent);
    expect(Number(sums.pairs[0]!.benefits)).toBeGreaterThan(0);
  });
});
