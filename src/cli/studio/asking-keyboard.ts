import { Transform, type TransformCallback } from 'node:stream';
import type { ReadStream } from 'node:tty';

/** A cursor's place as terminals report it. A key of the first row looks the same, so it is asked for in the second. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: reports begin with one
const REPORT = /\u{1B}\[(\d+);(\d+)R/u;
/** What may become a report with what is still to come. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: reports begin with one
const BEGUN = /\u{1B}(?:\[\d*(?:;\d*)?)?$/u;

/** Written in the second row, from its first column: a line and a sign that East Asian terminals may draw wide. */
export const QUESTION = '\u{1B}[2;1H─●\u{1B}[6n';
const ASKED_ROW = 2;
/** Where the cursor stands after both, if each took one cell. */
const NARROW_COLUMN = 3;

/** The rest of a report comes with its beginning or right after; a beginning by itself is a key. */
const REST_WITHIN_MS = 30;

/**
 * What is typed, without the answer of the terminal to how wide it draws ambiguous characters. However late the answer comes,
 * it is never taken for keys; and what is typed before it is kept, in order. Reads the keyboard from when it is made.
 */
export class AskingKeyboard extends Transform {
  readonly isTTY = true;
  readonly #keyboard: ReadStream;
  /** How many cells an ambiguous character takes; settles when the terminal answers, which may be never. */
  readonly answer: Promise<1 | 2>;
  #answered: (width: 1 | 2) => void = () => {};
  #isOpen = true;
  #held = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(keyboard: ReadStream) {
    super();
    this.#keyboard = keyboard;
    this.answer = new Promise((resolve) => {
      this.#answered = resolve;
    });
    keyboard.pipe(this);
  }

  /** The answer, or null where it does not come in time. */
  async answerWithin(milliseconds: number): Promise<1 | 2 | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), milliseconds);
    });
    return Promise.race([this.answer, late]).finally(() => clearTimeout(timer));
  }

  setRawMode(isRaw: boolean): this {
    this.#keyboard.setRawMode(isRaw);
    return this;
  }

  ref(): this {
    this.#keyboard.ref();
    return this;
  }

  unref(): this {
    this.#keyboard.unref();
    return this;
  }

  /** Reads no more, so that the process can end. */
  release(): void {
    clearTimeout(this.#timer);
    this.#keyboard.unpipe(this);
    this.#keyboard.pause();
  }

  override _transform(chunk: Buffer | string, _: BufferEncoding, done: TransformCallback): void {
    clearTimeout(this.#timer);
    // One byte is one character here, so that what is cut in the middle of a letter stays whole.
    const text = this.#held + Buffer.from(chunk as string).toString('latin1');
    this.#held = '';
    this.#type(this.#isOpen ? this.#withoutAnswer(text) : text);
    done();
  }

  override _flush(done: TransformCallback): void {
    this.#letGo();
    done();
  }

  #withoutAnswer(text: string): string {
    const [report, row, column] = REPORT.exec(text) ?? [];
    if (report !== undefined && Number(row) === ASKED_ROW) {
      this.#isOpen = false;
      this.#answered(Number(column) > NARROW_COLUMN ? 2 : 1);
      return text.replace(report, '');
    }
    const begun = BEGUN.exec(text)?.[0] ?? '';
    if (begun === '') return text;
    this.#held = begun;
    this.#timer = setTimeout(() => this.#letGo(), REST_WITHIN_MS);
    return text.slice(0, -begun.length);
  }

  #letGo(): void {
    this.#type(this.#held);
    this.#held = '';
  }

  #type(text: string): void {
    if (text !== '') this.push(Buffer.from(text, 'latin1'));
  }
}
