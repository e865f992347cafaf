import type { Interval } from '../base/calendar.ts';

export interface Length {
  readonly unit: 'day' | 'month';
  readonly count: number;
}

export type RecurringWindow =
  /** The year starting on this date that contains the day before E. A calendar year starts on 01-01. */
  | { readonly kind: 'year'; readonly month: number; readonly day: number }
  /** The year counted from the day the member joined. */
  | { readonly kind: 'personal year' }
  | { readonly kind: 'calendar month' };

/**
 * Windows read at an end E (half-open). At an event on day d, E is d + 1: the day so far counts.
 * At a review, expiry or other clock moment on day D, E is D: only finished days count.
 */
export type Window =
  | { readonly kind: 'lifetime' }
  | RecurringWindow
  /** The whole of the year or month before the one that contains the day before E. */
  | { readonly kind: 'previous'; readonly of: RecurringWindow }
  /** From the day of the latest such event; empty before there is one. */
  | { readonly kind: 'since'; readonly event: number }
  | { readonly kind: 'rolling'; readonly length: Length }
  /** What of these days lies before E. */
  | { readonly kind: 'period'; readonly days: Interval }
  /** Whole calendar months, ending `lag` months before the first of the month that contains E. */
  | { readonly kind: 'whole months'; readonly months: number; readonly lag: number };

export type Review =
  | { readonly kind: 'daily' }
  | { readonly kind: 'monthly'; readonly day: number }
  | { readonly kind: 'yearly'; readonly dates: readonly { readonly month: number; readonly day: number }[] };
