import type { Day } from '../base/calendar.ts';
import { type Buyer, countThrough, historyAt, logGapsAt, WEEK } from './buyer.ts';
import { type Grouping, groupCustomers } from './cohort.ts';

/** The customers of a base as they were known at the end of a day, and what each did afterwards. */
export interface CustomerBase extends Grouping {
  /** Those first seen by the end of `end`, in the order given. */
  readonly buyers: readonly Buyer[];
  /** The last day that is known. */
  readonly end: Day;
  /** The last day of what comes after; `end` where nothing does. */
  readonly until: Day;
  /** Weeks from `end` to `until`. */
  readonly weeks: number;
  /** Purchases after `end` and until `until`, by buyer. */
  readonly later: readonly number[];
  /** Repeat purchases by `end`. */
  readonly repeats: number;
}

/** Cuts purchases at the end of a day. */
export function customerBase(all: readonly Buyer[], end: Day, until: Day): CustomerBase {
  const buyers = all.filter(({ days }) => days[0]! <= end);
  const histories = buyers.map((buyer) => historyAt(buyer, end));
  return {
    ...groupCustomers(
      histories,
      buyers.map((buyer) => logGapsAt(buyer, end)),
    ),
    buyers,
    end,
    until,
    weeks: (until - end) / WEEK,
    later: buyers.map(({ days }, i) => countThrough(days, until) - histories[i]!.x - 1),
    repeats: histories.reduce((sum, { x }) => sum + x, 0),
  };
}
