import type { Interval } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { Expression } from './plan-expression.ts';
import type { Length } from './plan-time.ts';

/** What a reward or milestone is. */
export interface PlanBenefit {
  /** To the member, and its cost to the business, in minor units. */
  readonly worth: bigint;
  readonly cost: bigint;
  readonly useWithin: Length | null;
  /** Points that it consists of; null where it is a thing. */
  readonly gives: Price | null;
}

/** An amount of points above zero, in smallest units. */
export interface Price {
  readonly ledger: number;
  readonly amount: bigint;
}

export interface PlanReward extends PlanBenefit {
  readonly name: string;
  readonly label: string;
  /** Those that pay: points that expire earliest first, of equal expiry by this order. None where it is only given. */
  readonly ledgers: readonly number[];
  readonly price: bigint;
  /** Whether it is issued by itself when the balance reaches the price, or only when the member asks. */
  readonly automatic: boolean;
  /** By the day it is bought. */
  readonly inForce: Interval;
  readonly span: Span;
}

export interface PlanMilestone extends PlanBenefit {
  readonly name: string;
  readonly label: string;
  readonly reads: Expression & { readonly op: 'measure' };
  readonly first: Rational;
  readonly every: Rational | null;
  /** No mark lies above it. */
  readonly upTo: Rational | null;
  /** Whether a refund that lowers the measure below a mark takes back what it gave; it may then be given again. */
  readonly takenBack: boolean;
  readonly choice: PlanChoice | null;
  /** By the day of the event that reaches a mark. A mark that was reached before it is not given later. */
  readonly inForce: Interval;
  readonly span: Span;
}

/** What a member may pick at a milestone, and what is given in place of each pick that was not made in time. */
export interface PlanChoice {
  readonly picks: number;
  readonly options: readonly number[];
  readonly within: Length;
  readonly otherwise: number | null;
}
