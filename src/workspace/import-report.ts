import type { Day } from '../base/calendar.ts';
import type { Problem } from '../report/problem.ts';

/**
 * What became of every row of a table.
 * INVARIANT: `rows` is the sum of the rows of `used` and `skipped`, of `unreadable` and of `repeated`.
 */
export interface ImportReport {
  readonly file: string;
  readonly rows: number;
  /** Per entry of the rules: how many rows became how many events. */
  readonly used: readonly { readonly event: string; readonly rows: number; readonly events: number }[];
  /** Per reason, in the order of the rules; `share` is of all rows, from 0 to 1. */
  readonly skipped: readonly { readonly reason: string; readonly rows: number; readonly share: number }[];
  readonly unreadable: number;
  /** Rows that say once more what another row says under the same identity. */
  readonly repeated: number;
  /** Amounts that were no whole number of the currency's smallest unit, and were rounded half to even. */
  readonly rounded: number;
  /** Refunds that name no event of their member. */
  readonly unlinked: number;
  /** Members with at least one event. */
  readonly members: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** The unreadable rows, errors where they make the import fail; the first of them singly, the rest as a number. */
  readonly problems: readonly Problem[];
}
