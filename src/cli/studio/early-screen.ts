import type { WriteStream } from 'node:tty';

const ENTER = '\u{1B}[?1049h\u{1B}[H\u{1B}[?25l';
const TO_THE_CORNER = '\u{1B}[H';
const LEAVE = '\u{1B}[?1049l\u{1B}[?25h';

/** The part of a keyboard that is needed here. */
export interface Keyboard {
  readonly isTTY: boolean;
  setRawMode(isRaw: boolean): unknown;
}

/**
 * Shows a first frame on the alternate screen while Ink is still being loaded, which takes longer than reading the
 * simulation. What is typed meanwhile waits for Ink. However the process ends before `handOver`, the terminal is given
 * back as it was; from then on that is Ink's work, and must not be done twice, since the second time moves the cursor.
 */
export class EarlyScreen {
  readonly #terminal: WriteStream;
  readonly #keyboard: Keyboard;
  readonly #leave = () => this.close();
  #isOwner = true;

  /** On the alternate screen, which is empty. */
  constructor(terminal: WriteStream, keyboard: Keyboard) {
    this.#terminal = terminal;
    this.#keyboard = keyboard;
    process.once('exit', this.#leave);
    if (keyboard.isTTY) keyboard.setRawMode(true);
    terminal.write(ENTER);
  }

  /** Asks the terminal something, whose answer comes by the keyboard; a frame covers what is written. */
  ask(question: string): void {
    this.#terminal.write(question);
  }

  /** A frame of the screen's size. */
  show(lines: readonly string[]): void {
    this.#terminal.write(TO_THE_CORNER + lines.join('\r\n'));
  }

  /** Ink is on the alternate screen itself. */
  handOver(): void {
    this.#isOwner = false;
    process.off('exit', this.#leave);
  }

  /** Gives the terminal back, unless it has been handed over. */
  close(): void {
    if (!this.#isOwner) return;
    this.handOver();
    if (this.#keyboard.isTTY) this.#keyboard.setRawMode(false);
    this.#terminal.write(LEAVE);
  }
}
