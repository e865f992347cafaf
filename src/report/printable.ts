/**
 * Everything that is not itself a mark on the screen: control characters, line separators, lone surrogates, marks that
 * reverse the reading direction, and spaces of no width. Joiners stay: emoji and Indic words need them.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u{200B}\u{2060}\u{FEFF}]/gu;

/**
 * Text from a file or a person, safe to show: unprintable characters appear as `\u{1b}`.
 * INVARIANT: no user text reaches a terminal or a log without passing here, so no file can move the cursor,
 * set a title, hide what stands in it, or start a line of its own.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (mark) => `\\u{${mark.codePointAt(0)!.toString(16)}}`);
}

/** A message may quote a name as long as a file; a reader needs no more UTF-16 units of it than this. */
const LONGEST_TEXT = 2000;

/** Safe to show, and of a very long text only its start. */
export function printableStart(text: string): string {
  return text.length <= LONGEST_TEXT ? printable(text) : `${printable(text.slice(0, LONGEST_TEXT))}...`;
}
