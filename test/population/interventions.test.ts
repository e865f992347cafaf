import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import { loyaltyRows } from '../../src/analysis/loyalty-rows.ts';
import type { Plan } from '../../src/compile/plan.ts';
import { openMember } from '../../src/engine/open-member.ts';
import { BlockMerge } from '../../src/population/block-merge.ts';
import { flatten } from '../../src/population/flat-sums.ts';
import { simulateBlock, sumsOfNobody } from '../../src/population/simulate-block.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import type { BlockSums } from '../../src/population/sums.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { expectValue } from '../workspace/outcomes.ts';

const { study: whole } = expectValue(await loadStudy(join(import.meta.dirname, '../../simulations/order.json'), {}));

function runOf(study: Study, order: readonly number[], replicate = 0): BlockSums {
  const merge = new BlockMerge(sumsOfNobody(study));
  for (const block of order)
    merge.add(block, flatten(simulateBlock(study, { replicate, block, cut: 18_000 }, openMember)));
  return merge.whole(order.length)!;
}

const total = (series: readonly number[]) => series.reduce((sum, each) => sum + each, 0);

describe('the order of repair and harvest', () => {
  const study: Study = { ...whole, spec: { ...whole.spec, members: 2000, replicates: 1 } };
  const sums = runOf(study, [0, 1]);
  const rows = forecast(study.plan, study.spec, [sums], study.alternatives);
  const ahead = (metric: string) =>
    rows.filter((row) => row.metric === metric && row.world === 'harvest first').map(({ median }) => median);

  test('harvest first is a rise, and then a loss', () => {
    const sales = ahead('inc.change.rev.total');
    expect(sales[11]!).toBeGreaterThan(0);
    expect(sales.at(-1)!).toBeLessThan(0);
    const money = ahead('inc.change.total');
    expect(Math.max(...money.slice(0, 12))).toBeGreaterThan(0);
    expect(money.at(-1)!).toBeLessThan(Math.min(0, money[0]!));
  });

  test('repair first leaves fewer unhappy among the profitable by the end of the first year', () => {
    const [repair, harvest] = sums.worlds;
    expect(repair!.atRisk[12]!).toBeLessThan(harvest!.atRisk[12]!);
  });

  test('an offer to the unhappy makes some of them leave', () => {
    const rows = loyaltyRows({
      plan: study.plan,
      spec: study.spec,
      numbers: new Map(),
      imputations: new Map(),
      world: 'harvest first',
      replicates: [sums.worlds[1]!],
    });
    expect(
      rows.some(({ metric, cause, median }) => metric === 'churn.cause.total' && cause === 'offer' && median > 0),
    ).toBe(true);
  });

  test('every movement in the grid is accounted for', () => {
    const { cells, flow } = sums.worlds[0]!;
    for (let month = 1; month <= study.spec.horizon; month++) {
      cells.forEach((series, cell) => {
        expect(total(flow[cell]!.map((to) => to[month]!))).toBe(series[month - 1]);
        const came = total(flow.map((row) => row[cell]![month]!));
        expect(came).toBeLessThanOrEqual(series[month]!);
      });
    }
  });
});

describe('places', () => {
  const few = (count: number, plan: Plan = whole.plan): Plan => ({
    ...plan,
    interventions: plan.interventions.map((intervention) =>
      intervention.kind === 'care' && intervention.capacity !== null
        ? { ...intervention, capacity: { ...intervention.capacity, places: { kind: 'per', period: 'month', count } } }
        : intervention,
    ),
  });
  const study: Study = {
    ...whole,
    plan: few(7),
    spec: { ...whole.spec, members: 2500, horizon: 6, worlds: ['program'], invited: 1 },
  };
  const sums = runOf(study, [0, 1, 2]);
  const call = study.plan.interventions.findIndex(({ name }) => name === 'personal_call');

  test('of a month are never exceeded over all blocks together, and all taken when sought', () => {
    const { served, sought } = sums.worlds[0]!;
    expect(total(sought[call]!)).toBeGreaterThan(7 * 6);
    for (let month = 1; month <= 6; month++) expect(served[call]![month]!).toBeLessThanOrEqual(7);
    expect(Math.max(...served[call]!)).toBe(7);
  });

  test('that are too few let the deadline pass', () => {
    expect(total(sums.worlds[0]!.late[call]!)).toBeGreaterThan(0);
  });

  test('are the same whatever the order of blocks, and cost what they cost', () => {
    expect(runOf(study, [2, 0, 1])).toEqual(sums);
    const { served, interventionCost } = sums.worlds[0]!;
    const cost = study.plan.interventions.reduce((sum, each, i) => sum + each.cost * BigInt(total(served[i]!)), 0n);
    expect(interventionCost.reduce((sum, each) => sum + each, 0n)).toBe(cost);
  });
});
