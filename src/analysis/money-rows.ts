import type { Plan } from '../compile/plan.ts';
import type { SimulationSpec } from '../population/simulation-spec.ts';
import type { WorldSums } from '../population/sums.ts';
import type { Row } from './row.ts';
import { flowRows, inUnits, moneyUnit, rowsOf, share, type WorldView } from './world-view.ts';

/** Net sales of a month in units of the currency: sales less what refunds took back. */
export function netSales(plan: Plan, sums: WorldSums, month: number): number {
  return inUnits(sums.sales[month]! - sums.refunds[month]!, plan.currency.digits);
}

/** Contribution of a month in units of the currency: the margin on net sales less rewards, discounts and interventions. */
export function contribution(plan: Plan, spec: SimulationSpec, sums: WorldSums, month: number): number {
  const spent = sums.rewardCost[month]! + sums.discounts[month]! + sums.interventionCost[month]!;
  const cost = inUnits(spent, plan.currency.digits);
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
    ...(plan.interventions.length === 0 ? [] : interventionCostRows(view)),
    ...rowsOf(view, { metric: 'freq', unit: 'purchases per member', decimals: 4 }, 1, (sums, month) =>
      share(sums.purchases[month]!, sums.active[month - 1]!),
    ),
  ];
}

function interventionCostRows(view: WorldView): Row[] {
  const money = moneyUnit(view.plan);
  const { digits } = view.plan.currency;
  return [
    ...flowRows(view, { metric: 'cost.discount', ...money }, (sums, month) => inUnits(sums.discounts[month]!, digits)),
    ...flowRows(view, { metric: 'cost.intervention', ...money }, (sums, month) =>
      inUnits(sums.interventionCost[month]!, digits),
    ),
  ];
}

/**
 * What a world adds to another: one minus the other, each replicate with its own twin, since both live on the same draws.
 * `.total` adds up the months so far. Named `inc.rev` and `inc.margin` against no program, else `inc.change.rev` and
 * `inc.change`.
 */
export function incrementRows(view: WorldView, other: WorldView): Row[] {
  const { plan, spec } = view;
  const [revenue, margin] = other.world === 'none' ? ['inc.rev', 'inc.margin'] : ['inc.change.rev', 'inc.change'];
  return [
    ...pairedRows(view, other, revenue!, (sums, month) => netSales(plan, sums, month)),
    ...pairedRows(view, other, margin!, (sums, month) => contribution(plan, spec, sums, month)),
  ];
}

function pairedRows(
  view: WorldView,
  other: WorldView,
  metric: string,
  of: (sums: WorldSums, month: number) => number,
): Row[] {
  const twins = new Map(view.replicates.map((sums, r) => [sums, other.replicates[r]!]));
  return flowRows(
    view,
    { metric, ...moneyUnit(view.plan) },
    (sums, month) => of(sums, month) - of(twins.get(sums)!, month),
  );
}
