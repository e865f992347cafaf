import type { PointSums } from '../../population/sums.ts';
import { type PointFlows, type PointPeriod, rollForward } from './roll-forward.ts';

/** The roll-forward of one ledger of a simulated world: at 0 the warm-up as a whole, at n the n-th month. */
export function ledgerMonths(points: PointSums): PointPeriod[] {
  return rollForward(flowsOf(points), points.outstanding);
}

function flowsOf({ earned, redeemed, expired, reversed, cleared, converted }: PointSums): PointFlows[] {
  return earned.map((issued, month) => ({
    issued,
    redeemed: redeemed[month]!,
    expired: expired[month]!,
    reversed: reversed[month]!,
    cleared: cleared[month]!,
    converted: converted[month]!,
  }));
}
