import type { WriteStream } from 'node:tty';

/** Terminals that know these show what is written between them all at once. */
const BEGIN = '\u{1B}[?2026h';
const END = '\u{1B}[?2026l';
/** Where the cursor waits: whoever else writes a line feed there scrolls nothing. */
const TO_THE_CORNER = '\u{1B}[H';
const ERASE_ALL = '\u{1B}[H\u{1B}[2J';

/**
 * The rows of the alternate screen, of which those are written that differ from what stands there. They are laid out by the
 * frame, each exactly as wide as the screen, so that nothing is left to be measured here.
 */
export class Canvas {
  readonly #terminal: WriteStream;
  #rows: readonly string[] = [];

  constructor(terminal: WriteStream) {
    this.#terminal = terminal;
  }

  /** As many rows as the screen has. */
  draw(rows: readonly string[]): void {
    const changed = rows.flatMap((row, i) => (row === this.#rows[i] ? [] : [`\u{1B}[${i + 1};1H${row}`]));
    this.#rows = rows;
    if (changed.length > 0) this.#terminal.write(`${BEGIN}${changed.join('')}${TO_THE_CORNER}${END}`);
  }

  /** What stands there is not to be counted on any more; nothing of it stays. */
  clear(): void {
    this.#rows = [];
    this.#terminal.write(ERASE_ALL);
  }
}
