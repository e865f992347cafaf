import type { WorldSums } from '../../population/sums.ts';
import { contribution, margin, netSales } from '../money-rows.ts';
import type { Row } from '../row.ts';
import { flowRows, moneyUnit, rowAt, rowsOf, SHARE, type WorldView } from '../world-view.ts';
import { programCost, wholeCost } from './program-cost.ts';

/**
 * What a world adds to another and whether that is worth its cost: one minus the other, each replicate with its own twin,
 * since both live on the same draws. `.total` adds up the months so far. Against a world with a program the names begin with
 * `inc.change`, and there is no return: both cost something.
 *
 * - `inc.gross`: the margin on the sales it adds, before any cost of the program; `inc.margin`: the same after the cost of
 *   benefits.
 * - `roi`: what it added so far before its cost, less its cost so far, over its cost so far; absent while it costs nothing.
 * - `payback`: the first month from which on what it added has covered its cost at every month's end to the horizon,
 *   over the replicates that have one; `payback.share`: how many do.
 */
export function returnRows(program: WorldView, other: WorldView): Row[] {
  const twins = new Map(program.replicates.map((sums, r) => [sums, other.replicates[r]!]));
  const months = program.spec.horizon;
  const gain = (of: MonthlyMoney) => (sums: WorldSums, month: number) =>
    of(program, sums, month) - of(other, twins.get(sums)!, month);
  const flow = (metric: string, of: MonthlyMoney) =>
    flowRows(program, { metric, ...moneyUnit(program.plan) }, gain(of));
  if (other.world !== 'none') {
    return [
      ...flow('inc.change.rev', netSales),
      ...flow('inc.change.gross', margin),
      ...flow('inc.change', contribution),
    ];
  }
  const ways = new Map(program.replicates.map((sums) => [sums, wayOf(program, sums, gain(margin))]));
  const paid = new Map(program.replicates.map((sums) => [sums, paybackMonth(ways.get(sums)!)]));
  return [
    ...flow('inc.rev', netSales),
    ...flow('inc.gross', margin),
    ...flow('inc.margin', contribution),
    ...rowsOf(program, { metric: 'roi', unit: 'ratio', decimals: 4 }, 1, (sums, month) =>
      returnOn(ways.get(sums)![month - 1]!),
    ),
    ...rowAt(program, { metric: 'payback', unit: 'months', decimals: 2 }, months, (sums) => paid.get(sums)),
    ...rowAt(program, { metric: 'payback.share', ...SHARE }, months, () => {
      const reached = [...paid.values()].filter((month) => month !== undefined);
      return reached.length / paid.size;
    }),
  ];
}

type MonthlyMoney = (setting: WorldView, sums: WorldSums, month: number) => number;

/** What the program added before its cost, and what it cost, from the start to the end of a month. */
export interface ReturnToDate {
  readonly gain: number;
  readonly cost: number;
}

function wayOf(view: WorldView, sums: WorldSums, gain: (sums: WorldSums, month: number) => number): ReturnToDate[] {
  let toDate: ReturnToDate = { gain: 0, cost: 0 };
  return Array.from({ length: view.spec.horizon }, (_, i) => {
    const cost = wholeCost(programCost(view, sums, i + 1));
    toDate = { gain: toDate.gain + gain(sums, i + 1), cost: toDate.cost + cost };
    return toDate;
  });
}

/** The return on what the program cost; undefined where it cost nothing. */
export function returnOn({ gain, cost }: ReturnToDate): number | undefined {
  return cost === 0 ? undefined : (gain - cost) / cost;
}

/** The first month, from 1, from which on the gain covers the cost to the last; undefined where it does not in the last. */
export function paybackMonth(months: readonly ReturnToDate[]): number | undefined {
  const short = months.findLastIndex(({ gain, cost }) => gain < cost);
  return short === months.length - 1 ? undefined : short + 2;
}
