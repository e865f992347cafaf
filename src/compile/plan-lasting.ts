import type { Interval } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { Condition } from './plan-condition.ts';

/** What a member has as long as a condition holds: a lounge, free bags, a line of one's own. It moves no points. */
export interface PlanLasting {
  readonly name: string;
  readonly label: string;
  readonly while: Condition;
  /** To the member. */
  readonly worth: Charge;
  /** To the business: what is paid out for it, and what it takes of what is there anyway; null where it is not said. */
  readonly hard: Charge | null;
  readonly soft: Charge | null;
  /** How often a member is expected to use it, and may at most; null where nothing is counted by use, or without limit. */
  readonly expected: Frequency | null;
  readonly most: Frequency | null;
  readonly inForce: Interval;
  readonly span: Span;
}

/** An amount in minor units, for each use, or for each month or year in which it is held. */
export interface Charge {
  readonly amount: bigint;
  readonly per: 'use' | 'month' | 'year';
}

export interface Frequency {
  readonly times: Rational;
  readonly per: 'month' | 'year';
}
