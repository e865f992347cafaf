import { cellWidth } from '../report/cells.ts';
import { foldClause, INDENT, lineOf, WIDTH } from './format-fold.ts';
import type { Remark } from './format-items.ts';
import type { Clause, Entry } from './format-outline.ts';
import type { Word } from './format-words.ts';

/** The lines of a block's entries, or of a whole file at `indent` 0, with the blank lines between them. */
export function linesOf(entries: readonly Entry[], indent: number): string[] {
  const printed = entries.map((entry) => entryLines(entry, indent));
  const blank = blankLines(
    entries,
    printed.map(({ tall }) => tall),
  );
  return printed.flatMap(({ lines }, i) => (i > 0 && blank.has(i) ? ['', ...lines] : lines));
}

interface Printed {
  readonly lines: string[];
  /** A block of several lines, which blank lines set apart. */
  readonly tall: boolean;
}

function entryLines(entry: Entry, indent: number): Printed {
  if (entry.kind === 'remark') return { lines: [' '.repeat(indent) + entry.text], tall: false };
  const { body, trailing } = entry;
  const short = shortForm(entry, indent);
  if (body === null || short !== null) {
    return { lines: withTrailing(foldClause(short ?? entry.words, indent, indent + INDENT), trailing), tall: false };
  }
  // Continued twice as deep as the block's lines, so that the two are told apart.
  const head = withTrailing(foldClause(entry.words, indent, indent + 2 * INDENT), body.trailing);
  const closing = withTrailing([`${' '.repeat(indent)}}`], trailing);
  return { lines: [...head, ...linesOf(body.entries, indent + INDENT), ...closing], tall: true };
}

/**
 * The words of a clause whose block needs no lines of its own: an empty one, or one with a single line that fits beside
 * its head. The program's own block always has lines of its own.
 */
function shortForm({ words, body }: Clause, indent: number): readonly (Word | Remark)[] | null {
  if (body === null || body.trailing !== null) return null;
  const closing: Word = { kind: 'word', text: '}', glued: body.entries.length === 0, joint: null };
  if (body.entries.length === 0) return [...words, closing];
  const [only] = body.entries;
  if (indent === 0 || body.entries.length > 1 || only?.kind !== 'clause') return null;
  if (only.body !== null || only.trailing !== null) return null;
  const line = [...words, ...only.words, closing];
  if (!line.every((word) => word.kind === 'word')) return null;
  return indent + cellWidth(lineOf(line), { ambiguousWidth: 1 }) <= WIDTH ? line : null;
}

function withTrailing(lines: readonly string[], trailing: Remark | null): string[] {
  if (trailing === null) return [...lines];
  return [...lines.slice(0, -1), `${lines.at(-1)}  ${trailing.text}`];
}

/**
 * The entries before which a blank line stands: where the source has one, and on both sides of a block of several
 * lines. The comments directly above a block belong to it.
 */
function blankLines(entries: readonly Entry[], tall: readonly boolean[]): Set<number> {
  const blank = new Set<number>();
  entries.forEach((entry, i) => {
    if (entry.spaced) blank.add(i);
    if (!tall[i]) return;
    blank.add(i + 1);
    let top = i;
    while (top > 0 && !entries[top]!.spaced && entries[top - 1]!.kind === 'remark') top--;
    blank.add(top);
  });
  return blank;
}
