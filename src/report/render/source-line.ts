import { cellWidth, graphemes, type Ruler } from '../cells.ts';
import { printable } from '../printable.ts';
import { glyphsFor, type Screen } from '../screen.ts';

/** A range of zero-based UTF-16 columns of a line, half-open. */
export interface Columns {
  readonly from: number;
  readonly to: number;
}

/** A line as it is shown, and where its columns went. */
export interface ShownLine {
  readonly text: string;
  /** The cell in which the character at a column starts. */
  startCell(column: number): number;
  /** The cell after the last character before a column. */
  endCell(column: number): number;
}

interface Piece {
  /** The column after its last character. */
  readonly end: number;
  readonly text: string;
  readonly cell: number;
  readonly width: number;
}

/** Four cells whatever the position, so that the shift of a window cannot change how wide a tab is. */
const TAB = '    ';

/**
 * Lays out one source line in at most `room` cells: tabs and unprintable characters made visible, and of a long line
 * only a window in which `focus` is seen, with signs where it was cut.
 */
export function showLine(line: string, focus: Columns, room: number, screen: Screen): ShownLine {
  // A line may be a whole file long; what lies far outside the window is never measured.
  const reach = room * 4;
  const from = Math.max(0, focus.from - reach);
  const to = Math.min(line.length, Math.min(focus.to, focus.from + reach) + reach);
  const pieces = piecesOf(line.slice(from, to), from, screen);
  const total = endOf(pieces);
  const window = windowOf(pieces, total, focus, { from: from > 0, to: to < line.length }, room, screen);
  const { cut } = glyphsFor(screen);
  const cutWidth = cellWidth(cut, screen);
  const first = window.cutBefore ? window.start + cutWidth : window.start;
  const last = window.cutAfter ? window.start + room - cutWidth : Number.POSITIVE_INFINITY;
  let text = window.cutBefore ? cut : '';
  let used = text === '' ? window.start : first;
  for (const piece of pieces) {
    if (piece.cell < first || piece.cell + piece.width > last) continue;
    text += ' '.repeat(piece.cell - used) + piece.text;
    used = piece.cell + piece.width;
  }
  if (window.cutAfter) text += ' '.repeat(Math.max(0, last - used)) + cut;
  const seen = (cell: number) => Math.max(0, Math.min(cell - window.start, room));
  return {
    text,
    startCell: (column) => seen(at(pieces, column)?.cell ?? total),
    endCell: (column) => {
      const piece = at(pieces, column - 1);
      return seen(piece === undefined ? total + 1 : piece.cell + piece.width);
    },
  };
}

function piecesOf(text: string, offset: number, ruler: Ruler): Piece[] {
  const pieces: Piece[] = [];
  let cell = 0;
  for (const grapheme of graphemes(text)) {
    const shown = grapheme.text === '\t' ? TAB : printable(grapheme.text);
    const width = cellWidth(shown, ruler);
    pieces.push({ end: offset + grapheme.start + grapheme.text.length, text: shown, cell, width });
    cell += width;
  }
  return pieces;
}

function endOf(pieces: readonly Piece[]): number {
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.cell + last.width;
}

/** The piece that holds a column; undefined at and beyond the end of the line. */
function at(pieces: readonly Piece[], column: number): Piece | undefined {
  return pieces.find((piece) => piece.end > column);
}

interface Window {
  readonly start: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** A quarter of the room goes to what stands before the focus, unless the line's start or end is near. */
function windowOf(
  pieces: readonly Piece[],
  total: number,
  focus: Columns,
  more: { readonly from: boolean; readonly to: boolean },
  room: number,
  screen: Screen,
): Window {
  if (!more.from && !more.to && total <= room) return { start: 0, cutBefore: false, cutAfter: false };
  const cutWidth = cellWidth(glyphsFor(screen).cut, screen);
  const begin = at(pieces, focus.from)?.cell ?? total;
  const end = Math.max(begin, at(pieces, focus.to)?.cell ?? total);
  if (!more.from && end <= room - cutWidth) return { start: 0, cutBefore: false, cutAfter: true };
  const context = Math.max(cutWidth, Math.min(Math.floor(room / 4), room - (end - begin) - cutWidth));
  let start = Math.max(0, begin - context);
  if (!more.to) start = Math.max(0, Math.min(start, total - room));
  return { start, cutBefore: more.from || start > 0, cutAfter: more.to || total > start + room };
}
