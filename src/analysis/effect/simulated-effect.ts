import { cellNames } from '../../population/grid.ts';
import { rungsOf } from '../../population/rungs.ts';
import type { PairShift } from '../../population/shift.ts';
import type { Study } from '../../population/simulation-spec.ts';
import type { BlockSums } from '../../population/sums.ts';
import { type RunNumbers, viewsOf } from '../forecast.ts';
import { intervalOf } from '../interval.ts';
import { liabilityMonths } from '../money/liability-months.ts';
import { benefitCost, programCost } from '../money/program-cost.ts';
import { contribution, netSales } from '../money-rows.ts';
import { inUnits, moneyUnit, SHARE, type WorldView } from '../world-view.ts';
import type { Effect, EffectMetric, EffectNumber } from './effect.ts';
import { lookEffect, together } from './group-effect.ts';
import type { Look } from './looks.ts';

/**
 * What a change of a program does to the members of a simulation, from the merged sums of each replicate (at least one):
 * the first world is the old version, the second the new one. `studies` holds the numbers of each replicate.
 */
export function simulatedEffect(
  study: Study,
  looks: readonly Look[],
  replicates: readonly BlockSums[],
  studies: readonly RunNumbers[],
): Pick<Effect, 'members' | 'looks' | 'numbers' | 'extent'> {
  const [old, now] = viewsOf(study.plan, study.spec, replicates, study.alternatives, studies) as [WorldView, WorldView];
  const pairs = replicates.map(({ pairs: [pair] }) => pair!);
  const shifts = pairs.map(({ shift }) => shift!);
  const rungs = { old: rungsOf(old.plan), now: rungsOf(now.plan) };
  const cells = cellNames(old.plan);
  const told = looks.map((look, d) =>
    lookEffect(
      look,
      shifts.map(({ days }) => days[d]!),
      rungs,
      cells,
    ),
  );
  const moves = told.some(({ all }) => [all.higher, all.lower, all.gone, all.stayed].some(({ p95 }) => p95 > 0));
  const stirs = moves || pairs.some(({ changed }) => changed > 0);
  return {
    members: study.spec.members,
    looks: told,
    numbers: [...memberNumbers(shifts), ...moneyNumbers(old, now)],
    extent: moves ? 'some move' : stirs ? 'nobody moves' : 'nobody stirs',
  };
}

function memberNumbers(shifts: readonly PairShift[]): EffectNumber[] {
  const most = (of: 'lower' | 'higher') =>
    shifts.map(({ days }) =>
      Math.max(...days.map((day) => together(day.deciles)).map((all) => all[of] / Math.max(1, all.members))),
    );
  const left = shifts.map(({ days }) => {
    const all = together(days.at(-1)!.deciles);
    return all.gone - all.stayed;
  });
  const alone = (metric: EffectMetric, unit: string, values: readonly number[], decimals: number): EffectNumber => ({
    metric,
    unit,
    old: null,
    now: null,
    change: intervalOf(values, decimals),
  });
  return [
    alone('effect.lower', 'share', most('lower'), SHARE.decimals),
    alone('effect.higher', 'share', most('higher'), SHARE.decimals),
    alone('effect.left', 'members', left, 2),
    paired(
      'effect.hostages',
      'members',
      shifts.map((shift) => shift.hostagesGoneBefore),
      shifts.map((shift) => shift.hostagesGoneAfter),
      2,
    ),
  ];
}

function moneyNumbers(old: WorldView, now: WorldView): EffectNumber[] {
  const { unit, decimals } = moneyUnit(old.plan);
  const total = (view: WorldView, of: typeof contribution) =>
    view.replicates.map((sums) => {
      let sum = 0;
      for (let month = 1; month <= view.spec.horizon; month++) sum += of(view, sums, month);
      return sum;
    });
  const flow = (metric: EffectMetric, of: typeof contribution) =>
    paired(metric, unit, total(old, of), total(now, of), decimals);
  const owed = (view: WorldView, of: 'cost' | 'contract') =>
    view.replicates.map((sums) => inUnits(liabilityMonths(view.plan, sums).at(-1)![of], view.plan.currency.digits));
  return [
    flow('effect.revenue', netSales),
    flow('effect.benefits', (view, sums, month) => benefitCost(programCost(view, sums, month))),
    flow('effect.contribution', contribution),
    paired('effect.liability', unit, owed(old, 'cost'), owed(now, 'cost'), decimals),
    paired('effect.deferred', unit, owed(old, 'contract'), owed(now, 'contract'), decimals),
  ];
}

function paired(
  metric: EffectMetric,
  unit: string,
  old: readonly number[],
  now: readonly number[],
  decimals: number,
): EffectNumber {
  return {
    metric,
    unit,
    old: intervalOf(old, decimals),
    now: intervalOf(now, decimals),
    change: intervalOf(
      now.map((value, r) => value - old[r]!),
      decimals,
    ),
  };
}
