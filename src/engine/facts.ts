import type { Day, Interval } from '../base/calendar.ts';
import { add, type Rational, subtract, ZERO } from '../base/rational.ts';

/** One contribution to a measure; a refund adds a negative one. */
export interface Fact {
  readonly day: Day;
  readonly value: Rational;
}

/** What one measure sums: its facts in order of the day they bear. Sums are read far more often than facts come. */
export class Facts {
  readonly #facts: Fact[] = [];
  /** Of each fact, the sum of all facts up to it. */
  readonly #sums: Rational[] = [];

  add(day: Day, value: Rational): void {
    const at = this.#before(day + 1);
    this.#facts.splice(at, 0, { day, value });
    this.#sums.splice(at, 0, this.#sumOf(at));
    for (let i = at; i < this.#sums.length; i++) this.#sums[i] = add(this.#sums[i]!, value);
  }

  /** The fact of the last day in an interval; of several on that day, the one added last. */
  latest({ from, until }: Interval): Fact | undefined {
    const fact = this.#facts[this.#before(until) - 1];
    return fact === undefined || fact.day < from ? undefined : fact;
  }

  sum({ from, until }: Interval): Rational {
    const [begin, end] = [this.#before(from), this.#before(until)];
    // An interval that ends before it begins holds nothing.
    return begin >= end ? ZERO : subtract(this.#sumOf(end), this.#sumOf(begin));
  }

  /** The sum of the first facts, so many of them. */
  #sumOf(count: number): Rational {
    return count === 0 ? ZERO : this.#sums[count - 1]!;
  }

  /** How many facts are of days before a day. */
  #before(day: Day): number {
    let [low, high] = [0, this.#facts.length];
    // Most often the day lies after all of them.
    if (high === 0 || this.#facts[high - 1]!.day < day) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#facts[middle]!.day < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
