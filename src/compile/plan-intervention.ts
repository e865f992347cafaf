import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { Condition } from './plan-condition.ts';
import type { Length } from './plan-time.ts';

/**
 * What the business does for members in cells of the grid. `care` repairs; the other three draw value: purchases, word
 * of mouth, ideas. What members earn by it are ordinary earning rules, conditional on the grid.
 */
export interface PlanIntervention {
  readonly kind: 'care' | 'offer' | 'ambassadors' | 'ideas';
  readonly name: string;
  readonly label: string;
  /** Holds for the members it is for: those in the cells of its audience who meet its guard. */
  readonly audience: Condition;
  /** How long after a member comes into the audience it must have been done; null where it has no deadline. */
  readonly within: Length | null;
  /** When it runs; null where it has no end. */
  readonly period: { readonly from: number; readonly length: Length } | null;
  /** To the business, for each member served, in minor units. */
  readonly cost: bigint;
  readonly discount:
    | { readonly of: 'price'; readonly share: Rational }
    | { readonly of: 'sum'; readonly amount: bigint }
    | null;
  readonly capacity: PlanCapacity | null;
  /** Indexes in `earnings`. */
  readonly earnings: readonly number[];
  readonly span: Span;
}

export interface PlanCapacity {
  /** Places in all, in each calendar period, or for a share of all members. */
  readonly places:
    | { readonly kind: 'total'; readonly count: number }
    | { readonly kind: 'per'; readonly period: 'day' | 'month' | 'year'; readonly count: number }
    | { readonly kind: 'share'; readonly of: Rational };
  /** Who comes first; members alike in it follow each other by their id. */
  readonly order: { readonly by: 'highest' | 'lowest'; readonly measure: number } | { readonly by: 'earliest due' };
}
