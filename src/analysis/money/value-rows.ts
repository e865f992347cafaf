import { voiceOf } from '../../model/customer-grid.ts';
import { cellNames } from '../../population/grid.ts';
import type { WorldSums } from '../../population/sums.ts';
import type { Row } from '../row.ts';
import { inUnits, moneyUnit, numbersOf, rowsOf, share, type WorldView } from '../world-view.ts';
import { type CustomerValue, customerValue, wholeValue } from './customer-value.ts';

const VALUES: readonly (readonly [metric: string, of: (value: CustomerValue) => number])[] = [
  ['value.purchase', ({ purchase }) => purchase],
  ['value.recommendations', ({ positive }) => positive],
  ['value.warnings', ({ negative }) => negative],
  ['ckv', ({ information }) => information],
  ['cev', wholeValue],
];

/**
 * The three values by cell of the grid, for the 12 months ahead as they look at a month's end: what the active members of
 * the cell are worth together and, as `.mean`, one of them. A new customer is taken to be worth what an active member is
 * on average. The value of information is counted only where the assumptions give it one.
 */
export function valueRows(view: WorldView): Row[] {
  const money = moneyUnit(view.plan);
  const informs = view.spec.economics.ideaValue > 0;
  const values = VALUES.filter(([metric]) => metric !== 'ckv' || informs);
  return cellNames(view.plan).flatMap((name, cell) =>
    values.flatMap(([metric, of]) => {
      const tags = { cell: name };
      const mean = (sums: WorldSums, month: number) => {
        const value = valueIn(view, sums, cell, month);
        return value === undefined ? undefined : of(value);
      };
      return [
        ...rowsOf(
          view,
          { metric, ...money, tags },
          0,
          (sums, month) => (mean(sums, month) ?? 0) * sums.cells[cell]![month]!,
        ),
        ...rowsOf(view, { metric: `${metric}.mean`, ...money, tags }, 0, mean),
      ];
    }),
  );
}

/** What a member of a cell is worth on average; undefined where the cell is empty. */
function valueIn(view: WorldView, sums: WorldSums, cell: number, month: number): CustomerValue | undefined {
  const { digits } = view.plan.currency;
  const worth = (series: readonly bigint[]) => inUnits(series[month]!, digits);
  const purchase = share(worth(sums.cellContribution[cell]!), sums.cells[cell]![month]!);
  if (purchase === undefined) return undefined;
  const all = sums.cellContribution.reduce((sum, series) => sum + worth(series), 0);
  return customerValue(voiceOf(cell), purchase, all / sums.active[month]!, numbersOf(view, sums).economics);
}
