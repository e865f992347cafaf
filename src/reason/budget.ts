/** Counts the interpreter's work, in events applied and rules put to work, and says when it is enough. */
export class Budget {
  readonly #whole: Budget | null;
  readonly #steps: number;
  #left: number;

  /** `whole` is the larger budget that this one is a part of. */
  constructor(steps: number, whole: Budget | null = null) {
    this.#steps = steps;
    this.#left = steps;
    this.#whole = whole;
  }

  get spent(): boolean {
    return this.#left <= 0 || this.#whole?.spent === true;
  }

  /** How much was done. */
  get taken(): number {
    return this.#steps - this.#left;
  }

  take(): void {
    this.#left--;
    this.#whole?.take();
  }
}
