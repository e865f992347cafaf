import type { Day, Interval } from '../base/calendar.ts';
import { add, type Rational, subtract, ZERO } from '../base/rational.ts';

/** One contribution to a measure; a refund adds a negative one. */
export interface Fact {
  readonly day: Day;
  readonly value: Rational;
}

/** What one measure sums: its facts in order of the day they bear. */
export class Facts {
  readonly #facts: Fact[] = [];
  /** What the facts before each index add up to, so that any stretch of days is one subtraction. */
  readonly #before: Rational[] = [ZERO];

  add(day: Day, value: Rational): void {
    const fact: Fact = { day, value };
    const at = this.#countUntil(day + 1);
    if (at < this.#facts.length) this.#facts.splice(at, 0, fact);
    else this.#facts.push(fact);
    for (let i = at; i < this.#facts.length; i++) this.#before[i + 1] = add(this.#before[i]!, this.#facts[i]!.value);
  }

  /** The fact of the last day in an interval; of several on that day, the one added last. */
  latest({ from, until }: Interval): Fact | undefined {
    const fact = this.#facts[this.#countUntil(until) - 1];
    return fact === undefined || fact.day < from ? undefined : fact;
  }

  sum({ from, until }: Interval): Rational {
    const [first, end] = [this.#countUntil(from), this.#countUntil(until)];
    if (first >= end) return ZERO;
    return first === 0 ? this.#before[end]! : subtract(this.#before[end]!, this.#before[first]!);
  }

  /** How many facts bear a day before `day`. */
  #countUntil(day: Day): number {
    let high = this.#facts.length;
    if (high === 0 || this.#facts[high - 1]!.day < day) return high;
    let low = 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#facts[middle]!.day < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
