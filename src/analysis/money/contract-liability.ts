import {
  addLoosely,
  compare,
  divideLoosely,
  integer,
  multiplyLoosely,
  type Rational,
  round,
  ZERO,
} from '../../base/rational.ts';

/**
 * Points as a promise of their own inside a sale: IFRS 15 paragraphs 74 to 80 and B39 to B43, ASC 606-10-55-41 to 45,
 * and the illustration both give as Example 52. Money is in minor units; whatever is rounded is rounded half to even, and
 * the other part is the remainder, so that the parts of a sale always add up to it.
 */

/** A sale split between what was handed over and the points that came with it. */
export interface SplitPrice {
  readonly goods: bigint;
  readonly points: bigint;
}

/**
 * Splits a price in proportion to what its two parts would cost alone. The points alone are worth their value at
 * redemption times the share of them that is expected to be redeemed. Without a price or without points, all is goods.
 */
export function splitPrice(price: bigint, goodsAlone: Rational, pointsAlone: Rational): SplitPrice {
  const both = addLoosely(goodsAlone, pointsAlone);
  if (price <= 0n || compare(pointsAlone, ZERO) <= 0 || compare(both, ZERO) <= 0) return { goods: price, points: 0n };
  const points = round(divideLoosely(multiplyLoosely(integer(price), pointsAlone), both), 'half even');
  return { goods: price - points, points };
}

/**
 * How much of a deferred amount has become revenue after `redeemed` of the `expected` redemptions, both to date and in
 * the same measure. The estimate is that of today and holds for all of the past: what a period adds is the difference to
 * what was earned before it, so any way of estimates leads to the same place. Points that are not expected back are thereby
 * earned along with those that are, never at their expiry. All is earned once nothing more is expected.
 */
export function earnedToDate(deferred: bigint, redeemed: Rational, expected: Rational): bigint {
  if (compare(redeemed, expected) >= 0) return deferred;
  return round(divideLoosely(multiplyLoosely(integer(deferred), redeemed), expected), 'half even');
}

/**
 * What a changed estimate alone does to the revenue to date; below zero when more redemptions are expected than before.
 * The rest of a period's revenue comes from what was redeemed in it.
 */
export function revisionEffect(deferred: bigint, redeemed: Rational, before: Rational, now: Rational): bigint {
  return earnedToDate(deferred, redeemed, now) - earnedToDate(deferred, redeemed, before);
}
