import { intervalOf } from './interval.ts';
import type { Row } from './row.ts';
import { numberKey } from './uncertainty/headlines.ts';

/** Fine enough for shares and for money alike. */
const DECIMALS = 6;

/**
 * What a world has more than another, number by number: each run is laid beside itself, since both worlds live on the same
 * luck in it, and the interval is over the differences. Numbers that a run lacks in either world are left out of it.
 * @param runs the rows of each run
 * @returns rows that bear the name of `world` and say how much more it has; between shares it is a `share change`
 */
export function pairedDifferences(runs: readonly (readonly Row[])[], world: string, against: string): Row[] {
  const [first = []] = runs;
  const byKey = runs.map((rows) => new Map(rows.map((row) => [numberKey(row), row])));
  return first
    .filter((row) => row.world === world)
    .flatMap((row) => {
      const [own, twin] = [numberKey(row), numberKey({ ...row, world: against })];
      const differences = byKey.flatMap((rows) => {
        const [here, there] = [rows.get(own), rows.get(twin)];
        return here === undefined || there === undefined ? [] : [here.median - there.median];
      });
      return differences.length === 0
        ? []
        : [{ ...row, unit: differenceUnit(row.unit), ...intervalOf(differences, DECIMALS) }];
    });
}

function differenceUnit(unit: string): string {
  return unit === 'share' ? 'share change' : unit;
}
