import type { SourceText } from '../../base/span.ts';
import type { Paint } from '../paint.ts';
import type { Edit, Fix } from '../problem.ts';
import type { Screen } from '../screen.ts';
import { say, speak } from '../wording.ts';
import { showLine } from './source-line.ts';

/** The lines of a text as a fix leaves them, so that the reader sees the cure and not only its name. */

/** More edited lines than this say no more to a reader than their beginning. */
const MOST_LINES = 6;

/** A run of whole lines touched by edits: replaced text and what replaces it. */
interface Region {
  readonly firstLine: number;
  readonly before: string;
  readonly after: string;
  /** The zero-based column on the first line where the change begins. */
  readonly column: number;
}

/** `12 + …` for each line as it will be; `12 - …` where nothing is left of it. Edits in unknown texts are passed over. */
export function fixedRows(
  fix: Fix,
  sources: ReadonlyMap<string, SourceText>,
  gutter: number,
  screen: Screen,
  paint: Paint,
): string[] {
  const rows: string[] = [];
  let hidden = 0;
  for (const file of new Set(fix.edits.map((edit) => edit.span.file))) {
    const source = sources.get(file);
    if (source === undefined) continue;
    for (const region of regionsOf(
      source,
      fix.edits.filter((edit) => edit.span.file === file),
    )) {
      const removed = region.after.trim() === '';
      const lines = (removed ? region.before : region.after).split(/\r?\n/);
      const free = Math.max(0, MOST_LINES - rows.length);
      hidden += Math.max(0, lines.length - free);
      lines.slice(0, free).forEach((line, index) => {
        const column = index === 0 ? Math.min(region.column, line.length) : 0;
        const room = Math.max(1, screen.width - gutter - 3);
        const shown = showLine(line, { from: column, to: column }, room, screen);
        const sign = `${String(region.firstLine + index).padStart(gutter)} ${removed ? '-' : '+'}`;
        rows.push(`${paint('help', sign)} ${shown.text}`.trimEnd());
      });
    }
  }
  return hidden === 0
    ? rows
    : [...rows, `${' '.repeat(gutter)}   ${speak(say`(${hidden} more lines)`, screen.language ?? 'en')}`];
}

function regionsOf(source: SourceText, edits: readonly Edit[]): Region[] {
  const regions: Region[] = [];
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start);
  for (let i = 0; i < sorted.length; ) {
    const first = sorted[i]!;
    const start = source.place(first.span.start);
    const from = source.lineStart(start.line);
    let lastLine = start.line;
    let done = from;
    let after = '';
    for (let edit: Edit | undefined = first; edit !== undefined; edit = sorted[++i]) {
      if (source.place(edit.span.start).line > lastLine) break;
      after += source.text.slice(done, edit.span.start) + edit.text;
      done = Math.max(done, edit.span.end);
      lastLine = Math.max(lastLine, source.place(done).line);
    }
    const end = source.lineStart(lastLine) + source.line(lastLine).length;
    regions.push({
      firstLine: start.line,
      before: source.text.slice(from, end),
      after: after + source.text.slice(done, Math.max(done, end)),
      column: start.column - 1,
    });
  }
  return regions;
}
