import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import xterm from '@xterm/headless';
import { cellWidth } from '../../src/report/cells.ts';

/** What terminals do in different ways. */
interface Habits {
  readonly ambiguousWidth?: 1 | 2;
  /** After how many milliseconds what it is asked is answered. */
  readonly answers?: number | 'never';
}

/** Ambiguous characters take two cells. Of properties, the lowest bit is of joining and the next two are the width. */
const WIDE = {
  version: 'wide',
  wcwidth: (code: number) => cellWidth(String.fromCodePoint(code), { ambiguousWidth: 2 }) as 0 | 1 | 2,
  charProperties: (code: number) => cellWidth(String.fromCodePoint(code), { ambiguousWidth: 2 }) << 1,
};

/** A terminal without a window: what is written to it ends up in cells, as a real one would show them. */
export class Terminal {
  readonly #cells: InstanceType<typeof xterm.Terminal>;
  readonly #out = new PassThrough();
  readonly written: string[] = [];
  readonly keyboard: ReadStream;
  readonly stream: WriteStream;
  readonly rawModes: boolean[] = [];

  constructor(columns: number, rows: number, { ambiguousWidth = 1, answers = 'never' }: Habits = {}) {
    // The driver of a real terminal begins a line anew after each line feed.
    this.#cells = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
    this.stream = Object.assign(this.#out, { isTTY: true, columns, rows }) as unknown as WriteStream;
    if (ambiguousWidth === 2) {
      this.#cells.unicode.register(WIDE);
      this.#cells.unicode.activeVersion = WIDE.version;
    }
    if (answers !== 'never') this.#cells.onData((answer) => void setTimeout(() => this.type(answer), answers));
    this.#out.on('data', (bytes: Buffer) => {
      this.written.push(bytes.toString());
      this.#cells.write(bytes);
    });
    const keys = new PassThrough();
    this.keyboard = Object.assign(keys, {
      isTTY: true,
      setRawMode: (raw: boolean) => {
        this.rawModes.push(raw);
        return keys;
      },
      ref: () => keys,
      unref: () => keys,
    }) as unknown as ReadStream;
  }

  type(keys: string): void {
    (this.keyboard as unknown as PassThrough).write(keys);
  }

  resize(columns: number, rows: number): void {
    this.#cells.resize(columns, rows);
    Object.assign(this.stream, { columns, rows });
    this.stream.emit('resize');
  }

  get isAlternate(): boolean {
    return this.#cells.buffer.active.type === 'alternate';
  }

  /** Rows scrolled out at the top: a frame of the screen's size scrolls none. */
  get scrolled(): number {
    return this.#cells.buffer.active.baseY;
  }

  /** What stands in the last cell of a row. */
  lastCell(row: number): string | undefined {
    return this.#cells.buffer.active
      .getLine(row)
      ?.getCell(this.#cells.cols - 1)
      ?.getChars();
  }

  screen(): string[] {
    const buffer = this.#cells.buffer.active;
    return Array.from(
      { length: this.#cells.rows },
      (_, row) => buffer.getLine(row)?.translateToString(true, 0, this.#cells.cols).trimEnd() ?? '',
    );
  }
}
