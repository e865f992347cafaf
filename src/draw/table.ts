import { type Alignment, cellWidth, pad, truncate } from '../report/cells.ts';
import { painter } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import { glyphsFor, type Screen } from '../report/screen.ts';

export interface Column {
  readonly header: string;
  /** Numbers stand on the right, so that their digits line up. */
  readonly alignment: Alignment;
}

const GAP = '  ';

/** Below this a shortened text says nothing, and its column goes as a whole. */
const NARROWEST_TEXT = 8;

/**
 * A header and one line per row. What does not fit the width goes from the right: a last column of text is shortened,
 * one of numbers is left out whole, because a number with digits missing is a wrong number. A sign shows either.
 * Rows have as many cells as there are columns.
 */
export function drawTable(columns: readonly Column[], rows: readonly (readonly string[])[], screen: Screen): string[] {
  const { cut } = glyphsFor(screen);
  const paint = painter(screen.color);
  const body = rows.map((row) => row.map(printable));
  const headers = columns.map((column) => printable(column.header));
  const shown = widthsThatFit(columns, naturalWidths(columns, rows, screen), screen);
  const sign = shown.length < columns.length ? [cut] : [];
  const line = (row: readonly string[]) => {
    const cells = shown.map((width, i) =>
      pad(truncate(row[i] ?? '', width, cut, screen), width, screen, columns[i]!.alignment),
    );
    return [...cells, ...sign].join(GAP).trimEnd();
  };
  return [paint('strong', line(headers)), ...body.map(line)];
}

/** The cells a table takes where nothing has to be left out. */
export function tableWidth(columns: readonly Column[], rows: readonly (readonly string[])[], screen: Screen): number {
  const widths = naturalWidths(columns, rows, screen);
  return widths.reduce((sum, width) => sum + width, GAP.length * Math.max(0, widths.length - 1));
}

function naturalWidths(columns: readonly Column[], rows: readonly (readonly string[])[], screen: Screen): number[] {
  const width = (text: string) => cellWidth(printable(text), screen);
  return columns.map(({ header }, i) => Math.max(width(header), ...rows.map((row) => width(row[i] ?? ''))));
}

/** The widths of the columns that are shown, from the first. */
function widthsThatFit(columns: readonly Column[], natural: readonly number[], screen: Screen): number[] {
  const signWidth = cellWidth(glyphsFor(screen).cut, screen);
  const widths = [...natural];
  while (widths.length > 0) {
    const dropped = widths.length < natural.length;
    const gaps = GAP.length * (widths.length - 1) + (dropped ? GAP.length + signWidth : 0);
    const room = screen.width - gaps - widths.slice(0, -1).reduce((a, b) => a + b, 0);
    const last = widths.length - 1;
    if (widths[last]! <= room) return widths;
    const shortened = columns[last]!.alignment === 'left' && room >= NARROWEST_TEXT;
    if (shortened || last === 0) return [...widths.slice(0, -1), Math.max(1, room)];
    widths.pop();
  }
  return widths;
}
