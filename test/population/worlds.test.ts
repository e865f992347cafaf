import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import { openMember } from '../../src/engine/open-member.ts';
import { comparePairs } from '../../src/population/pairs.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import type { BlockSums } from '../../src/population/sums.ts';
import { gathered } from '../../src/population/ways.ts';
import { planOf } from '../engine/plan-of.ts';
import { cardPlan, livesIn, plainStudy } from './lives.ts';

const sumsOf = (study: Study, block = 0): BlockSums =>
  simulateBlock(study, { replicate: 0, block, cut: 5000 }, openMember);
const total = (series: readonly (number | bigint)[]) => series.map(Number).reduce((sum, each) => sum + each, 0);

describe('a program without points and benefits', () => {
  const plan = planOf(`program "Nothing" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
  }`);
  const study = plainStudy(plan, { members: 600, horizon: 12 });
  const sums = sumsOf(study);

  test('has a lift of exactly nothing under the default ledger', () => {
    const { world: _, sought: _s, served: _t, late: _l, ...program } = sums.worlds[0]!;
    expect(sums.worlds[1]).toMatchObject(program);
    expect(total(program.joined)).toBeGreaterThan(0);
    expect(sums.pairs).toMatchObject([{ world: 'program', against: 'none', changed: 0, more: 0, longer: 0 }]);
    const rows = forecast(plan, study.spec, [sums]).filter(({ metric }) => /^inc\./.test(metric));
    expect(rows.every(({ p05, p95 }) => p05 === 0 && p95 === 0)).toBe(true);
  });
});

describe('another program beside the first', () => {
  const study = plainStudy(cardPlan(10), { members: 400, horizon: 12, worlds: ['program', 'half', 'none'] });
  const half = { ...study, plan: cardPlan(5) };
  const sums = sumsOf({ ...study, alternatives: { half } });

  test('is lived by the same members on the same luck, and moves nobody else', () => {
    const alone = sumsOf({ ...study, spec: { ...study.spec, worlds: ['program', 'none'] } });
    expect([sums.worlds[0], sums.worlds[2]]).toEqual([...alone.worlds]);
    expect(sums.worlds[1]!.active[0]).toBe(sums.worlds[0]!.active[0]);
    expect(total(sums.worlds[1]!.rewardCost)).toBeGreaterThan(total(sums.worlds[0]!.rewardCost));
  });

  test('is told against both', () => {
    const rows = forecast(study.plan, study.spec, [sums], { half });
    const at = (metric: string, world: string) =>
      rows.find((row) => row.metric === metric && row.world === world && row.month === 12)!.median;
    expect(at('inc.margin.total', 'half') - at('inc.margin.total', 'program')).toBeCloseTo(
      at('inc.change.total', 'half'),
      6,
    );
    expect(at('subsidy.share', 'half')).toBeGreaterThan(0.5);
    expect(at('subsidy.share', 'half')).toBeLessThanOrEqual(1);
  });
});

describe('pairs', () => {
  const way = (sales: readonly number[], benefits = 0n, leftIn = Number.POSITIVE_INFINITY) => ({
    sales: Float64Array.from([0, ...sales]),
    leftIn,
    benefits,
  });
  const pair = { world: 'program', against: 'none' };

  test('find what was only brought forward, and what would have been bought anyway', () => {
    const sums = comparePairs(
      pair,
      gathered([way([500, 100, 300], 90n)], 4),
      gathered([way([300, 200, 300], 0n)], 4),
      3,
    );
    expect(sums).toMatchObject({ changed: 1, more: 1, less: 0, longer: 0, benefits: 90n, subsidized: 80n });
    expect(sums.pulled).toEqual([0n, 100n, 0n, 0n]);
  });

  test('add up to the last unit what no double holds', () => {
    const most = 8_000_000_000_000_001;
    const [early, late] = [way([most, 0]), way([0, most])].map((each) => gathered([each, each, each], 3));
    expect(comparePairs(pair, early!, late!, 2).pulled).toEqual([0n, 3n * BigInt(most), 0n]);
  });

  test('count who changes, spends less and stays longer', () => {
    const sums = comparePairs(
      pair,
      gathered([way([1]), way([1], 5n), way([1], 5n, 9)], 2),
      gathered([way([1]), way([2]), way([1], 0n, 2)], 2),
      1,
    );
    expect(sums).toMatchObject({ changed: 2, more: 0, less: 1, longer: 1, shorter: 0, benefits: 10n, subsidized: 10n });
  });
});

describe('personas', () => {
  test('are shares of members with numbers of their own', () => {
    const study = plainStudy(cardPlan(10), { members: 1000, horizon: 6, worlds: ['none'] }, { dropoutShape: 0 });
    const { behavior, assumptions } = study.spec;
    const personas: SimulationSpec['personas'] = [
      { name: 'staying', share: 0.25, behavior: { ...behavior, leaveChance: 0 }, assumptions },
      {
        name: 'leaving',
        share: 0.75,
        behavior: { ...behavior, leaveChance: 1, leaveBase: 20, leaveSatisfaction: 0 },
        assumptions,
      },
    ];
    const [none] = sumsOf({ ...study, spec: { ...study.spec, personas } }).worlds;
    expect(none!.left[1]! / 1000).toBeGreaterThan(0.71);
    expect(none!.left[1]! / 1000).toBeLessThan(0.79);
  });
});

describe('members in another order', () => {
  const study = plainStudy(cardPlan(6), { members: 20, horizon: 8, warmup: 4, joinSpread: 9 });
  const lived = (order?: readonly number[]) =>
    new Map(
      livesIn(study, 'program', order === undefined ? {} : { order }).map(({ life, satisfaction }) => [
        life.identity.member,
        {
          sales: life.sales,
          leftIn: life.leftIn,
          felt: [satisfaction, life.satisfaction.level],
          held: life.balance(0),
        },
      ]),
    );

  test('live the same lives to the last bit', () => {
    const expected = lived();
    const members = [...expected.keys()];
    expect(members).toHaveLength(20);
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: 20 }), (order) => {
        expect(lived(order)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  test('live as they do when only some of them are simulated', () => {
    const expected = lived();
    for (const member of [0, 7, 19]) expect(lived([member]).get(member)).toEqual(expected.get(member));
  });
});
