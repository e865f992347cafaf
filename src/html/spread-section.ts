import { intervalContents } from '../analysis/interval-contents.ts';
import { RUNS_TO_SHARE } from '../analysis/uncertainty/shares.ts';
import { activeSources } from '../population/forecast-runs.ts';
import { formatError } from '../report/number.ts';
import { type Language, speak, type Wording } from '../report/wording.ts';
import { PAPER } from './fan-chart.ts';
import type { ForecastReport } from './forecast-report.ts';
import { html, type Markup } from './markup.ts';
import { shownInterval } from './row-text.ts';

/** What the intervals hold and leave out, and what each source contributes to those of the headline numbers. */
export function spreadSection({ study, spread }: ForecastReport, language: Language): Markup {
  const { includes, excludes } = intervalContents(study.spec, spread.sources);
  const list = (items: readonly Wording[]) =>
    html`<ul>${items.map((item) => html`<li>${speak(item, language)}</li>`)}</ul>`;
  return html`<section><h2>What the intervals hold</h2>${list(includes)}<h3>What they leave out</h3>${list(excludes)}
${spread.sources.length < 2 ? '' : shareTable(spread)}</section>
`;
}

function shareTable({ headlines, sources, independent }: ForecastReport['spread']): Markup {
  const shared = headlines.some(({ shares }) => Object.keys(shares).length > 0);
  return html`<h3>Where they come from</h3>
<p>${
    shared
      ? 'Under each source: its part of the variance, by what drawing it alone anew changes. The parts are rough at few replicates. '
      : `Fewer than ${RUNS_TO_SHARE} replicates do not tell what each source contributes. `
  }The standard error is that of the median: how far it may lie elsewhere with another seed.</p>
<div class="scroll"><table>
<tr><th>metric</th><th>world</th><th class="number">at the end</th><th class="number">standard error</th>${
    shared ? sources.map((each) => html`<th class="number">${each}</th>`) : ''
  }</tr>
${headlines.map(
  ({ row, error, shares }) => html`<tr><td><code>${row.metric}</code> ${row.tier ?? ''}</td><td>${row.world}</td>
<td class="number">${shownInterval(row, independent)}</td><td class="number">${formatError(error, row.unit, PAPER)}</td>${
    shared ? sources.map((each) => html`<td class="number">${Math.round((shares[each] ?? 0) * 100)}%</td>`) : ''
  }</tr>
`,
)}
</table></div>
`;
}

/** How the command line says what does not vary of what could; empty where all of it does. */
export function withoutFlags({ study, spread }: Pick<ForecastReport, 'study' | 'spread'>): string {
  return activeSources(study, [])
    .filter((each) => !spread.sources.includes(each))
    .map((each) => ` --without ${each}`)
    .join('');
}
