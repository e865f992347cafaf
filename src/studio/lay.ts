import { stripVTControlCharacters } from 'node:util';
import { cellWidth, pad, truncate } from '../report/cells.ts';
import { type Paint, painter } from '../report/paint.ts';
import { drawsBlocks, glyphsFor, type Screen } from '../report/screen.ts';
import { type Speaker, speaker } from '../report/wording.ts';

/** A place on the screen to be drawn in, with what drawing needs at hand. */
export interface Room {
  readonly screen: Screen;
  readonly rows: number;
  readonly paint: Paint;
  readonly speak: Speaker;
}

export function roomOf(screen: Screen, rows: number): Room {
  return { screen, rows: Math.max(0, rows), paint: painter(screen.color), speak: speaker(screen.language) };
}

/** A part of a room. */
export function part(room: Room, width: number, rows = room.rows): Room {
  return roomOf({ ...room.screen, width }, rows);
}

/** Exactly `width` cells. Of a line that is longer, the colors go with its end. */
export function cutTo(line: string, width: number, screen: Screen): string {
  if (cellWidth(line, screen) <= width) return pad(line, width, screen);
  return pad(truncate(stripVTControlCharacters(line), width, glyphsFor(screen).cut, screen), width, screen);
}

/** Exactly so many rows of the room's width; what is too much is cut off, and a sign says so. */
export function fill(lines: readonly string[], { screen, rows, paint }: Room): string[] {
  const shown =
    lines.length <= rows ? lines : [...lines.slice(0, Math.max(0, rows - 1)), paint('faint', glyphsFor(screen).cut)];
  return Array.from({ length: rows }, (_, i) => cutTo(shown[i] ?? '', screen.width, screen));
}

const GAP = 2;

/** Two parts side by side, the left one `width` cells wide. */
export function beside(
  room: Room,
  width: number,
  left: (room: Room) => readonly string[],
  right: (room: Room) => readonly string[],
): string[] {
  const a = fill(left(part(room, width)), part(room, width));
  const rest = part(room, room.screen.width - width - GAP);
  const b = fill(right(rest), rest);
  return a.map((line, i) => `${line}${' '.repeat(GAP)}${b[i]}`);
}

/** The lines around the cursor that there is room for. */
export function around(lines: readonly string[], cursor: number, rows: number): readonly string[] {
  const from = Math.max(0, Math.min(cursor - Math.floor(rows / 2), lines.length - rows));
  return lines.slice(from, from + rows);
}

/**
 * The lines from one on, and never less than a full room of them where there are as many; -1 is the last room of lines, -2
 * begins a line before it.
 */
export function fromLine(lines: readonly string[], from: number, rows: number): readonly string[] {
  const end = lines.length - rows;
  const first = Math.max(0, from < 0 ? end + 1 + from : Math.min(from, end));
  return lines.slice(first, first + rows);
}

/** What stands before the lines of a list: a mark at the one under the cursor. */
export function mark(isHere: boolean, screen: Screen): string {
  if (!isHere) return '  ';
  return drawsBlocks(screen) ? '▸ ' : '> ';
}

/** A line under the cursor stands out by its mark, and by weight besides. */
export function listed(lines: readonly string[], cursor: number, { screen, paint }: Room): string[] {
  return lines.map((line, i) =>
    i === cursor ? paint('strong', mark(true, screen) + line) : mark(false, screen) + line,
  );
}
