import type { SourceText } from '../../base/span.ts';
import { wrap } from '../cells.ts';
import { type Paint, painter, type Role } from '../paint.ts';
import { printable, printableStart } from '../printable.ts';
import { type Label, type Problem, sortProblems } from '../problem.ts';
import { glyphsFor, type Screen } from '../screen.ts';
import { fixedRows } from './fixed-lines.ts';
import { gutterWidth, snippetRows } from './snippet.ts';
import { type Spot, spotOf } from './spots.ts';
import { tally } from './tally.ts';

/** Beyond this many, the first ones have to be cured anyway before the rest means much. */
const MOST_PROBLEMS = 20;

/** Texts by the file name that spans bear. */
export type Sources = ReadonlyMap<string, SourceText>;

/**
 * All problems in reading order, a blank line between them, and a last line that counts them; no lines when there are
 * none. At most twenty are shown, errors before warnings; the count is of all.
 */
export function renderProblems(problems: readonly Problem[], sources: Sources, screen: Screen): string[] {
  if (problems.length === 0) return [];
  const sorted = sortProblems(problems);
  const errors = sorted.filter((problem) => problem.severity === 'error');
  const warnings = sorted.filter((problem) => problem.severity === 'warning');
  const shown = sortProblems([...errors, ...warnings].slice(0, MOST_PROBLEMS));
  const rows = shown.flatMap((problem) => [...renderProblem(problem, sources, screen), '']);
  const hidden = problems.length - shown.length;
  if (hidden > 0) rows.push(`${hidden} more not shown`);
  return [...rows, tally(problems)];
}

/** One problem: its title, the labeled lines of each text, then what it teaches, notes, help and fixes. */
export function renderProblem(problem: Problem, sources: Sources, screen: Screen): string[] {
  const paint = painter(screen.color);
  const files = new Set(
    problem.labels.toSorted((a, b) => Number(b.primary) - Number(a.primary)).map((label) => label.span.file),
  );
  const parts = [...files].map((file) => {
    const source = sources.get(file);
    const labels = problem.labels.filter((label) => label.span.file === file);
    const spots = source === undefined ? [] : labels.map((label) => spotOf(label, source, problem.severity));
    return { file, source, labels, spots };
  });
  const gutter = gutterWidth(parts.flatMap((part) => part.spots));
  const rows = [
    `${paint(problem.severity, `${problem.severity}[${problem.code}]:`)} ${paint('strong', printableStart(problem.title))}`,
  ];
  for (const { file, source, labels, spots } of parts) {
    const start = spots.find((spot) => spot.primary) ?? spots[0];
    if (source === undefined || start === undefined) rows.push(...unknownText(file, labels, gutter, screen, paint));
    else rows.push(place(file, start, gutter, screen, paint), ...snippetRows(source, spots, gutter, screen, paint));
  }
  if (problem.body !== undefined) rows.push(...paragraph('', 'plain', problem.body, screen, paint));
  for (const note of problem.notes) rows.push(...paragraph('note: ', 'secondary', note, screen, paint));
  if (problem.help !== undefined) rows.push(...paragraph('help: ', 'help', problem.help, screen, paint));
  if (problem.witness !== undefined) rows.push(`  ${paint('secondary', 'witness:')}`, ...witnessRows(problem.witness));
  for (const fix of problem.fixes) {
    rows.push(
      ...paragraph('fix: ', 'help', fix.title, screen, paint),
      ...fixedRows(fix, sources, gutter, screen, paint),
    );
  }
  return rows;
}

/** The form editors and terminals turn into a link: `file:line:column`. */
function place(file: string, start: Spot, gutter: number, screen: Screen, paint: Paint): string {
  const corner = paint('secondary', ' '.repeat(gutter + 1) + glyphsFor(screen).corner);
  return `${corner} ${printable(file)}:${start.startLine}:${start.startColumn + 1}`;
}

/** A text that cannot be shown, such as a table too large to hold: its name, and what was to be said about it. */
function unknownText(file: string, labels: readonly Label[], gutter: number, screen: Screen, paint: Paint): string[] {
  const { bar, corner } = glyphsFor(screen);
  const margin = ' '.repeat(gutter + 1);
  const texts = labels.filter((label) => label.text !== '').map((label) => printableStart(label.text));
  return [
    `${paint('secondary', margin + corner)} ${printable(file)}`,
    ...texts.map((text) => `${paint('secondary', margin + bar)} ${text}`),
  ];
}

/** Line by line and never wrapped, so that it can be copied; what stands before each line is its indent in a program. */
function witnessRows(witness: string): string[] {
  return witness.split('\n').map((line) => `  ${printable(line)}`);
}

/** Wrapped, and indented so that the next lines stand under the first word. */
function paragraph(head: string, role: Role, text: string, screen: Screen, paint: Paint): string[] {
  const indent = ' '.repeat(2 + head.length);
  const room = Math.max(1, screen.width - indent.length);
  const rows = text.split('\n').flatMap((part) => wrap(printableStart(part), room, screen));
  return rows.map((row, index) => (index === 0 ? `  ${paint(role, head)}${row}` : (indent + row).trimEnd()));
}
