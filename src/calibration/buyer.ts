import type { Day } from '../base/calendar.ts';
import type { History } from './history.ts';

/** One customer's purchases: at most one a day, those of a day put together, in order. */
export interface Buyer {
  readonly days: readonly Day[];
  /** What was spent on each of the days, in currency units; empty where the data have no amounts. */
  readonly spends: readonly number[];
}

export const WEEK = 7;

/** What the models know at the end of the day `end` of a customer first seen by then. */
export function historyAt({ days }: Buyer, end: Day): History {
  const first = days[0]!;
  const seen = countThrough(days, end);
  return { x: seen - 1, tx: (days[seen - 1]! - first) / WEEK, T: (end - first) / WEEK };
}

/** The sum of the logarithms of the weeks between the purchases made by the end of the day `end`. */
export function logGapsAt({ days }: Buyer, end: Day): number {
  let sum = 0;
  for (let i = 1; i < countThrough(days, end); i++) sum += Math.log((days[i]! - days[i - 1]!) / WEEK);
  return sum;
}

/** How many of the days are not after `end`. */
export function countThrough(days: readonly Day[], end: Day): number {
  let count = days.length;
  while (count > 0 && days[count - 1]! > end) count--;
  return count;
}
