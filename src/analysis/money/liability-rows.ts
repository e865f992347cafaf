import { ONE, type Rational, ratio, subtract } from '../../base/rational.ts';
import type { WorldSums } from '../../population/sums.ts';
import type { Row } from '../row.ts';
import { inUnits, moneyUnit, rowsOf, SHARE, type WorldView } from '../world-view.ts';
import { ledgerMonths } from './ledger-months.ts';
import { type LiabilityMonth, liabilityMonths, plusPeriod } from './liability-months.ts';
import { pointPrices } from './point-prices.ts';
import {
  expiredToDate,
  type PointsToDate,
  redeemedToDate,
  ultimateRedemptionRate,
  unspentShare,
} from './redemption-rates.ts';

/** What the points owe, by both views, and what becomes of them; nothing where points buy nothing. */
export function liabilityRows(view: WorldView): Row[] {
  const prices = view.world === 'none' ? [] : pointPrices(view.plan);
  if (prices.every((price) => price === null)) return [];
  const months = new Map(view.replicates.map((sums) => [sums, liabilityMonths(view.plan, sums)]));
  const money = (metric: string, first: 0 | 1, of: keyof LiabilityMonth) =>
    rowsOf(view, { metric, ...moneyUnit(view.plan) }, first, (sums, month) =>
      inUnits(months.get(sums)![month]![of], view.plan.currency.digits),
    );
  return [
    ...money('liab.cost', 0, 'cost'),
    ...money('liab.deferred', 0, 'contract'),
    ...money('liab.added', 1, 'deferred'),
    ...money('liab.released', 1, 'released'),
    ...money('liab.revision', 1, 'revision'),
    ...money('liab.sensitivity', 0, 'perPercent'),
    ...prices.flatMap((price, ledger) => (price === null ? [] : rateRows(view, ledger))),
  ];
}

function rateRows(view: WorldView, ledger: number): Row[] {
  const toDate = new Map(view.replicates.map((sums) => [sums, pointsToDate(sums, ledger)]));
  const tags = { ledger: view.plan.ledgers[ledger]!.name };
  const rate = (metric: string, of: (points: PointsToDate) => Rational | undefined) =>
    rowsOf(view, { metric, ...SHARE, tags }, 0, (sums, month) => decimalOf(of(toDate.get(sums)![month]!)));
  return [
    ...rate('redeem.points_to_date', redeemedToDate),
    ...rate('breakage.expired_to_date', expiredToDate),
    ...rate('breakage.unspent_share', unspentShare),
    ...rate('urr', ultimateRedemptionRate),
    ...rate('breakage.ultimate', (points) => subtract(ONE, ultimateRedemptionRate(points))),
    ...rowsOf(view, { metric: 'pts.burn_earn', unit: 'redeemed per issued', decimals: 6, tags }, 1, (sums, month) => {
      const { earned, redeemed } = sums.points[ledger]!;
      return earned[month]! > 0n ? decimalOf(ratio(redeemed[month]!, earned[month]!)) : undefined;
    }),
  ];
}

function pointsToDate(sums: WorldSums, ledger: number): PointsToDate[] {
  let toDate: PointsToDate = { issued: 0n, redeemed: 0n, expired: 0n, cleared: 0n };
  return ledgerMonths(sums.points[ledger]!).map((period) => {
    toDate = plusPeriod(toDate, period);
    return toDate;
  });
}

/** For display and intervals; large integers lose nothing that is shown. */
function decimalOf(value: Rational | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.n) / Number(value.d);
}
