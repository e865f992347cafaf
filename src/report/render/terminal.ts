import type { SourceText } from '../../base/span.ts';
import { cellWidth, wrap } from '../cells.ts';
import { type Paint, painter, type Role } from '../paint.ts';
import { printable, printableStart } from '../printable.ts';
import { type Label, type Problem, sortProblems } from '../problem.ts';
import { glyphsFor, type Screen } from '../screen.ts';
import { say, speaker, type Wording } from '../wording.ts';
import { fixedRows } from './fixed-lines.ts';
import { SEVERITY_WORDS } from './severity-words.ts';
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
  const speak = speaker(screen.language);
  if (hidden > 0) rows.push(speak(say`${hidden} more not shown`));
  return [...rows, speak(tally(problems))];
}

/** One problem: its title, the labeled lines of each text, then what it teaches, notes, help and fixes. */
export function renderProblem(problem: Problem, sources: Sources, screen: Screen): string[] {
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const files = new Set(
    problem.labels.toSorted((a, b) => Number(b.primary) - Number(a.primary)).map((label) => label.span.file),
  );
  const parts = [...files].map((file) => {
    const source = sources.get(file);
    const labels = problem.labels.filter((label) => label.span.file === file);
    const spots = source === undefined ? [] : labels.map((label) => spotOf(label, source, problem.severity, speak));
    return { file, source, labels, spots };
  });
  const gutter = gutterWidth(parts.flatMap((part) => part.spots));
  const rows = [
    `${paint(problem.severity, `${speak(SEVERITY_WORDS[problem.severity])}[${problem.code}]:`)} ${paint('strong', printableStart(speak(problem.title)))}`,
  ];
  for (const { file, source, labels, spots } of parts) {
    const start = spots.find((spot) => spot.primary) ?? spots[0];
    if (source === undefined || start === undefined) rows.push(...unknownText(file, labels, gutter, screen, paint));
    else rows.push(place(file, start, gutter, screen, paint), ...snippetRows(source, spots, gutter, screen, paint));
  }
  const add = (head: Wording, role: Role, text: Wording) =>
    void rows.push(...paragraph(speak(head), role, speak(text), screen, paint));
  if (problem.body !== undefined) add(say``, 'plain', problem.body);
  for (const note of problem.notes) add(say`note: `, 'secondary', note);
  if (problem.help !== undefined) add(say`help: `, 'help', problem.help);
  if (problem.witness !== undefined)
    rows.push(`  ${paint('secondary', speak(say`witness:`))}`, ...witnessRows(problem.witness));
  for (const fix of problem.fixes) {
    add(say`fix: `, 'help', fix.title);
    rows.push(...fixedRows(fix, sources, gutter, screen, paint));
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
  const speak = speaker(screen.language);
  const margin = ' '.repeat(gutter + 1);
  const texts = labels.map((label) => printableStart(speak(label.text))).filter((text) => text !== '');
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
  const indent = ' '.repeat(2 + cellWidth(head, screen));
  const room = Math.max(1, screen.width - indent.length);
  const rows = text.split('\n').flatMap((part) => wrap(printableStart(part), room, screen));
  return rows.map((row, index) => (index === 0 ? `  ${paint(role, head)}${row}` : (indent + row).trimEnd()));
}
