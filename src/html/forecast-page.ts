import { resultSentence } from '../analysis/result-sentence.ts';
import type { Row } from '../analysis/row.ts';
import { formatDay } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Unit } from '../compile/plan-unit.ts';
import { quantityText } from '../compile/quantity-text.ts';
import type { Steps } from '../compile/steps.ts';
import type { Assumption } from '../population/assumption.ts';
import { cellNames } from '../population/grid.ts';
import { type Language, speak } from '../report/wording.ts';
import { fanChart } from './fan-chart.ts';
import type { ForecastReport } from './forecast-report.ts';
import { liabilitySection } from './liability-section.ts';
import { html, type Markup } from './markup.ts';
import { mixChart } from './mix-chart.ts';
import { moneySection } from './money-section.ts';
import { page } from './page.ts';
import { pointsSection } from './points-section.ts';
import { monthNamed, seriesOf, shownInterval } from './row-text.ts';
import { spreadSection, withoutFlags } from './spread-section.ts';

/** A page is kept for the books, and says everything in one language. */
const LANGUAGE: Language = 'en';

/** A forecast as one page to keep, to send and to audit. The same forecast gives the same bytes. */
export function forecastPage(report: ForecastReport): string {
  const { plan, spec } = report.study;
  const { spread } = report;
  const show = (row: Row) => shownInterval(row, spread.independent);
  const count = (n: number) => n.toLocaleString('en-US');
  return page(
    `Forecast: ${plan.name}`,
    LANGUAGE,
    html`<h1>Forecast: ${plan.name}</h1>
${report.question === null ? '' : html`<p class="faint">${report.question}</p>`}
<p class="lead">${speak(resultSentence(report.rows, plan, spec, show), LANGUAGE)}</p>
<p>${count(spec.members)} members, ${spec.horizon} months from ${formatDay(spec.start)}, ${count(spec.replicates)}
${spec.replicates === 1 ? 'replicate' : 'replicates'}. Each number is a median with P5 and P95 in brackets; no digit is
printed below the error of the replicates.</p>
${membersSection(report)}
${moneySection(report)}
${liabilitySection(report)}
${pointsSection(report)}
${valueSection(report)}
${assumptionSection(spec.assumptions)}
${spreadSection(report, LANGUAGE)}
${provenanceSection(report)}`,
  );
}

function membersSection({ study, rows }: ForecastReport): Markup {
  const { plan, spec } = study;
  const tiers = spec.ladder === null ? [] : plan.ladders[spec.ladder]!.tiers;
  const labels = new Map(tiers.map(({ name, label }) => [name, label]));
  const named = monthNamed(spec.start);
  return html`<section><h2>Members</h2>
${mixChart(rows, labels, named)}
${fanChart('At-risk high-value members', 'members', seriesOf(rows, 'atrisk.hv', spec.worlds), named)}
${fanChart('Of those at risk at the start, gone since', 'share', seriesOf(rows, 'atrisk.churn', spec.worlds), named)}
</section>
`;
}

const VALUES = ['value.purchase', 'value.recommendations', 'value.warnings', 'ckv', 'cev'] as const;
const VALUE_NAMES: Readonly<Record<(typeof VALUES)[number], string>> = {
  'value.purchase': 'purchases',
  'value.recommendations': 'recommendations',
  'value.warnings': 'warnings',
  ckv: 'ideas',
  cev: 'together',
};

function valueSection({ study, rows, spread }: ForecastReport): Markup {
  const { plan, spec } = study;
  const world = spec.worlds[0]!;
  const end = rows.filter((row) => row.world === world && row.month === spec.horizon);
  const at = (metric: string, cell: string) => end.find((row) => row.metric === metric && row.cell === cell);
  const values = VALUES.filter((metric) => end.some((row) => row.metric === metric));
  const cell = (row: Row | undefined) =>
    html`<td class="number">${row === undefined ? '' : shownInterval(row, spread.independent)}</td>`;
  return html`<section><h2>Three values of a member, by cell of the grid</h2>
<p>What one member of a cell is worth in the twelve months ahead: own purchases (contribution), and what the member's word does
to the purchases of others. Ideas are counted only where the assumptions give them a value. Members without an answer have no
word counted.</p>
<div class="scroll"><table>
<tr><th>cell</th><th class="number">members</th>${values.map((metric) => html`<th class="number">${VALUE_NAMES[metric]}</th>`)}</tr>
${cellNames(plan).map(
  (
    name,
  ) => html`<tr><td class="nowrap">${name}</td>${cell(at('grid.cell', name))}${values.map((metric) => cell(at(`${metric}.mean`, name)))}</tr>
`,
)}
</table></div></section>
`;
}

function assumptionSection(assumptions: readonly Assumption[]): Markup {
  return html`<section><h2>Assumptions</h2>
<p><b>reproduces</b>: a published result comes out of it; <b>calibrated</b>: fitted to data; <b>assumed</b>: nobody has measured
it here.</p>
<div class="scroll"><table>
<tr><th>id</th><th class="number">value</th><th class="number">range</th><th>unit</th><th>claim</th><th>source and note</th></tr>
${assumptions.map(
  ({
    id,
    value,
    low,
    high,
    unit,
    claim,
    source,
    note,
  }) => html`<tr><td class="nowrap">${id}</td><td class="number">${value}</td>
<td class="number">${low} to ${high}</td><td>${unit}</td><td class="${claim === 'assumed' ? 'partly' : 'covered'}">${claim}</td>
<td>${source}<br><span class="faint">${note}</span></td></tr>
`,
)}
</table></div></section>
`;
}

/** What a file is called where its key says too little. */
const FILE_NAMES: Readonly<Record<string, string>> = { like: 'simulation that it is like' };

function provenanceSection({ study, version, fingerprints, spread }: ForecastReport): Markup {
  const { plan, settings, spec } = study;
  const facts = [
    ['regalia', version],
    ['seed', spec.seed],
    ['members', String(spec.members)],
    ['replicates', String(spec.replicates)],
    ...plan.settings.map(({ name, unit }, i) => [name, stepsText(settings[i]!, unit, plan)] as const),
    ...Object.entries(fingerprints).flatMap(([name, hash]) =>
      typeof hash === 'string'
        ? [[`SHA-256 of the ${FILE_NAMES[name] ?? name}`, hash] as const]
        : Object.entries(hash).map(([world, own]) => [`SHA-256 of the program of ${world}`, own] as const),
    ),
  ] as const;
  return html`<section><h2>How to run it again</h2>
<p>With this version and files of these fingerprints, <code>regalia simulate SIMULATION --members ${spec.members} --replicates
${spec.replicates} --seed "${spec.seed}"${withoutFlags({ study, spread })} --report FILE</code> makes this page again, byte for byte, on any number of workers.</p>
<div class="scroll"><table>${facts.map(
    ([name, value]) => html`<tr><th>${name}</th><td><code>${value}</code></td></tr>
`,
  )}</table></div></section>
`;
}

/** A setting as it was run: its value, and what becomes of it on which day. */
function stepsText(steps: Steps, unit: Unit, plan: Plan): string {
  return steps
    .map(
      ({ from, value }, i) => `${i === 0 ? '' : `from ${formatDay(from)} `}${quantityText(value, unit, plan.currency)}`,
    )
    .join(', ');
}
