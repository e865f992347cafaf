import { missingText } from '../../analysis/missing-text.ts';
import { OUTFLOWS, together } from '../../analysis/money/roll-forward.ts';
import type { LedgerTotals, ReplaySummary } from '../../analysis/replay-summary.ts';
import { formatDay } from '../../base/calendar.ts';
import { formatScaled } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { PlanLedger } from '../../compile/plan-ledger.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import { formatCount, formatPoints } from '../../report/number.ts';
import { painter } from '../../report/paint.ts';
import type { Screen } from '../../report/screen.ts';
import type { ImportReport } from '../../workspace/import-report.ts';
import { drawGrid } from './grid.ts';
import { drawCounts, drawShares, labelsOf } from './mix.ts';
import { drawTable } from './table.ts';

/** A replay as text: what became of every row, tiers by month, the points and whether they tie out, who is near a tier. */
export function drawReplay(plan: Plan, summary: ReplaySummary, report: ImportReport, screen: Screen): string[] {
  const paint = painter(screen.color);
  const lines: string[] = [paint('strong', `Rows of ${report.file}`), ...importLines(report, screen)];
  if (summary.refunds.unmatched > 0) {
    const money = quantityText(summary.refunds.left, { kind: 'money' }, plan.currency);
    lines.push(
      `${formatCount(summary.refunds.unmatched)} refunds found no or too little purchase to take back; ${money} of them changes nothing`,
    );
  }
  plan.ladders.forEach((ladder, index) => {
    const mix = summary.tierMix.map(({ month, counts }) => ({ month, counts: counts[index]! }));
    const tiers = labelsOf(ladder.tiers);
    lines.push(...drawShares(ladder.label, tiers, mix, screen), ...drawCounts('members', tiers, mix, screen));
  });
  if (plan.grid !== null) lines.push(...drawGrid(plan, plan.grid, summary, screen));
  lines.push(...ledgerLines(plan, summary, screen));
  lines.push(...nearLines(plan, summary, screen));
  const days =
    report.firstDay === null
      ? ''
      : ` from ${formatDay(report.firstDay)} to ${formatDay(report.lastDay ?? report.firstDay)}`;
  const tie =
    summary.untied === 0 ? 'every ledger of every member ties out' : `${summary.untied} members do not tie out`;
  lines.push('', `${formatCount(summary.members)} members${days} replayed until ${formatDay(summary.until)}: ${tie}.`);
  return lines;
}

function importLines(report: ImportReport, screen: Screen): string[] {
  const rows = [
    ...report.used.map(({ event, rows: n, events }) => [
      `used for ${event}`,
      formatCount(n),
      `${formatCount(events)} events`,
    ]),
    ...report.skipped.map(({ reason, rows: n, share }) => [
      `skipped: ${reason}`,
      formatCount(n),
      `${(share * 100).toFixed(1)} %`,
    ]),
    ...(report.repeated > 0 ? [['said again', formatCount(report.repeated), 'counted once']] : []),
    ...(report.unreadable > 0 ? [['unreadable', formatCount(report.unreadable), '']] : []),
    ['all rows', formatCount(report.rows), ''],
  ];
  const lines = drawTable(
    [
      { header: 'what', alignment: 'left' },
      { header: 'rows', alignment: 'right' },
      { header: '', alignment: 'left' },
    ],
    rows,
    screen,
  );
  if (report.rounded > 0)
    lines.push(`${formatCount(report.rounded)} amounts finer than the currency were rounded half to even`);
  return lines;
}

function ledgerLines(plan: Plan, summary: ReplaySummary, screen: Screen): string[] {
  if (plan.ledgers.length === 0) return [];
  const keys = ['issued', 'redeemed', 'expired', 'reversed', 'cleared', 'converted', 'outstanding'] as const;
  const rows = plan.ledgers.map((ledger, i) => {
    const totals = summary.ledgers[i]!;
    const rest =
      totals.issued -
      (totals.redeemed + totals.expired + totals.reversed + totals.cleared + totals.converted + totals.outstanding);
    const cells = keys.map((key) => formatPoints(totals[key], ledger.unit));
    return [ledger.label, ...cells, rest === 0n ? 'ties out' : `off by ${formatScaled(rest, ledger.unit.digits)}`];
  });
  const columns = [
    { header: 'points', alignment: 'left' as const },
    ...keys.map((header) => ({ header, alignment: 'right' as const })),
    { header: '', alignment: 'left' as const },
  ];
  return [
    '',
    painter(screen.color)(
      'strong',
      'Points, issued = redeemed + expired + reversed + cleared + converted + outstanding',
    ),
    ...drawTable(columns, rows, screen),
    ...plan.ledgers.flatMap((ledger, i) => yearLines(ledger, summary.ledgers[i]!, screen)),
  ];
}

/** The roll-forward of a ledger year by year; flows that never happen are left out, and so is all of it for a single year. */
function yearLines(ledger: PlanLedger, totals: LedgerTotals, screen: Screen): string[] {
  const years = [...Map.groupBy(totals.months, ({ month }) => month.slice(0, 4))];
  if (years.length < 2) return [];
  const flows = (['issued', ...OUTFLOWS] as const).filter((flow) =>
    totals.months.some(({ period }) => period[flow] !== 0n),
  );
  const keys = ['opening', ...flows, 'closing'] as const;
  const rows = years.map(([year, months]) => {
    const period = together(months.map((month) => month.period));
    const tie = months.every((month) => month.period.difference === 0n) ? 'ties out' : 'does not tie out';
    return [year, ...keys.map((key) => formatPoints(period[key], ledger.unit)), tie];
  });
  const columns = [
    { header: 'year', alignment: 'left' as const },
    ...keys.map((header) => ({ header, alignment: 'right' as const })),
    { header: '', alignment: 'left' as const },
  ];
  return ['', painter(screen.color)('strong', `${ledger.label}, year by year`), ...drawTable(columns, rows, screen)];
}

function nearLines(plan: Plan, summary: ReplaySummary, screen: Screen): string[] {
  if (summary.near.length === 0) return [];
  const rows = summary.near.map(({ member, ladder, tier, next, missing }) => {
    const { tiers } = plan.ladders[ladder]!;
    return [
      member,
      tiers[tier]!.label,
      tiers[next]!.label,
      missing.map((part) => missingText(plan, part)).join(' and '),
    ];
  });
  const columns = ['member', 'has', 'next', 'lacks'].map((header) => ({ header, alignment: 'left' as const }));
  return ['', painter(screen.color)('strong', 'Nearest to a higher tier'), ...drawTable(columns, rows, screen)];
}
