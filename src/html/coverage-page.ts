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
<td class="share"><meter min="0" max="100" value="${percent}">${percent} %</meter> ${percent} %</td>
<td class="number">${edges.total}</td><td class="number">${edges.touched}</td></tr>
`;
}

function section(report: CoverageReport, index: number): Markup {
  const anchors = new Map(report.examples.map((name, i) => [name, `program-${index}-example-${i}`]));
  let shown = -1;
  const rows = report.lines.flatMap((line) => {
    const begins = line.example !== null && line.example > shown;
    if (begins) shown = line.example!;
    return [lineRow(line, begins ? anchors.get(report.examples[shown]!)! : null), ...noteRows(line)];
  });
  return html`<section>
<h2 id="program-${index}">${report.program}</h2>
<p>${summaryText(report)}.</p>
<p class="key"><span class="covered">touched by so many examples</span> <span class="partly">some of it untouched</span>
<span class="untouched">all of it untouched</span></p>
<div class="scroll"><table class="code">
${rows}
</table></div>
<h3>Everything that can be touched</h3>
<div class="scroll"><table>
<tr><th>line</th><th>what</th><th>side</th><th>nearest</th><th>examples</th></tr>
${report.lines.flatMap((line) => sideRows(line, anchors))}
</table></div>
</section>
`;
}

function lineRow(line: CoveredLine, anchor: string | null): Markup {
  const { number, text, state, examples } = line;
  const said = examples.length === 0 ? '' : `touched by: ${examples.join(', ')}`;
  const id = anchor === null ? '' : html` id="${anchor}"`;
  return html`<tr${id}><td class="number faint">${number}</td><td class="number ${state ?? ''}" title="${said}">${markOf(line)}</td><td>${text}</td></tr>
`;
}

function markOf({ state, examples }: CoveredLine): string {
  switch (state) {
    case null:
      return '';
    case 'covered':
      return `${examples.length}`;
    case 'partly':
      return '◐';
    case 'untouched':
      return '○';
  }
}

function noteRows({ targets }: CoveredLine): Markup[] {
  return targets
    .flatMap((target) => [gapText(target), farText(target)])
    .filter((note) => note !== null)
    .map(
      (note) => html`<tr class="gap"><td></td><td></td><td>${note}</td></tr>
`,
    );
}

function sideRows(line: CoveredLine, anchors: ReadonlyMap<string, string>): Markup[] {
  return line.targets.flatMap(({ what, sides }) =>
    sides.map(
      (
        { name, nearest, examples },
        i,
      ) => html`<tr><td class="number">${i === 0 ? line.number : ''}</td><td>${i === 0 ? what : ''}</td>
<td class="${examples.length === 0 ? 'untouched' : 'covered'}">${name}</td><td>${nearest?.text ?? ''}</td><td>${links(examples, anchors)}</td></tr>
`,
    ),
  );
}

function links(examples: readonly string[], anchors: ReadonlyMap<string, string>): Markup[] {
  return examples.map((name, i) => html`${i === 0 ? '' : ', '}<a href="#${anchors.get(name)!}">${name}</a>`);
}
