import { percentOf } from '../analysis/coverage/coverage.ts';
import type { CoveredLine } from '../analysis/coverage/lines.ts';
import { type CoverageReport, farText, gapText, sideWords, summaryText } from '../analysis/coverage/report.ts';
import { type Language, listed, type Speaker, say, speaker } from '../report/wording.ts';
import { html, type Markup } from './markup.ts';
import { page } from './page.ts';

/** What the examples of programs touch, as one page to keep or to send. */
export function coveragePage(reports: readonly CoverageReport[], language: Language): string {
  const speak = speaker(language);
  const share = {
    touched: reports.reduce((sum, report) => sum + report.share.touched, 0),
    total: reports.reduce((sum, report) => sum + report.share.total, 0),
  };
  return page(
    speak(say`What the examples touch`),
    language,
    html`<h1>${speak(say`What the examples touch`)}</h1>
<p>${speak(say`${share.touched} of ${share.total} sides, ${percentOf(share)} %. A side is one way a thing in a program can turn out: a rule that applies and does not, a threshold from below and from above, a day inside a window and one that fell out.`)}</p>
<table>
<tr><th>${speak(say`program`)}</th><th>${speak(say`file`)}</th><th class="number">${speak(say`sides`)}</th><th class="number">${speak(say`touched`)}</th><th></th><th class="number">${speak(say`edges`)}</th><th class="number">${speak(say`seen`)}</th></tr>
${reports.map(summaryRow)}
</table>
${reports.map((report, i) => section(report, i, speak))}`,
  );
}

function summaryRow({ program, file, share, percent, edges }: CoverageReport, index: number): Markup {
  return html`<tr><td><a href="#program-${index}">${program}</a></td><td class="faint">${file}</td>
<td class="number">${share.total}</td><td class="number">${share.touched}</td>
<td class="share"><meter min="0" max="100" value="${percent}">${percent} %</meter> ${percent} %</td>
<td class="number">${edges.total}</td><td class="number">${edges.touched}</td></tr>
`;
}

function section(report: CoverageReport, index: number, speak: Speaker): Markup {
  const anchors = new Map(report.examples.map((name, i) => [name, `program-${index}-example-${i}`]));
  let shown = -1;
  const rows = report.lines.flatMap((line) => {
    const begins = line.example !== null && line.example > shown;
    if (begins) shown = line.example!;
    return [lineRow(line, begins ? anchors.get(report.examples[shown]!)! : null, speak), ...noteRows(line, speak)];
  });
  return html`<section>
<h2 id="program-${index}">${report.program}</h2>
<p>${speak(say`${summaryText(report)}.`)}</p>
<p class="key"><span class="covered">${speak(say`touched by so many examples`)}</span> <span class="partly">${speak(say`some of it untouched`)}</span>
<span class="untouched">${speak(say`all of it untouched`)}</span></p>
<div class="scroll"><table class="code">
${rows}
</table></div>
<h3>${speak(say`Everything that can be touched`)}</h3>
<div class="scroll"><table>
<tr><th>${speak(say`line`)}</th><th>${speak(say`what`)}</th><th>${speak(say`side`)}</th><th>${speak(say`nearest`)}</th><th>${speak(say`examples`)}</th></tr>
${report.lines.flatMap((line) => sideRows(line, anchors, speak))}
</table></div>
</section>
`;
}

function lineRow(line: CoveredLine, anchor: string | null, speak: Speaker): Markup {
  const { number, text, state, examples } = line;
  const said = examples.length === 0 ? '' : speak(say`touched by: ${listed(examples)}`);
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

function noteRows({ targets }: CoveredLine, speak: Speaker): Markup[] {
  return targets
    .flatMap((target) => [gapText(target), farText(target)])
    .filter((note) => note !== null)
    .map(
      (note) => html`<tr class="gap"><td></td><td></td><td>${speak(note)}</td></tr>
`,
    );
}

function sideRows(line: CoveredLine, anchors: ReadonlyMap<string, string>, speak: Speaker): Markup[] {
  return line.targets.flatMap(({ what, sides }) =>
    sides.map(
      (side, i) => html`<tr><td class="number">${i === 0 ? line.number : ''}</td><td>${i === 0 ? what : ''}</td>
<td class="${side.examples.length === 0 ? 'untouched' : 'covered'}">${speak(sideWords(side))}</td><td>${side.nearest === null ? '' : speak(side.nearest.text)}</td><td>${links(side.examples, anchors)}</td></tr>
`,
    ),
  );
}

function links(examples: readonly string[], anchors: ReadonlyMap<string, string>): Markup[] {
  return examples.map((name, i) => html`${i === 0 ? '' : ', '}<a href="#${anchors.get(name)!}">${name}</a>`);
}
