import type { SourceText } from '../../base/span.ts';
import { wrap } from '../cells.ts';
import type { Paint } from '../paint.ts';
import { glyphsFor, type Screen } from '../screen.ts';
import { type Mark, markRows, type Placed, placeRow } from './marks.ts';
import { type Columns, type ShownLine, showLine } from './source-line.ts';
import { isMultiline, type Spot } from './spots.ts';

/**
 * The lines of one text that bear labels, with their numbers, underlines and texts. Labels over several lines are
 * drawn as a bar in a margin between the numbers and the text, one margin column for each.
 */

/** Of a label over more lines than this, only the first two and the last two are shown. */
const LONGEST_SPAN = 6;
const NARROWEST_ROOM = 20;

/** What is shared by all rows of one text's part. */
interface Canvas {
  readonly source: SourceText;
  readonly spots: readonly Spot[];
  /** Those with a column in the margin, from left to right. */
  readonly bars: readonly Spot[];
  /** The bars that have begun above the row being drawn and have not ended. */
  readonly open: Set<Spot>;
  /** Cells for line numbers, and for the text beside the margin. */
  readonly gutter: number;
  readonly room: number;
  readonly screen: Screen;
  readonly paint: Paint;
}

/** One text's part of a problem. `gutter`: cells of the widest line number. `spots`: at least one. */
export function snippetRows(
  source: SourceText,
  spots: readonly Spot[],
  gutter: number,
  screen: Screen,
  paint: Paint,
): string[] {
  const bars = spots.filter(isMultiline);
  const room = Math.max(NARROWEST_ROOM, screen.width - gutter - 3 - bars.length * 2);
  const canvas: Canvas = { source, spots, bars, open: new Set(), gutter, room, screen, paint };
  const rows: string[] = [];
  let previous: number | undefined;
  for (const line of linesToShow(spots)) {
    if (previous !== undefined && line > previous + 1) {
      rows.push(`${glyphsFor(screen).cut.padEnd(gutter + 2)} ${marginText(canvas)}`.trimEnd());
    }
    rows.push(...lineRows(canvas, line));
    previous = line;
  }
  return rows;
}

/** A source line, what is said under it, and the starts and ends of bars. Opens and closes those bars. */
function lineRows(canvas: Canvas, line: number): string[] {
  const { source, spots, open, room, screen, paint } = canvas;
  const here = spots.filter((spot) => spot.startLine === line || spot.endLine === line);
  const shown = showLine(source.line(line), focusOf(here, line, room), room, screen);
  const starting = here.filter((spot) => isMultiline(spot) && spot.startLine === line);
  // A bar that starts with the line's first word needs no row of its own to lead there.
  const begun = new Set(starting.filter((spot) => source.line(line).slice(0, spot.startColumn).trim() === ''));
  for (const spot of begun) open.add(spot);
  const rows = [numbered(canvas, String(line), marginText(canvas, begun) + shown.text)];
  const below = (content: string) => rows.push(numbered(canvas, '', content));
  const marks = here.filter((spot) => !isMultiline(spot)).map((spot) => markOf(spot, shown));
  if (marks.length > 0) for (const row of markRows(marks, room, screen, paint)) below(marginText(canvas) + row);
  for (const spot of starting.filter((other) => !begun.has(other))) {
    below(connector(canvas, spot, shown.startCell(spot.startColumn), 'start'));
    open.add(spot);
  }
  for (const spot of here.filter((other) => isMultiline(other) && other.endLine === line)) {
    const last = Math.max(0, shown.endCell(spot.endColumn) - 1);
    open.delete(spot);
    const beside = room - last - 2 >= NARROWEST_ROOM;
    const cell = beside ? last + 2 : Math.max(0, room - NARROWEST_ROOM);
    const texts = wrap(spot.text, room - cell, screen);
    const first = beside ? texts.shift() : undefined;
    below(connector(canvas, spot, last, 'end') + (first === undefined ? '' : ` ${paint(spot.role, first)}`));
    // At the end of a full line the text stands under it.
    for (const text of texts) below(marginText(canvas) + placeRow([{ cell, text, role: spot.role }], screen, paint));
  }
  return rows;
}

function numbered({ gutter, screen, paint }: Canvas, number: string, content: string): string {
  return `${paint('secondary', `${number.padStart(gutter)} ${glyphsFor(screen).bar}`)} ${content}`.trimEnd();
}

function linesToShow(spots: readonly Spot[]): number[] {
  const lines = new Set<number>();
  for (const { startLine, endLine } of spots) {
    const all = endLine - startLine < LONGEST_SPAN;
    for (let line = startLine; line <= endLine; line++) {
      if (!all && line === startLine + 2) line = endLine - 1;
      lines.add(line);
    }
  }
  const sorted = [...lines].sort((a, b) => a - b);
  // A sign for one left-out line takes as much room as the line itself.
  return sorted.flatMap((line, i) => (sorted[i + 1] === line + 2 ? [line, line + 1] : [line]));
}

/** What must be seen of a line: everything labeled, or the primary label where not all of it fits. */
function focusOf(here: readonly Spot[], line: number, room: number): Columns {
  const columns = (spot: Spot): Columns => ({
    from: spot.startLine === line ? spot.startColumn : Math.max(0, spot.endColumn - 1),
    to: spot.endLine === line ? spot.endColumn : spot.startColumn + 1,
  });
  if (here.length === 0) return { from: 0, to: 0 };
  const all = here.map(columns);
  const whole = { from: Math.min(...all.map((c) => c.from)), to: Math.max(...all.map((c) => c.to)) };
  return whole.to - whole.from <= room / 2 ? whole : columns(here.find((spot) => spot.primary) ?? here[0]!);
}

function markOf(spot: Spot, shown: ShownLine): Mark {
  const from = shown.startCell(spot.startColumn);
  const to = Math.max(from + 1, spot.endColumn > spot.startColumn ? shown.endCell(spot.endColumn) : 0);
  return { from, to, text: spot.text, primary: spot.primary, role: spot.role };
}

/** The margin beside a row; `begun` bars start on this very row. */
function marginText({ bars, open, screen, paint }: Canvas, begun: ReadonlySet<Spot> = new Set()): string {
  const { spanBar, spanStart } = glyphsFor(screen);
  return bars
    .map((spot) => (open.has(spot) ? `${paint(spot.role, begun.has(spot) ? spanStart : spanBar)} ` : '  '))
    .join('');
}

/** A line from a label's margin column to the cell where it starts or ends, passing behind the other bars. */
function connector({ bars, open, screen, paint }: Canvas, spot: Spot, cell: number, side: 'start' | 'end'): string {
  const { spanBar, spanStart, spanEnd, spanLine } = glyphsFor(screen);
  const own = bars.indexOf(spot) * 2;
  const end = bars.length * 2 + cell;
  const pieces: Placed[] = [];
  for (let at = 0; at < end; at++) {
    const other = at % 2 === 0 ? bars[at / 2] : undefined;
    if (other === spot) pieces.push({ cell: at, text: side === 'start' ? spanStart : spanEnd, role: spot.role });
    else if (other !== undefined && open.has(other)) pieces.push({ cell: at, text: spanBar, role: other.role });
    else if (at > own) pieces.push({ cell: at, text: spanLine, role: spot.role });
  }
  pieces.push({ cell: end, text: spot.primary ? '^' : '-', role: spot.role });
  return placeRow(pieces, screen, paint);
}

/** Cells of the widest line number that the labels need. */
export function gutterWidth(spots: readonly Spot[]): number {
  return String(Math.max(0, ...spots.map((spot) => spot.endLine))).length;
}
