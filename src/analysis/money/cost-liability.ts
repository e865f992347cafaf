import { compare, multiplyLoosely, type Rational, round, ZERO } from '../../base/rational.ts';

/**
 * What the points on the books will cost the business, in minor units, rounded half to even: points outstanding times the
 * share of them expected to be redeemed times the cost of one. A debt of points is no asset: below zero counts as none.
 */
export function costLiability(outstanding: Rational, redeemShare: Rational, costPerPoint: Rational): bigint {
  if (compare(outstanding, ZERO) <= 0) return 0n;
  return round(multiplyLoosely(multiplyLoosely(outstanding, redeemShare), costPerPoint), 'half even');
}
