/** Where something stands in a text: half-open UTF-16 offsets `[start, end)` into the file named `file`. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A one-based place as people count: `column` in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A text with its name, able to say where an offset lies. Lines end at `\n`; a preceding `\r` belongs to the break. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) this.#starts.push(i + 1);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The place of an offset; offsets beyond the end give the end. */
  place(offset: number): Place {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - this.#starts[low]! + 1 };
  }

  /** The text of a one-based line without its break; empty beyond the end. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    const next = this.#starts[number];
    return this.text.slice(start, next === undefined ? undefined : next - 1).replace(/\r$/, '');
  }

  /** The offset at which a one-based line starts. */
  lineStart(number: number): number {
    return this.#starts[number - 1] ?? this.text.length;
  }

  span(start: number, end: number): Span {
    return { file: this.file, start, end };
  }
}
