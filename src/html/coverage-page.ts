import { percentOf } from '../analysis/coverage/coverage.ts';
import type { CoveredLine } from '../analysis/coverage/lines.ts';
import { type CoverageReport, farText, gapText, summaryText } from '../analysis/coverage/report.ts';
import { html, type Markup } from './markup.ts';
import { page } from './page.ts';

/** What the examples of programs touch, as one page to keep or to send. */
export function coveragePage(reports: readonly CoverageReport[]): string {
  const share = {
    touched: reports.reduce((sum, report) => sum + report.share.touched, 0),
    total: reports.reduce((sum, report) => sum + report.share.total, 0),
  };
  return page(
    'What the examples touch',
    html`<h1>What the examples touch</h1>
<p>${share.touched} of ${share.total} sides, ${percentOf(share)} %. A side is one way a thing in a program can turn out:
a rule that applies and does not, a threshold from below and from above, a day inside a window and one that fell out.</p>
<table>
<tr><th>program</th><th>file</th><th class="number">sides</th><th class="number">touched</th><th></th><th class="number">edges</th><th class="number">seen</th></tr>
${reports.map(summaryRow)}
</table>
${reports.map(section)}`,
  );
}

function summaryRow({ program, file, share, percent, edges }: CoverageReport, index: number): Markup {
  return html`<tr><td><a href="#program-${index}">${program}</a></td><td class="faint">${file}</td>
<td class="number">${share.total}</td><td class="number">${share.touched}</td>
<td><meter min="0" max="100" value="${percent}">${percent} %</meter> ${percent} %</td>
<td class="number">${edges.total}</td><td class="number">${edges.touched}</td></tr>
`;
}

function section(report: CoverageReport, index: number): Markup {
  return html`<section>
<h2 id="program-${index}">${report.program}</h2>
<p>${summaryText(report)}.</p>
<p class="key"><span class="covered">touched by so many examples</span> <span class="partly">some of it untouched</span>
<span class="untouched">all of it untouched</span></p>
<div class="scroll"><table class="code">
${report.lines.map((line) => lineRows(report, line, index))}
</table></div>
<h3>Everything that can be touched</h3>
<div class="scroll"><table>
<tr><th>line</th><th>what</th><th>side</th><th>nearest</th><th>examples</th></tr>
${report.lines.flatMap((line) => sideRows(report, line, index))}
</table></div>
</section>
`;
}

function lineRows(report: CoverageReport, line: CoveredLine, index: number): Markup {
  const { number, text, state, examples, targets } = line;
  const mark = state === null ? '' : state === 'covered' ? `${examples.length}` : state === 'partly' ? '◐' : '○';
  const notes = targets.flatMap((target) => [gapText(target), farText(target)]).filter((note) => note !== null);
  const said = examples.length === 0 ? '' : `touched by: ${examples.join(', ')}`;
  const anchor = report.lines.find(({ example }) => example !== null && example === line.example)?.number === number;
  return html`<tr class="${state ?? 'none'}"${anchor ? html` id="program-${index}-example-${line.example!}"` : ''}><td class="number faint">${number}</td><td class="number" title="${said}">${mark}</td><td>${text}</td></tr>
${notes.map((note) => html`<tr class="gap"><td></td><td></td><td>${note}</td></tr>\n`)}`;
}

function sideRows({ examples }: CoverageReport, { number, targets }: CoveredLine, index: number): Markup[] {
  return targets.flatMap(({ what, sides }) =>
    sides.map(
      (
        side,
        i,
      ) => html`<tr class="${side.examples.length === 0 ? 'untouched' : 'covered'}"><td class="number">${i === 0 ? number : ''}</td><td>${i === 0 ? what : ''}</td><td>${side.name}</td><td>${side.nearest?.text ?? ''}</td>
<td>${side.examples.map((name, at) => html`${at === 0 ? '' : ', '}<a href="#program-${index}-example-${examples.indexOf(name)}">${name}</a>`)}</td></tr>
`,
    ),
  );
}
