import type { Day, Interval } from '../base/calendar.ts';
import { compare, type Rational } from '../base/rational.ts';
import type { FieldValue } from './books.ts';

interface Occurrence {
  readonly event: string;
  readonly day: Day;
  readonly value: FieldValue;
}

/**
 * What one measure has seen of events that cannot be added up: their words, days, sizes. Each event is there once, with
 * what is left of it, on the day it bears; a refund changes it in its place, whatever day the refund itself bears.
 */
export class Occurrences {
  /** In order of their days; those of one day in the order they came. */
  readonly #seen: Occurrence[] = [];

  /** An event counts for a value from now on; null when it counts for nothing any more. */
  put(event: string, day: Day, value: FieldValue | null): void {
    const known = this.#seen.findIndex((occurrence) => occurrence.event === event);
    if (known !== -1) this.#seen.splice(known, 1, ...(value === null ? [] : [{ event, day, value }]));
    else if (value !== null) {
      const later = this.#seen.findIndex((occurrence) => occurrence.day > day);
      this.#seen.splice(later === -1 ? this.#seen.length : later, 0, { event, day, value });
    }
  }

  /** How many different values there are. */
  distinct(interval: Interval): number {
    return new Set(this.#within(interval).map(({ value }) => value)).size;
  }

  /** On how many days there is any. */
  days(interval: Interval): number {
    return new Set(this.#within(interval).map(({ day }) => day)).size;
  }

  /** Undefined where there is none. */
  largest(interval: Interval): Rational | undefined {
    const values = this.#within(interval).map(({ value }) => value as Rational);
    const [first, ...rest] = values;
    return first === undefined ? undefined : rest.reduce((a, b) => (compare(b, a) > 0 ? b : a), first);
  }

  /** Undefined where there is none. */
  latest(interval: Interval): Rational | undefined {
    return this.#within(interval).at(-1)?.value as Rational | undefined;
  }

  #within({ from, until }: Interval): Occurrence[] {
    return this.#seen.filter(({ day }) => day >= from && day < until);
  }
}
