import type { PointSums } from '../population/sums.ts';
import { ledgerMonths } from './money/ledger-months.ts';
import type { Row } from './row.ts';
import { flowRows, inUnits, MEMBERS, rowAt, rowsOf, type WorldView } from './world-view.ts';

const FLOWS: readonly (readonly [metric: string, flow: keyof PointSums])[] = [
  ['pts.issued', 'earned'],
  ['pts.redeemed', 'redeemed'],
  ['pts.expired', 'expired'],
  ['pts.reversed', 'reversed'],
  ['pts.cleared', 'cleared'],
  ['pts.converted', 'converted'],
];

/**
 * Points by ledger, in points: each month takes the opening balance to the outstanding one, up by issued and down by the
 * other flows. `pts.untied` counts members for whom that fails, and `pts.untied_months` the months of a ledger; both must
 * be 0. Medians need not add up, the replicates behind them do.
 */
export function pointRows(view: WorldView): Row[] {
  if (view.world === 'none') return [];
  const rows = view.plan.ledgers.flatMap(({ name, unit }, i) => {
    const shown = { unit: unit.name, decimals: unit.shownDigits, tags: { ledger: name } };
    return [
      ...rowsOf(view, { metric: 'pts.opening', ...shown }, 1, (sums, month) =>
        inUnits(sums.points[i]!.outstanding[month - 1]!, unit.digits),
      ),
      ...FLOWS.flatMap(([metric, flow]) =>
        flowRows(view, { metric, ...shown }, (sums, month) => inUnits(sums.points[i]![flow][month]!, unit.digits)),
      ),
      ...rowsOf(view, { metric: 'pts.outstanding', ...shown }, 0, (sums, month) =>
        inUnits(sums.points[i]!.outstanding[month]!, unit.digits),
      ),
      ...rowAt(
        view,
        { metric: 'pts.untied_months', unit: 'months', decimals: 2, tags: { ledger: name } },
        view.spec.horizon,
        (sums) => ledgerMonths(sums.points[i]!).filter(({ difference }) => difference !== 0n).length,
      ),
    ];
  });
  return [...rows, ...rowAt(view, { metric: 'pts.untied', ...MEMBERS }, view.spec.horizon, (sums) => sums.untied)];
}
