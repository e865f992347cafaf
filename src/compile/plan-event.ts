import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { Condition } from './plan-condition.ts';
import type { PlanRefund } from './plan-refund.ts';
import type { Review } from './plan-time.ts';
import type { Unit } from './plan-unit.ts';

/** A date is the number of its day; see `Day`. */
export type FieldType = 'money' | 'number' | 'ratio' | 'date' | 'choice' | 'unit';

export interface PlanField {
  readonly name: string;
  readonly type: FieldType;
  /** What its amounts are kept in; a plain number for dates and words. */
  readonly unit: Unit;
  /** The allowed words of a `choice` field. */
  readonly choices: readonly string[];
}

/** Something known of a member, with the value in force from the event that says so until the next. */
export interface PlanAttribute extends PlanField {
  readonly label: string;
  /** Null where nothing is known before an event says so, which only a date may be. */
  readonly starting: Rational | string | null;
  readonly span: Span;
}

export interface PlanEvent {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly PlanField[];
  /** Which of its fields set which attributes, before any rule reads them. */
  readonly sets: readonly { readonly field: number; readonly attribute: number }[];
  /** For an event that the clock makes, which has no fields; null for one that happens. */
  readonly clock: PlanClock | null;
  readonly refund: PlanRefund | null;
  readonly span: Span;
}

/** When the clock makes an event of a member: on these days after the day of joining, as long as the condition holds. */
export interface PlanClock {
  readonly every:
    | Review
    /** The anniversaries of joining. */
    | { readonly kind: 'personal year' };
  /** Read at the start of the day: only finished days count. */
  readonly while: Condition;
  readonly span: Span;
}
