import { cellNames } from '../population/grid.ts';
import type { WorldSums } from '../population/sums.ts';
import { byVoice, type NetPromoter, netPromoter } from './net-promoter.ts';
import type { Row } from './row.ts';
import { inUnits, MEMBERS, moneyUnit, rowsOf, SHARE, share, type WorldView } from './world-view.ts';

/** How many members there are, who leaves, who is at risk, and what surveys say. */
export function memberRows(view: WorldView): Row[] {
  return [
    ...rowsOf(view, { metric: 'members.active', ...MEMBERS }, 0, (sums, month) => sums.active[month]!),
    ...rowsOf(view, { metric: 'churn.rate', ...SHARE }, 1, (sums, month) =>
      share(sums.left[month]!, sums.active[month - 1]!),
    ),
    ...riskRows(view),
    ...surveyRows(view),
  ];
}

/** High-value and at-risk members; their churn is the share, so far gone, of those who were so at the start. */
function riskRows(view: WorldView): Row[] {
  const { digits } = view.plan.currency;
  return [
    ...rowsOf(view, { metric: 'hv.members', ...MEMBERS }, 0, (sums, month) => sums.highValue[month]!),
    ...rowsOf(view, { metric: 'hv.churn', ...SHARE }, 0, (sums, month) =>
      share(sums.highValueGone[month]!, sums.highValue[0]!),
    ),
    ...rowsOf(view, { metric: 'atrisk.hv', ...MEMBERS }, 0, (sums, month) => sums.atRisk[month]!),
    ...rowsOf(view, { metric: 'atrisk.churn', ...SHARE }, 0, (sums, month) =>
      share(sums.atRiskGone[month]!, sums.atRisk[0]!),
    ),
    ...rowsOf(view, { metric: 'atrisk.rev', ...moneyUnit(view.plan) }, 0, (sums, month) =>
      inUnits(sums.atRiskContribution[month]!, digits),
    ),
  ];
}

function surveyRows(view: WorldView): Row[] {
  return [
    ...rowsOf(
      view,
      { metric: 'nps', unit: 'score', decimals: 2 },
      0,
      (sums, month) => surveyOf(sums, month).score ?? undefined,
    ),
    ...rowsOf(
      view,
      { metric: 'nps.coverage', ...SHARE },
      0,
      (sums, month) => surveyOf(sums, month).coverage ?? undefined,
    ),
    ...cellNames(view.plan).flatMap((cell, i) =>
      rowsOf(view, { metric: 'grid.cell', ...MEMBERS, tags: { cell } }, 0, (sums, month) => sums.cells[i]![month]!),
    ),
  ];
}

function surveyOf(sums: WorldSums, month: number): NetPromoter {
  return netPromoter(byVoice(sums.cells.map((series) => series[month]!)));
}
