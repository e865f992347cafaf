import { cellWidth } from '../report/cells.ts';
import type { Remark } from './format-items.ts';
import type { Joint, Word } from './format-words.ts';

/** The most cells of a line that can be broken; comments at its end do not count. */
export const WIDTH = 100;

/** Spaces per level, of blocks and of continued lines. */
export const INDENT = 2;

/** A clause on as few lines as it fits on, the first at `indent` and the others from `continued` on, in spaces. */
export function foldClause(words: readonly (Word | Remark)[], indent: number, continued: number): string[] {
  const lines: string[] = [];
  let run: Word[] = [];
  const flush = () => {
    if (run.length === 0) return;
    // A brace that a comment has cut off from its head stands below the head, as its closing brace will.
    const level = lines.length === 0 || run[0]!.text === '{';
    const folded = level ? fold(run, indent, continued) : fold(run, continued, continued + INDENT);
    for (const line of folded) lines.push(line);
    run = [];
  };
  for (const word of words) {
    if (word.kind === 'word') {
      run.push(word);
      continue;
    }
    flush();
    if (word.trails) lines.push(`${lines.pop()}  ${word.text}`);
    else lines.push(' '.repeat(continued) + word.text);
  }
  flush();
  return lines;
}

/** Words in one line. */
export function lineOf(words: readonly Word[]): string {
  return words.reduce((line, word, i) => (i === 0 || word.glued ? line + word.text : `${line} ${word.text}`), '');
}

/** Breaks at the lowest rank of joints first; what is still too long is broken at the next, one level deeper. */
function fold(words: readonly Word[], indent: number, continued: number): string[] {
  const line = ' '.repeat(indent) + lineOf(words);
  const joint = fits(line) ? null : loosest(words);
  if (joint === null) return [line];
  let pieces = cut(words, joint);
  if (joint.fills) pieces = fill(pieces, indent, continued);
  return pieces.flatMap((piece, i) => fold(piece, i === 0 ? indent : continued, continued + INDENT));
}

function fits(line: string): boolean {
  return cellWidth(line, { ambiguousWidth: 1 }) <= WIDTH;
}

function loosest(words: readonly Word[]): Joint | null {
  let found: Joint | null = null;
  for (const { joint } of words.slice(1)) {
    if (joint !== null && (found === null || joint.rank < found.rank)) found = joint;
  }
  return found;
}

function cut(words: readonly Word[], { rank }: Joint): Word[][] {
  const pieces: Word[][] = [];
  words.forEach((word, i) => {
    if (i === 0 || word.joint?.rank === rank) pieces.push([word]);
    else pieces.at(-1)!.push(word);
  });
  return pieces;
}

/** Joins neighboring pieces again as long as they fit on one line. */
function fill(pieces: readonly Word[][], indent: number, continued: number): Word[][] {
  const filled: Word[][] = [];
  for (const piece of pieces) {
    const joined = [...(filled.at(-1) ?? []), ...piece];
    const start = filled.length > 1 ? continued : indent;
    if (filled.length > 0 && fits(' '.repeat(start) + lineOf(joined))) filled[filled.length - 1] = joined;
    else filled.push([...piece]);
  }
  return filled;
}
