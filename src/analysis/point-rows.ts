import type { PointSums } from '../population/sums.ts';
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
 * Points by ledger, in points: each month outstanding rises by issued and falls by the others.
 * `pts.untied` counts members for whom that fails; it must be 0.
 */
export function pointRows(view: WorldView): Row[] {
  if (view.world === 'none') return [];
  const rows = view.plan.ledgers.flatMap(({ name, unit }, i) => {
    const shown = { unit: unit.name, decimals: unit.shownDigits, tags: { ledger: name } };
    return [
      ...FLOWS.flatMap(([metric, flow]) =>
        flowRows(view, { metric, ...shown }, (sums, month) => inUnits(sums.points[i]![flow][month]!, unit.digits)),
      ),
      ...rowsOf(view, { metric: 'pts.outstanding', ...shown }, 0, (sums, month) =>
        inUnits(sums.points[i]!.outstanding[month]!, unit.digits),
      ),
    ];
  });
  return [...rows, ...rowAt(view, { metric: 'pts.untied', ...MEMBERS }, view.spec.horizon, (sums) => sums.untied)];
}
