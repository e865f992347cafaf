import type { Day } from '../base/calendar.ts';
import { type Buyer, WEEK } from './buyer.ts';
import { NEW_CUSTOMER } from './history.ts';
import type { Parameters, PurchaseModel } from './purchase-model.ts';

/** Repeat purchases of all customers up to the end of a week: what was, and what the model says of new customers. */
export interface WeekPoint {
  /** The last day of the week. */
  readonly end: Day;
  readonly actual: number;
  readonly model: number;
}

/** The repeat purchases expected of the buyers up to the end of each day given, each of them new on the first one's. */
export function expectedThrough(
  model: PurchaseModel,
  parameters: Parameters,
  buyers: readonly Buyer[],
  ends: readonly Day[],
): number[] {
  const born = new Map<Day, number>();
  for (const { days } of buyers) born.set(days[0]!, (born.get(days[0]!) ?? 0) + 1);
  const future = model.future(parameters, NEW_CUSTOMER);
  const byAge = new Map<number, number>();
  const expected = (age: number) => {
    const known = byAge.get(age) ?? (age > 0 ? future.expected(age / WEEK) : 0);
    byAge.set(age, known);
    return known;
  };
  return ends.map((end) => [...born].reduce((sum, [first, count]) => sum + count * expected(end - first), 0));
}

/** The actual repeat purchases up to the end of each of the days, which rise. */
export function actualThrough(buyers: readonly Buyer[], ends: readonly Day[]): number[] {
  const counts = ends.map(() => 0);
  for (const { days } of buyers) {
    for (const day of days.slice(1)) {
      const at = ends.findIndex((end) => day <= end);
      if (at !== -1) counts[at]!++;
    }
  }
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
}

/**
 * The curve of cumulative repeat purchases by week, counted back from the end of the calibration so that one week ends
 * there; from the first whole week to the last.
 */
export function weeklyCurve(
  model: PurchaseModel,
  parameters: Parameters,
  buyers: readonly Buyer[],
  split: Day,
  until: Day,
): WeekPoint[] {
  const first = buyers.reduce((day, { days }) => Math.min(day, days[0]!), split);
  const ends: Day[] = [];
  for (let end = split - WEEK * Math.floor((split - first) / WEEK); end <= until; end += WEEK) ends.push(end);
  const actual = actualThrough(buyers, ends);
  const expected = expectedThrough(model, parameters, buyers, ends);
  return ends.map((end, i) => ({ end, actual: actual[i]!, model: expected[i]! }));
}
