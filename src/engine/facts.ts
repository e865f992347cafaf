import type { Day, Interval } from '../base/calendar.ts';
import { add, type Rational, ZERO } from '../base/rational.ts';

/** One contribution to a measure; a refund adds a negative one. */
export interface Fact {
  readonly day: Day;
  readonly value: Rational;
}

/** What one measure sums: its facts in order of the day they bear. */
export class Facts {
  readonly #facts: Fact[] = [];

  add(day: Day, value: Rational): void {
    const fact: Fact = { day, value };
    let at = this.#facts.length;
    while (at > 0 && this.#facts[at - 1]!.day > day) at--;
    if (at === this.#facts.length) this.#facts.push(fact);
    else this.#facts.splice(at, 0, fact);
  }

  /** The fact of the last day in an interval; of several on that day, the one added last. */
  latest({ from, until }: Interval): Fact | undefined {
    const fact = this.#facts.findLast(({ day }) => day < until);
    return fact === undefined || fact.day < from ? undefined : fact;
  }

  sum({ from, until }: Interval): Rational {
    let sum = ZERO;
    for (let i = this.#facts.length - 1; i >= 0; i--) {
      const fact = this.#facts[i]!;
      if (fact.day < from) break;
      if (fact.day < until) sum = add(sum, fact.value);
    }
    return sum;
  }
}
