import type { Span } from '../base/span.ts';
import type { Condition } from './plan-condition.ts';
import type { Window } from './plan-time.ts';
import type { Unit } from './plan-unit.ts';

/** What a measure goes by. A source that names an event counts or looks at its occurrences. */
export type MeasureSource =
  /** What a ledger earned: all of it, or by the rules of one event, of one tag, or of both. */
  | { readonly kind: 'earned'; readonly ledger: number; readonly event: number | null; readonly tag: string | null }
  | { readonly kind: 'field'; readonly event: number; readonly field: number }
  | { readonly kind: 'count'; readonly event: number }
  /** How many different words a field had. */
  | { readonly kind: 'distinct'; readonly event: number; readonly field: number }
  /** On how many days there was any. */
  | { readonly kind: 'days'; readonly event: number }
  /** The largest or the latest amount; the largest of none is zero, the latest of none is not known. */
  | { readonly kind: 'largest' | 'latest'; readonly event: number; readonly field: number }
  | { readonly kind: 'balance'; readonly ledger: number }
  /** Whole days, months or years since an attribute's date, or since joining where it is null. */
  | { readonly kind: 'since'; readonly unit: 'day' | 'month' | 'year'; readonly attribute: number | null }
  /** Finished calendar years at whose end the tier or a higher one was held; in a row up to now, or in all. */
  | { readonly kind: 'years at'; readonly ladder: number; readonly tier: number; readonly consecutive: boolean };

export interface PlanMeasure {
  readonly name: string;
  readonly unit: Unit;
  readonly source: MeasureSource;
  /** Which of its days an event counts on. */
  readonly dated: 'happened' | 'posted';
  /** Which events count; reads only fields of the event. */
  readonly when: Condition | null;
  readonly window: Window;
  readonly span: Span;
}
