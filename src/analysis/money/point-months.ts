import { formatScaled } from '../../base/rational.ts';
import type { Study } from '../../population/simulation-spec.ts';
import type { BlockSums } from '../../population/sums.ts';
import { ledgerMonths } from './ledger-months.ts';

/** What a month of a ledger is told by, in this order. */
export const POINT_COLUMNS = [
  'replicate',
  'world',
  'ledger',
  'month',
  'opening',
  'issued',
  'redeemed',
  'expired',
  'reversed',
  'cleared',
  'converted',
  'closing',
  'difference',
] as const;

/** The roll-forward of one ledger in one month of one replicate; points as exact decimals, month 0 the warm-up. */
export type PointMonth = readonly (string | number)[];

/** The points of every replicate, world, ledger and month, so that whoever wants to can add them up. */
export function pointMonths(study: Study, replicates: readonly BlockSums[]): PointMonth[] {
  return replicates.flatMap(({ worlds }, replicate) =>
    worlds.flatMap((sums) => {
      const { plan } = study.alternatives[sums.world] ?? study;
      return sums.points.flatMap((points, l) => {
        const { name, unit } = plan.ledgers[l]!;
        return ledgerMonths(points).map((period, month) => [
          replicate + 1,
          sums.world,
          name,
          month,
          ...POINT_COLUMNS.slice(4).map((column) => formatScaled(period[column as keyof typeof period], unit.digits)),
        ]);
      });
    }),
  );
}
