import { ledgerMonths } from '../analysis/money/ledger-months.ts';
import { OUTFLOWS, type PointPeriod, together } from '../analysis/money/roll-forward.ts';
import type { PlanLedger } from '../compile/plan-ledger.ts';
import { formatPoints } from '../report/number.ts';
import type { ForecastReport } from './forecast-report.ts';
import { html, type Markup } from './markup.ts';
import { yearsOf } from './years-of.ts';

const FLOWS = ['issued', ...OUTFLOWS] as const;

/**
 * The points of each ledger from the empty books before the warm-up to the end, year by year. Medians of replicates do not
 * add up, so the figures are those of the first replicate, exact to the smallest unit.
 */
export function pointsSection({ study, replicates }: ForecastReport): Markup {
  const { plan, spec } = study;
  const at = spec.worlds.indexOf('program');
  if (at === -1 || plan.ledgers.length === 0) return html``;
  const books = plan.ledgers.map((_, ledger) =>
    replicates.map(({ worlds }) => ledgerMonths(worlds[at]!.points[ledger]!)),
  );
  const untied = books.flat(2).filter(({ difference }) => difference !== 0n).length;
  const months = books.flat(2).length;
  const members = replicates.reduce((sum, { worlds }) => sum + worlds[at]!.untied, 0);
  const verdict =
    untied === 0 && members === 0
      ? 'every one ties out, and so do the postings of every single member'
      : `${untied} of them do not tie out, nor do the postings of ${members} members: do not rely on this report`;
  return html`<section><h2>Points roll-forward</h2>
<p>Opening + issued − redeemed − expired − reversed − cleared − converted = closing. Closing is counted from the balances
of members, not from the flows; a flow that never happened has no column. Of ${months.toLocaleString('en-US')} periods over all ledgers, months and replicates
${verdict}. Shown is replicate 1, year by year; the warm-up before the start is one period.</p>
${plan.ledgers.map((ledger, i) => ledgerTable(ledger, yearsOf(spec, books[i]![0]!)))}
</section>
`;
}

function ledgerTable(
  ledger: PlanLedger,
  years: readonly { readonly name: string; readonly periods: readonly PointPeriod[] }[],
): Markup {
  const kept =
    ledger.unit.digits > ledger.unit.shownDigits
      ? `; kept to ${ledger.unit.digits} decimals, which the difference is taken of`
      : '';
  const happened = FLOWS.filter((flow) => years.some(({ periods }) => together(periods)[flow] !== 0n));
  const keys = ['opening', ...happened, 'closing', 'difference'] as const;
  return html`<h3>${ledger.label} <span class="faint">in ${ledger.unit.name}${kept}</span></h3>
<div class="scroll"><table>
<tr><th></th>${keys.map((key) => html`<th class="number">${key}</th>`)}</tr>
${years.map(({ name, periods }) => {
  const year = together(periods);
  return html`<tr><td class="nowrap">${name}</td>${keys.map(
    (key) => html`<td class="number">${formatPoints(year[key], ledger.unit)}</td>`,
  )}</tr>
`;
})}
</table></div>
`;
}
