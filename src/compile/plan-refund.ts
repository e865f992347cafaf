import type { Interval } from '../base/calendar.ts';
import type { Rounding } from '../base/rational.ts';
import type { Span } from '../base/span.ts';

/** What an event that takes back another one does (the event carrying this is the refund). */
export interface PlanRefund {
  /** The event that is taken back, wholly or in part. */
  readonly of: number;
  /** Pairs of fields: the refund's own field and the field of the original it reduces. */
  readonly reduces: readonly { readonly field: number; readonly original: number }[];
  /** `remainder`: earn again on what is left at the original day's tier and rules; `current`: under those of the refund's day;
   * a proportion: the share of what was given that the returned part is of the whole. */
  readonly rate: 'remainder' | 'current' | { readonly proportion: Rounding };
  /** Which day the reversal bears for windows. */
  readonly dated: 'original' | 'refund';
  readonly tier: 'kept' | 'recomputed';
  /** Whether rewards are undone, the latest first, as long as the balance lacks what the refund takes back. */
  readonly rewards: 'kept' | 'forfeited';
  /** What becomes of the points spent on an original that is wholly taken back. */
  readonly spent: 'old expiry' | 'new expiry' | 'forfeited';
  /** What a refund that names no original does: `fullest` takes first from what filled the ledger that holds most. */
  readonly unlinked: 'latest' | 'fullest' | 'refused';
  /** By the day of the refund; on other days it takes nothing back. */
  readonly inForce: Interval;
  /** The clauses as written. */
  readonly spans: Readonly<Record<'rate' | 'dated' | 'tier' | 'unlinked', Span>>;
  readonly span: Span;
}
