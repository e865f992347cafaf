import { SourceText } from '../base/span.ts';
import { hasErrors, type Problem, problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { firstDifference } from './format-check.ts';
import { linesOf } from './format-lines.ts';
import { outline } from './format-outline.ts';
import { MOST_CHARACTERS, type Parse, parse } from './parse.ts';
import { tokenSpan } from './positions.ts';

/** A program in canonical form. */
export interface Format {
  /**
   * Ends in one line break. Null when the program has errors, or its form would be too large or, by a fault of ours,
   * not safe.
   */
  readonly text: string | null;
  readonly problems: readonly Problem[];
}

/**
 * The one canonical form of a program. It depends on the words and comments alone, and of the layout on blank lines
 * and on which comments share a line with code:
 *
 * - one clause per line, two spaces per block; an empty block is `{}`, and a block of one line without comments stands
 *   beside its head where that fits in 100 cells;
 * - at most one blank line, none at the edges of a block, one on both sides of every block of several lines;
 * - comments on their own line stay there, comments after code stand two spaces after it; `#word` becomes `# word`;
 * - one space between words, none inside parentheses and brackets, around `.` and `..`, after the sign of a negative quantity, or
 *   before `[` `,` `:` `%`;
 * - whole digits in groups of three from four digits on (`1_000`), the digits of a fraction in one;
 * - a line of more than 100 cells is broken, and its continuation indented by two spaces more, or by four above the
 *   lines of its block: before the `=` of an `earn`, then after every comma between clauses (lists of words or values
 *   are filled), then before every `or`, then before every `and`, and never inside parentheses.
 *
 * Never loses a word or a comment, nor moves one past another: the text is read again before it is given back.
 * Formatting twice equals formatting once.
 */
export function format(read: Parse): Format {
  if (read.cst === null || hasErrors(read.problems)) return { text: null, problems: read.problems };
  const text = `${linesOf(outline(read, read.cst), 0).join('\n')}\n`;
  const again = parse(new SourceText(read.source.file, text));
  // Indentation can carry a program that is nearly too large over the limit.
  if (text.length > MOST_CHARACTERS) return { text: null, problems: [...read.problems, ...again.problems] };
  const lost = firstDifference(read, again);
  if (lost === null) return { text, problems: read.problems };
  const unsafe = problem({
    code: 'format-unsafe',
    title: say`the formatted text would not mean the same`,
    at: tokenSpan(read.source, lost, 0),
    label: say`lost or changed from here on`,
    help: say`leave the file as it is: this is a fault of the formatter, not of the program`,
  });
  return { text: null, problems: [...read.problems, unsafe] };
}
