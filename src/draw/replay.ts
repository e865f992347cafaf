import { missingText } from '../analysis/missing-text.ts';
import { OUTFLOWS, together as periodsTogether } from '../analysis/money/roll-forward.ts';
import type { LedgerTotals, ReplaySummary } from '../analysis/replay-summary.ts';
import { formatDay } from '../base/calendar.ts';
import { formatScaled } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanLedger } from '../compile/plan-ledger.ts';
import { quantityText } from '../compile/quantity-text.ts';
import { formatCount, formatPoints } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker, together } from '../report/wording.ts';
import type { ImportReport } from '../workspace/import-report.ts';
import { drawGrid } from './grid.ts';
import { drawCounts, drawShares, labelsOf } from './mix.ts';
import { drawTable } from './table.ts';

/** What became of all points issued, in the order of the columns. */
const TOTALS = [
  { key: 'issued', header: say`issued` },
  { key: 'redeemed', header: say`redeemed` },
  { key: 'expired', header: say`expired` },
  { key: 'reversed', header: say`reversed` },
  { key: 'cleared', header: say`cleared` },
  { key: 'converted', header: say`converted` },
  { key: 'outstanding', header: say`outstanding` },
] as const;

/** A replay as text: what became of every row, tiers by month, the points and whether they tie out, who is near a tier. */
export function drawReplay(plan: Plan, summary: ReplaySummary, report: ImportReport, screen: Screen): string[] {
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const lines: string[] = [paint('strong', speak(say`Rows of ${report.file}`)), ...importLines(report, screen)];
  if (summary.refunds.unmatched > 0) {
    const money = quantityText(summary.refunds.left, { kind: 'money' }, plan.currency);
    lines.push(
      speak(
        say`${formatCount(summary.refunds.unmatched)} refunds found no or too little purchase to take back; ${money} of them changes nothing`,
      ),
    );
  }
  plan.ladders.forEach((ladder, index) => {
    const mix = summary.tierMix.map(({ month, counts }) => ({ month, counts: counts[index]! }));
    const tiers = labelsOf(ladder.tiers);
    lines.push(...drawShares(ladder.label, tiers, mix, screen), ...drawCounts(speak(say`members`), tiers, mix, screen));
  });
  if (plan.grid !== null) lines.push(...drawGrid(plan, plan.grid, summary, screen));
  lines.push(...ledgerLines(plan, summary, screen));
  lines.push(...nearLines(plan, summary, screen));
  const tie =
    summary.untied === 0 ? say`every ledger of every member ties out` : say`${summary.untied} members do not tie out`;
  const [members, until] = [formatCount(summary.members), formatDay(summary.until)];
  const replayed =
    report.firstDay === null
      ? say`${members} members replayed until ${until}: ${tie}.`
      : say`${members} members from ${formatDay(report.firstDay)} to ${formatDay(report.lastDay ?? report.firstDay)} replayed until ${until}: ${tie}.`;
  lines.push('', speak(replayed));
  return lines;
}

function importLines(report: ImportReport, screen: Screen): string[] {
  const speak = speaker(screen.language);
  const rows = [
    ...report.used.map(({ event, rows: n, events }) => [
      speak(say`used for ${event}`),
      formatCount(n),
      speak(say`${formatCount(events)} events`),
    ]),
    ...report.skipped.map(({ reason, rows: n, share }) => [
      speak(say`skipped: ${reason}`),
      formatCount(n),
      `${(share * 100).toFixed(1)} %`,
    ]),
    ...(report.repeated > 0 ? [[speak(say`said again`), formatCount(report.repeated), speak(say`counted once`)]] : []),
    ...(report.unreadable > 0 ? [[speak(say`unreadable`), formatCount(report.unreadable), '']] : []),
    [speak(say`all rows`), formatCount(report.rows), ''],
  ];
  const lines = drawTable(
    [
      { header: speak(say`what`), alignment: 'left' },
      { header: speak(say`rows`), alignment: 'right' },
      { header: '', alignment: 'left' },
    ],
    rows,
    screen,
  );
  if (report.rounded > 0)
    lines.push(speak(say`${formatCount(report.rounded)} amounts finer than the currency were rounded half to even`));
  return lines;
}

function ledgerLines(plan: Plan, summary: ReplaySummary, screen: Screen): string[] {
  if (plan.ledgers.length === 0) return [];
  const speak = speaker(screen.language);

  const rows = plan.ledgers.map((ledger, i) => {
    const totals = summary.ledgers[i]!;
    const rest =
      totals.issued -
      (totals.redeemed + totals.expired + totals.reversed + totals.cleared + totals.converted + totals.outstanding);
    const cells = TOTALS.map(({ key }) => formatPoints(totals[key], ledger.unit));
    return [
      ledger.label,
      ...cells,
      speak(rest === 0n ? say`ties out` : say`off by ${formatScaled(rest, ledger.unit.digits)}`),
    ];
  });
  const columns = [
    { header: speak(say`points`), alignment: 'left' as const },
    ...TOTALS.map(({ header }) => ({ header: speak(header), alignment: 'right' as const })),
    { header: '', alignment: 'left' as const },
  ];
  return [
    '',
    painter(screen.color)(
      'strong',
      speak(say`Points, issued = redeemed + expired + reversed + cleared + converted + outstanding`),
    ),
    ...drawTable(columns, rows, screen),
    ...plan.ledgers.flatMap((ledger, i) => yearLines(ledger, summary.ledgers[i]!, screen)),
  ];
}

/** What a year of a ledger is told by, in the order of the columns. */
const YEAR_HEADERS = {
  opening: say`opening`,
  issued: say`issued`,
  redeemed: say`redeemed`,
  expired: say`expired`,
  reversed: say`reversed`,
  cleared: say`cleared`,
  converted: say`converted`,
  closing: say`closing`,
} as const;

/** The roll-forward of a ledger year by year; flows that never happen are left out, and so is all of it for a single year. */
function yearLines(ledger: PlanLedger, totals: LedgerTotals, screen: Screen): string[] {
  const years = [...Map.groupBy(totals.months, ({ month }) => month.slice(0, 4))];
  if (years.length < 2) return [];
  const speak = speaker(screen.language);
  const flows = (['issued', ...OUTFLOWS] as const).filter((flow) =>
    totals.months.some(({ period }) => period[flow] !== 0n),
  );
  const keys = ['opening', ...flows, 'closing'] as const;
  const rows = years.map(([year, months]) => {
    const period = periodsTogether(months.map((month) => month.period));
    const tie = months.every((month) => month.period.difference === 0n) ? say`ties out` : say`does not tie out`;
    return [year, ...keys.map((key) => formatPoints(period[key], ledger.unit)), speak(tie)];
  });
  const columns = [
    { header: speak(say`year`), alignment: 'left' as const },
    ...keys.map((key) => ({ header: speak(YEAR_HEADERS[key]), alignment: 'right' as const })),
    { header: '', alignment: 'left' as const },
  ];
  const title = speak(say`${ledger.label}, year by year`);
  return ['', painter(screen.color)('strong', title), ...drawTable(columns, rows, screen)];
}

function nearLines(plan: Plan, summary: ReplaySummary, screen: Screen): string[] {
  if (summary.near.length === 0) return [];
  const speak = speaker(screen.language);
  const rows = summary.near.map(({ member, ladder, tier, next, missing }) => {
    const { tiers } = plan.ladders[ladder]!;
    return [
      member,
      tiers[tier]!.label,
      tiers[next]!.label,
      speak(together(missing.map((part) => missingText(plan, part)))),
    ];
  });
  const columns = [say`member`, say`has`, say`next`, say`lacks`].map((header) => ({
    header: speak(header),
    alignment: 'left' as const,
  }));
  return [
    '',
    painter(screen.color)('strong', speak(say`Nearest to a higher tier`)),
    ...drawTable(columns, rows, screen),
  ];
}
