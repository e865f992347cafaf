import { cellWidth, wrap } from '../cells.ts';
import type { Paint, Role } from '../paint.ts';
import { glyphsFor, type Screen } from '../screen.ts';

/** A label on a shown line: the half-open range of cells it underlines, and what it says. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly primary: boolean;
  readonly role: Role;
}

/** Something put on a row at a cell. */
export interface Placed {
  readonly cell: number;
  readonly text: string;
  readonly role: Role;
}

/** Narrower than this, a hanging text moves left rather than becoming a column of single words. */
const NARROWEST_TEXT = 24;

/**
 * The rows under a source line: carets below primary marks and dashes below the others, the last one's text beside it,
 * the remaining texts below, from right to left, each under the start of its mark.
 */
export function markRows(marks: readonly Mark[], room: number, screen: Screen, paint: Paint): string[] {
  const rightmost = marks.reduce((a, b) => (b.to > a.to || (b.to === a.to && b.primary) ? b : a));
  const beside = rightmost.text !== '' && rightmost.to + 1 + cellWidth(rightmost.text, screen) <= room;
  const underlines = underlinePieces(marks);
  if (beside) underlines.push({ cell: rightmost.to + 1, text: rightmost.text, role: rightmost.role });
  const rows = [placeRow(underlines, screen, paint)];
  const hanging = marks.filter((mark) => mark.text !== '' && !(beside && mark === rightmost));
  hanging.sort((a, b) => b.from - a.from);
  hanging.forEach((mark, index) => {
    const roomRight = room - mark.from;
    const widest = cellWidth(mark.text, screen);
    const shift = roomRight >= Math.min(widest, NARROWEST_TEXT) ? 0 : Math.min(widest, NARROWEST_TEXT) - roomRight;
    const cell = Math.max(0, mark.from - shift);
    const waiting = hanging.slice(index + 1).filter((other) => other.from < cell);
    for (const text of wrap(mark.text, Math.max(1, room - cell), screen)) {
      rows.push(placeRow([...stems(waiting, screen), { cell, text, role: mark.role }], screen, paint));
    }
  });
  return rows;
}

/** Pieces in any order, not overlapping, as one row; neighbors of one role share their color codes. */
export function placeRow(pieces: readonly Placed[], screen: Screen, paint: Paint): string {
  let row = '';
  let used = 0;
  let run: { readonly text: string; readonly role: Role } = { text: '', role: 'plain' };
  for (const piece of pieces.toSorted((a, b) => a.cell - b.cell)) {
    if (piece.cell === used && piece.role === run.role) {
      run = { role: run.role, text: run.text + piece.text };
    } else {
      row += paint(run.role, run.text) + ' '.repeat(Math.max(0, piece.cell - used));
      run = piece;
    }
    used = piece.cell + cellWidth(piece.text, screen);
  }
  return row + paint(run.role, run.text);
}

/** Cell by cell, because marks may overlap: the primary one stays whole on top. */
function underlinePieces(marks: readonly Mark[]): Placed[] {
  const top = new Map<number, Mark>();
  for (const mark of marks.toSorted((a, b) => Number(a.primary) - Number(b.primary))) {
    for (let cell = mark.from; cell < mark.to; cell++) top.set(cell, mark);
  }
  return [...top].map(([cell, mark]) => ({ cell, text: mark.primary ? '^' : '-', role: mark.role }));
}

/** One stem per cell, however many marks start there. */
function stems(marks: readonly Mark[], screen: Screen): Placed[] {
  const byCell = new Map(marks.map((mark) => [mark.from, mark]));
  return [...byCell.values()].map((mark) => ({ cell: mark.from, text: glyphsFor(screen).bar, role: mark.role }));
}
