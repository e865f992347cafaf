/**
 * The months in which a member was favored: rose to a higher tier or got a reward. Two are kept, since who is tied to the
 * member asks for the month before, when this one may have been lived already or not.
 */
export class Favor {
  #latest = Number.NEGATIVE_INFINITY;
  #before = Number.NEGATIVE_INFINITY;

  /** @param month never falls from one call to the next */
  mark(month: number): void {
    if (month === this.#latest) return;
    this.#before = this.#latest;
    this.#latest = month;
  }

  in(month: number): boolean {
    return month === this.#latest || month === this.#before;
  }
}
