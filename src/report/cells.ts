import stringWidth from 'string-width';
import type { Screen } from './screen.ts';

/**
 * Text as a terminal lays it out: in cells, by grapheme. A letter with its marks, a family emoji or が in two
 * code points is one grapheme and is never cut in the middle.
 */

/** The part of a screen that measuring needs. */
export type Ruler = Pick<Screen, 'ambiguousWidth'>;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The cells a text takes; color codes take none. */
export function cellWidth(text: string, ruler: Ruler): number {
  return stringWidth(text, { ambiguousIsNarrow: ruler.ambiguousWidth !== 2 });
}

/** The graphemes of a text in order, with their UTF-16 offsets. */
export function* graphemes(text: string): Iterable<{ readonly text: string; readonly start: number }> {
  for (const { segment, index } of segmenter.segment(text)) yield { text: segment, start: index };
}

export type Alignment = 'left' | 'right';

/** Filled with spaces to `width` cells; a longer text stays as it is. */
export function pad(text: string, width: number, ruler: Ruler, alignment: Alignment = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - cellWidth(text, ruler)));
  return alignment === 'left' ? text + space : space + text;
}

/** At most `width` cells of a text without color codes, ending in `sign` when something was cut off. */
export function truncate(text: string, width: number, sign: string, ruler: Ruler): string {
  if (cellWidth(text, ruler) <= width) return text;
  const room = width - cellWidth(sign, ruler);
  // Where not even the sign fits, as much of it as there is room for still says that something is missing.
  return room < 0 ? prefix(sign, width, ruler) : prefix(text, room, ruler) + sign;
}

function prefix(text: string, width: number, ruler: Ruler): string {
  let used = 0;
  for (const grapheme of graphemes(text)) {
    const cells = cellWidth(grapheme.text, ruler);
    if (used + cells > width) return text.slice(0, grapheme.start);
    used += cells;
  }
  return text;
}

/** Lines of at most `width` cells, broken at spaces, or inside a word that is longer than a line. At least one line. */
export function wrap(text: string, width: number, ruler: Ruler): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (cellWidth(joined, ruler) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (cellWidth(line, ruler) > width) {
      // A grapheme wider than the line must still be shown, or this would never end.
      const head = prefix(line, width, ruler) || firstGrapheme(line);
      if (head === line) break;
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line];
}

function firstGrapheme(text: string): string {
  for (const grapheme of graphemes(text)) return grapheme.text;
  return '';
}
