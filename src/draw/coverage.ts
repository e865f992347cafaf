import type { CoveredLine } from '../analysis/coverage/lines.ts';
import { type CoverageReport, farText, gapText, summaryText } from '../analysis/coverage/report.ts';
import { pad, truncate } from '../report/cells.ts';
import { type Paint, painter, type Role } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import { drawsBlocks, glyphsFor, type Screen } from '../report/screen.ts';
import { say, speaker } from '../report/wording.ts';
import { hang } from './hang.ts';
import { drawTable } from './table.ts';

/** How many cells the number of examples takes beside a line; more are rare, and then the text moves right. */
const MARK_CELLS = 4;

const ROLES = { covered: 'faint', partly: 'warning', untouched: 'error' } as const;

/**
 * A program's text with a mark per line: how many examples touch it, or what is missing. Under a line stands what no
 * example shows of it. The examples themselves are left out: they are the measure, not what is measured.
 */
export function drawCoverage(report: CoverageReport, screen: Screen): string[] {
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const signs = drawsBlocks(screen) ? { partly: '◐', untouched: '○' } : { partly: '~', untouched: '!' };
  const digits = String(report.lines.length).length;
  const out = [
    `${paint('strong', printable(report.program))}  ${printable(report.file)}`,
    speak(
      say`  3 touched by three examples   ${signs.partly} some of it untouched   ${signs.untouched} all of it untouched`,
    ),
    '',
  ];
  for (const line of withoutExamples(report.lines)) {
    const mark = line.state === null ? '' : line.state === 'covered' ? `${line.examples.length}` : signs[line.state];
    const margin = pad(`${line.number}`, digits, screen, 'right') + pad(mark, MARK_CELLS, screen, 'right');
    const role: Role = line.state === null ? 'faint' : ROLES[line.state];
    const room = screen.width - digits - MARK_CELLS - 3;
    const { bar, cut } = glyphsFor(screen);
    const text = truncate(printable(line.text), room, cut, screen);
    out.push(`${paint(role, margin)} ${paint('faint', bar)} ${text}`.trimEnd());
    out.push(...gapLines(line, digits + MARK_CELLS + 1, screen, paint));
  }
  return [...out, '', ...farLines(report, screen, paint), speak(summaryText(report))];
}

function gapLines({ text, targets }: CoveredLine, indent: number, screen: Screen, paint: Paint): string[] {
  const speak = speaker(screen.language);
  const depth = text.length - text.trimStart().length;
  const margin = `${' '.repeat(indent)}${glyphsFor(screen).bar} ${' '.repeat(depth + 2)}`;
  return targets
    .map(gapText)
    .filter((gap) => gap !== null)
    .flatMap((gap) => hang(margin, printable(speak(gap)), screen))
    .map((line) => paint('warning', line));
}

function farLines({ targets }: CoverageReport, screen: Screen, paint: Paint): string[] {
  const speak = speaker(screen.language);
  const far = targets.map(farText).filter((text) => text !== null);
  if (far.length === 0) return [];
  return [
    paint('strong', speak(say`Passed, but not right at the edge`)),
    ...far.flatMap((text) => hang('  ', printable(speak(text)), screen)),
    '',
  ];
}

/** Runs of blank lines that the left-out examples would leave behind shrink to one. */
function withoutExamples(lines: readonly CoveredLine[]): CoveredLine[] {
  const rest = lines.filter((line) => line.example === null);
  const shown = rest.filter((line, i) => line.text.trim() !== '' || rest[i - 1]?.text.trim() !== '');
  while (shown.at(-1)?.text.trim() === '') shown.pop();
  return shown;
}

/** One line per program, and all of them together. */
export function drawCoverageSummary(reports: readonly CoverageReport[], screen: Screen): string[] {
  const speak = speaker(screen.language);
  const columns = [
    { header: speak(say`program`), alignment: 'left' as const },
    ...[say`sides`, say`touched`, say`percent`, say`edges`, say`seen`].map((header) => ({
      header: speak(header),
      alignment: 'right' as const,
    })),
  ];
  const rows = reports.map(({ program, share, percent, edges }) => [
    program,
    ...[share.total, share.touched, percent, edges.total, edges.touched].map(String),
  ]);
  return drawTable(columns, rows, screen);
}
