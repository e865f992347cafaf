import type { Day } from '../base/calendar.ts';
import type { Span } from '../base/span.ts';
import type { NameNode, NumberNode } from './tree.ts';

export interface LengthNode {
  readonly count: number;
  readonly unit: 'day' | 'month';
  readonly span: Span;
}

export interface MonthDayNode {
  readonly month: number;
  readonly day: number;
  readonly span: Span;
}

export interface DateNode {
  readonly day: Day;
  readonly span: Span;
}

/** Half-open: an end that was written inclusively (`through`) is the day after it. Null where an end is open. */
export interface PeriodNode {
  readonly from: DateNode | null;
  readonly until: DateNode | null;
  readonly span: Span;
}

/** A year or month that begins anew when it ends. */
export type RecurringNode = { readonly span: Span } & (
  | { readonly how: 'calendar year' | 'calendar month' | 'personal year' }
  | { readonly how: 'year'; readonly from: MonthDayNode }
);

export type WindowNode = { readonly span: Span } & (
  | { readonly how: 'lifetime' }
  | RecurringNode
  | { readonly how: 'previous'; readonly of: RecurringNode }
  /** From the day of the latest such event. */
  | { readonly how: 'since'; readonly event: NameNode }
  | { readonly how: 'last'; readonly length: LengthNode }
  | { readonly how: 'period'; readonly period: PeriodNode }
  | { readonly how: 'whole months'; readonly months: NumberNode; readonly lag: LengthNode | null }
);
