import type { Plan } from '../compile/plan.ts';
import type { SimulationSpec } from '../population/simulation-spec.ts';
import type { WorldSums } from '../population/sums.ts';
import type { Row } from './row.ts';
import { flowRows, inUnits, moneyUnit, rowsOf, share, type WorldView } from './world-view.ts';

/** Net sales of a month in units of the currency: sales less what refunds took back. */
export function netSales(plan: Plan, sums: WorldSums, month: number): number {
  return inUnits(sums.sales[month]! - sums.refunds[month]!, plan.currency.digits);
}

/** Contribution of a month in units of the currency: the margin on net sales less the cost of rewards. */
export function contribution(plan: Plan, spec: SimulationSpec, sums: WorldSums, month: number): number {
  const cost = inUnits(sums.rewardCost[month]!, plan.currency.digits);
  return netSales(plan, sums, month) * spec.behavior.marginShare - cost;
}

/** Sales, contribution and the cost of rewards, month by month. */
export function moneyRows(view: WorldView): Row[] {
  const { plan, spec } = view;
  const money = moneyUnit(plan);
  const { digits } = plan.currency;
  return [
    ...flowRows(view, { metric: 'rev.gross', ...money }, (sums, month) => inUnits(sums.sales[month]!, digits)),
    ...flowRows(view, { metric: 'rev.net', ...money }, (sums, month) => netSales(plan, sums, month)),
    ...flowRows(view, { metric: 'margin.contrib', ...money }, (sums, month) => contribution(plan, spec, sums, month)),
    ...flowRows(view, { metric: 'cost.reward', ...money }, (sums, month) => inUnits(sums.rewardCost[month]!, digits)),
    ...rowsOf(view, { metric: 'freq', unit: 'purchases per member', decimals: 4 }, 1, (sums, month) =>
      share(sums.purchases[month]!, sums.active[month - 1]!),
    ),
  ];
}

/**
 * What the program adds: the world with it minus the world without, each replicate with its own twin, since both live
 * on the same draws. `.total` adds up the months so far. Nothing where a world is missing.
 */
export function incrementRows(program: WorldView, none: WorldView): Row[] {
  const { plan, spec } = program;
  return [
    ...pairedRows(program, none, 'inc.rev', (sums, month) => netSales(plan, sums, month)),
    ...pairedRows(program, none, 'inc.margin', (sums, month) => contribution(plan, spec, sums, month)),
  ];
}

function pairedRows(
  program: WorldView,
  none: WorldView,
  metric: string,
  of: (sums: WorldSums, month: number) => number,
): Row[] {
  const twins = new Map(program.replicates.map((sums, r) => [sums, none.replicates[r]!]));
  return flowRows(
    program,
    { metric, ...moneyUnit(program.plan) },
    (sums, month) => of(sums, month) - of(twins.get(sums)!, month),
  );
}
