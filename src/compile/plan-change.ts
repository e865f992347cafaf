import type { Day } from '../base/calendar.ts';
import type { Rational, Rounding } from '../base/rational.ts';
import type { Span } from '../base/span.ts';

/** A change of values on a day, and what it does to members who joined before it. */
export interface PlanChange {
  /** Unique and stable: `change on 2026-04-01`. */
  readonly name: string;
  readonly label: string;
  readonly day: Day;
  readonly announced: Day | null;
  /** Ladders that read a value which changes, and give their tiers at once: judged by the values before and after. */
  readonly judges: readonly number[];
  readonly transitions: readonly Transition[];
  readonly span: Span;
}

export type Transition =
  /** Who holds the tier keeps it until a day (half-open), or until its grants end by themselves. */
  | { readonly kind: 'keep'; readonly ladder: number; readonly tier: number; readonly until: Day | null }
  /** No grant in force ends because of the change. */
  | { readonly kind: 'no drops' }
  /** `rate` in smallest units of `to` per smallest unit of `from`; the balance is converted whole and rounded once. */
  | {
      readonly kind: 'convert';
      readonly from: number;
      readonly to: number;
      readonly rate: Rational;
      readonly rounding: Rounding;
      readonly roundTo: bigint;
    }
  /** Adds what a balance lacks of an amount. */
  | { readonly kind: 'top up'; readonly ledger: number; readonly to: bigint };
