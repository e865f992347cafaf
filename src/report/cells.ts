import stringWidth from 'string-width';
import type { Screen } from './screen.ts';

/**
 * Text as a terminal lays it out: in cells, by grapheme. A letter with its marks, a family emoji or が in two
 * code points is one grapheme and is never cut in the middle.
 */

/** The part of a screen that measuring needs. */
export type Ruler = Pick<Screen, 'ambiguousWidth'>;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** By how wide ambiguous characters are: the cells of texts that were measured before, as most of a frame was for the last. */
const measured = { narrow: new Map<string, number>(), wide: new Map<string, number>() };
const MOST_MEASURED = 4_000;

/** The cells a text takes; color codes take none. */
export function cellWidth(text: string, ruler: Ruler): number {
  const ambiguousIsNarrow = ruler.ambiguousWidth !== 2;
  const before = ambiguousIsNarrow ? measured.narrow : measured.wide;
  const known = before.get(text);
  if (known !== undefined) return known;
  const width = stringWidth(text, { ambiguousIsNarrow });
  if (before.size >= MOST_MEASURED) before.clear();
  before.set(text, width);
  return width;
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

/**
 * Lines of at most `width` cells, broken at spaces and, in Japanese, between characters, or inside a word that is longer
 * than a line. At least one line.
 */
export function wrap(text: string, width: number, ruler: Ruler): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { text: word, gap } of breakable(text)) {
    const joined = line === '' ? word : line + gap + word;
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

/** What stays on one line, and what stands between it and the piece before where both are on one. */
interface Piece {
  readonly text: string;
  readonly gap: '' | ' ';
}

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u{3000}-\u{303F}\u{FF01}-\u{FF5E}ー]/u;

/** What may not begin a line and what may not end one, by the Japanese rules of line breaking (JIS X 4051). */
const NEVER_FIRST = /^[、。，．・：；？！）］｝」』】〉》〕ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ…‐]/u;
const NEVER_LAST = /^[（［｛「『【〈《〔]/u;

const ASCII = /^[\u{20}-\u{7E}]*$/u;

/** The pieces between which a line may end. A text in backticks is broken at its spaces only. */
function breakable(text: string): Piece[] {
  let quoted = false;
  return text.split(' ').flatMap((word) => {
    if (ASCII.test(word)) {
      if (word.split('`').length % 2 === 0) quoted = !quoted;
      return [{ text: word, gap: ' ' }];
    }
    const pieces: Piece[] = [];
    let piece = '';
    let before = '';
    for (const { text: grapheme } of graphemes(word)) {
      const wide = EAST_ASIAN.test(before) || EAST_ASIAN.test(grapheme);
      if (piece !== '' && wide && !quoted && !NEVER_FIRST.test(grapheme) && !NEVER_LAST.test(before)) {
        pieces.push({ text: piece, gap: pieces.length === 0 ? ' ' : '' });
        piece = '';
      }
      if (grapheme === '`') quoted = !quoted;
      piece += grapheme;
      before = grapheme;
    }
    return [...pieces, { text: piece, gap: pieces.length === 0 ? ' ' : '' }];
  });
}

function firstGrapheme(text: string): string {
  for (const grapheme of graphemes(text)) return grapheme.text;
  return '';
}
