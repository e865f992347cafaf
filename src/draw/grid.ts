import { byVoice, netPromoter } from '../analysis/net-promoter.ts';
import type { ReplaySummary } from '../analysis/replay-summary.ts';
import { formatDay } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanGrid } from '../compile/plan-grid.ts';
import { quantityText } from '../compile/quantity-text.ts';
import { VOICES } from '../model/customer-grid.ts';
import { formatCount } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker } from '../report/wording.ts';
import { drawCounts, drawShares, labelsOf } from './mix.ts';
import { type Column, drawTable } from './table.ts';

/** The members in the cells of the grid by month, what their answers add up to, and whom each intervention reaches. */
export function drawGrid(plan: Plan, grid: PlanGrid, summary: ReplaySummary, screen: Screen): string[] {
  const cells = labelsOf(grid.cells);
  const speak = speaker(screen.language);
  // A table for each band, so that the unknown are seen on a narrow screen too.
  const band = (whose: string, from: number) => {
    const to = from + VOICES.length;
    const mix = summary.gridMix.map(({ month, counts }) => ({ month, counts: counts.slice(from, to) }));
    return drawCounts(whose, cells.slice(from, to), mix, screen);
  };
  return [
    ...drawShares(grid.label, cells, summary.gridMix, screen),
    ...band(speak(say`high profit`), 0),
    ...band(speak(say`low profit`), VOICES.length),
    ...scoreLines(summary, screen),
    ...reachLines(plan, summary, screen),
  ];
}

function scoreLines(summary: ReplaySummary, screen: Screen): string[] {
  const speak = speaker(screen.language);
  const rows = summary.gridMix.map(({ month, counts }) => {
    const { score, standardError, answered, coverage } = netPromoter(byVoice(counts));
    return [
      month,
      score === null ? speak(say`unknown`) : signed(score),
      standardError === null ? '' : standardError.toFixed(1),
      formatCount(answered),
      coverage === null ? '' : `${(100 * coverage).toFixed(1)} %`,
    ];
  });
  const columns: Column[] = [
    { header: speak(say`month`), alignment: 'left' },
    ...[say`NPS`, say`standard error`, say`have answered`, say`of members`].map<Column>((header) => ({
      header: speak(header),
      alignment: 'right',
    })),
  ];
  return ['', painter(screen.color)('strong', speak(say`Net Promoter Score`)), ...drawTable(columns, rows, screen)];
}

function reachLines(plan: Plan, summary: ReplaySummary, screen: Screen): string[] {
  if (plan.interventions.length === 0) return [];
  const speak = speaker(screen.language);
  const rows = plan.interventions.map(({ label, kind }, i) => {
    const { open, served, unserved, cost } = summary.interventions[i]!;
    const money = quantityText(integer(cost), { kind: 'money' }, plan.currency);
    return [label, kind, formatCount(open), formatCount(served), formatCount(unserved), money];
  });
  const columns: Column[] = [
    { header: speak(say`intervention`), alignment: 'left' },
    { header: '', alignment: 'left' },
    ...[say`open to`, say`served`, say`no place`, say`cost`].map<Column>((header) => ({
      header: speak(header),
      alignment: 'right',
    })),
  ];
  const title = say`Interventions, for the members they are open to on ${formatDay(summary.until)}`;
  return ['', painter(screen.color)('strong', speak(title)), ...drawTable(columns, rows, screen)];
}

function signed(score: number): string {
  return `${score > 0 ? '+' : ''}${score.toFixed(1)}`;
}
