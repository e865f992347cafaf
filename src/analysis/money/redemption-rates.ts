import { ONE, type Rational, ratio } from '../../base/rational.ts';

/** What has become of points since the books began, in a ledger's smallest units. */
export interface PointsToDate {
  readonly issued: bigint;
  readonly redeemed: bigint;
  readonly expired: bigint;
  readonly cleared: bigint;
}

/**
 * "Redemption rate" and "breakage" each mean several things in public; here every one has a name of its own. All are
 * shares from 0 to 1, undefined where there is nothing to take a share of.
 */

/** Of the points issued so far, those redeemed so far. Rises with time alone: no estimate of what will be. */
export function redeemedToDate({ issued, redeemed }: PointsToDate): Rational | undefined {
  return issued > 0n ? ratio(redeemed, issued) : undefined;
}

/** Of the points issued so far, those that lapsed so far. */
export function expiredToDate({ issued, expired }: PointsToDate): Rational | undefined {
  return issued > 0n ? ratio(expired, issued) : undefined;
}

/** Of the points issued so far, those not redeemed, whether lapsed or still there; some call this breakage, and it is not. */
export function unspentShare({ issued, redeemed }: PointsToDate): Rational | undefined {
  return issued > 0n ? ratio(issued - redeemed, issued) : undefined;
}

/**
 * The ultimate redemption rate: of all points issued, those that will have been redeemed in the end. Estimated from the
 * points that have left the books so far, by redemption against by lapsing or being cleared. While none has left, every
 * point counts as redeemed later, since breakage may not be expected without experience of it. Points that members who
 * left still hold weigh in only as they lapse, so the estimate errs on the side of a larger liability.
 */
export function ultimateRedemptionRate({ redeemed, expired, cleared }: PointsToDate): Rational {
  const settled = redeemed + expired + cleared;
  return settled > 0n ? ratio(redeemed > 0n ? redeemed : 0n, settled) : ONE;
}
