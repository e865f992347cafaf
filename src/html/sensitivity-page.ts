import type { Row } from '../analysis/row.ts';
import { type Bar, type Influence, lengthOf, survivors } from '../analysis/uncertainty/sensitivity.ts';
import { formatChange, formatError, formatNumber } from '../report/number.ts';
import { PAPER } from './fan-chart.ts';
import { html, type Markup } from './markup.ts';
import { page } from './page.ts';

/** What one number hangs on, with all that it stands on. */
export interface SensitivityReport {
  readonly program: string;
  /** What is asked about: the number with the assumptions at their values, or over the points of a screening. */
  readonly row: Row;
  readonly seed: string;
  readonly members: number;
  readonly replicates: number;
  readonly bars: readonly Bar[];
  readonly influences: readonly Influence[];
}

/** A tornado or a screening as one page to keep. The same study gives the same bytes. */
export function sensitivityPage(report: SensitivityReport): string {
  const { program, row, members, replicates, seed, bars } = report;
  return page(
    `Sensitivity: ${program}`,
    'en',
    html`<h1>What <code>${row.metric}</code> hangs on: ${program}</h1>
<p>${members.toLocaleString('en-US')} members, ${replicates} ${bars.length > 0 ? 'replicates' : 'trajectories'}, seed
<code>${seed}</code>, at the end of month ${row.month}: ${formatNumber(row.median, row.unit, PAPER)}.</p>
${bars.length > 0 ? tornado(report) : screening(report)}`,
  );
}

function tornado({ bars, row }: SensitivityReport): Markup {
  const moving = bars.filter((bar) => lengthOf(bar) > 0);
  const least = Math.min(0, ...moving.flatMap(({ low, high }) => [low, high]));
  const most = Math.max(0, ...moving.flatMap(({ low, high }) => [low, high]));
  const at = (change: number) => (((change - least) / (most - least)) * 200).toFixed(1);
  const part = (change: number, kind: string) =>
    html`<g class="${kind}"><polygon points="${at(0)},2 ${at(change)},2 ${at(change)},12 ${at(0)},12"/></g>`;
  return html`<section><h2>Each assumption at the ends of its range</h2>
<p>All others keep their values, and every pair of runs shares members and luck. ${bars.length - moving.length} more do nothing
to it.</p>
<div class="scroll"><table>
<tr><th>assumption</th><th class="number">at the low end</th><th class="number">at the high end</th><th>change</th></tr>
${moving.map(
  (
    bar,
  ) => html`<tr><td class="nowrap">${bar.id}</td><td class="number">${formatChange(bar.low, bar.error, row.unit, PAPER)}</td>
<td class="number">${formatChange(bar.high, bar.error, row.unit, PAPER)}</td><td><svg viewBox="0 0 200 14" width="200"
role="img" aria-label="${bar.id}">${part(bar.low, 'part-0')}${part(bar.high, 'part-1')}</svg></td></tr>
`,
)}
</table></div></section>`;
}

function screening({ influences, row }: SensitivityReport): Markup {
  const kept = survivors(influences);
  return html`<section><h2>Screening</h2>
<p>Elementary effects of Morris: mu* is how far an assumption moves the number over its whole range, on average; sigma is how
much that depends on the others. ${kept.length} of ${influences.length} are at least a tenth as strong as the strongest.</p>
<div class="scroll"><table>
<tr><th>assumption</th><th class="number">mu*</th><th class="number">sigma</th></tr>
${kept.map(
  ({
    id,
    strength,
    spread,
  }) => html`<tr><td class="nowrap">${id}</td><td class="number">${formatError(strength, row.unit, PAPER)}</td>
<td class="number">${formatError(spread, row.unit, PAPER)}</td></tr>
`,
)}
</table></div></section>`;
}
