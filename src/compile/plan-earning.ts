import type { Interval } from '../base/calendar.ts';
import type { Rounding } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { Condition } from './plan-condition.ts';
import type { Expression } from './plan-expression.ts';
import type { Window } from './plan-time.ts';

export interface PlanEarning {
  /** Unique and stable: `earn star on purchase`, numbered when several bear the same. */
  readonly name: string;
  readonly event: number;
  readonly ledger: number;
  /** What measures choose its points by. */
  readonly tag: string | null;
  readonly when: Condition;
  readonly amount: Expression;
  readonly rounding: Rounding;
  /** Rounded to a multiple of this many smallest units. */
  readonly roundTo: bigint;
  /** Whether what rounding cut off is kept for the member's next earning under this rule. */
  readonly carry: boolean;
  readonly cap: PlanCap | null;
  /** The limit it shares with other rules. */
  readonly within: number | null;
  /** The ledger that takes what either limit cuts off; null when it is lost. */
  readonly rest: number | null;
  /** By the day the event happened. */
  readonly inForce: Interval;
  readonly span: Span;
}

/** A limit on what several earning rules give together, in smallest units of the ledgers they earn. */
export interface PlanSharedCap {
  readonly name: string;
  readonly label: string;
  readonly limit: Expression;
  readonly window: Window;
  readonly span: Span;
}

export interface PlanCap {
  readonly limit: Expression;
  /** Whether the limit is in points of the ledger, or in how many times the rule gives any; the latter only over a window. */
  readonly counts: 'points' | 'times';
  /** Over what the limit counts: one event, the rule's own postings in a window, or the ledger's balance. */
  readonly over:
    | { readonly kind: 'event' }
    | { readonly kind: 'balance' }
    | { readonly kind: 'window'; readonly window: Window };
  readonly span: Span;
}
