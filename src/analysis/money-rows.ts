import type { WorldSums } from '../population/sums.ts';
import { lastingRows } from './money/lasting-rows.ts';
import { benefitCost, programCost } from './money/program-cost.ts';
import type { Row } from './row.ts';
import { flowRows, inUnits, moneyUnit, numbersOf, rowsOf, share, type WorldView } from './world-view.ts';

type Setting = Pick<WorldView, 'plan' | 'spec' | 'numbers'>;

/** Net sales of a month in units of the currency: sales less what refunds took back. */
export function netSales({ plan }: Setting, sums: WorldSums, month: number): number {
  return inUnits(sums.sales[month]! - sums.refunds[month]!, plan.currency.digits);
}

/** The margin on net sales of a month, in units of the currency, before any cost of the program. */
export function margin(setting: Setting, sums: WorldSums, month: number): number {
  return netSales(setting, sums, month) * numbersOf(setting, sums).behavior.marginShare;
}

/** Contribution of a month in units of the currency: the margin less the cost of benefits, hard and soft. */
export function contribution(setting: Setting, sums: WorldSums, month: number): number {
  return margin(setting, sums, month) - benefitCost(programCost(setting, sums, month));
}

/** Sales, contribution and what the program costs, month by month. */
export function moneyRows(view: WorldView): Row[] {
  const money = moneyUnit(view.plan);
  const { digits } = view.plan.currency;
  const flow = (metric: string, value: (sums: WorldSums, month: number) => number) =>
    flowRows(view, { metric, ...money }, value);
  return [
    ...flow('rev.gross', (sums, month) => inUnits(sums.sales[month]!, digits)),
    ...flow('rev.net', (sums, month) => netSales(view, sums, month)),
    ...flow('margin.contrib', (sums, month) => contribution(view, sums, month)),
    ...flow('cost.reward', (sums, month) => inUnits(sums.rewardCost[month]!, digits)),
    ...(view.plan.interventions.length === 0 ? [] : interventionCostRows(view)),
    ...lastingRows(view),
    ...flow('cost.soft', (sums, month) => programCost(view, sums, month).soft),
    ...flow('cost.ops', (sums, month) => programCost(view, sums, month).running),
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
