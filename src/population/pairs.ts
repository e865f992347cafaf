import type { Stander } from './shift.ts';
import type { SimulationSpec } from './simulation-spec.ts';
import type { PairSums } from './sums.ts';

/** One member's way in one world, kept until the same member has lived in the others. */
export interface Way extends Stander {
  /** Sales of each month since the start, in minor units. */
  readonly sales: Float64Array;
  /** What the program spent on the member, in minor units. */
  readonly benefits: bigint;
}

/** Which worlds are laid beside which: each with a program beside none, and each other one beside the program. */
export function pairsOf({
  worlds,
}: Pick<SimulationSpec, 'worlds'>): { readonly world: string; readonly against: string }[] {
  const pairs: { world: string; against: string }[] = [];
  for (const world of worlds) {
    if (world !== 'none' && worlds.includes('none')) pairs.push({ world, against: 'none' });
    if (world !== 'none' && world !== 'program' && worlds.includes('program'))
      pairs.push({ world, against: 'program' });
  }
  return pairs;
}

/** Lays the ways of the same members in two worlds beside each other; both in the members' order. */
export function comparePairs(
  pair: { readonly world: string; readonly against: string },
  ways: readonly Way[],
  others: readonly Way[],
  horizon: number,
): PairSums {
  const sums: PairSums = {
    ...pair,
    changed: 0,
    more: 0,
    less: 0,
    longer: 0,
    shorter: 0,
    benefits: 0n,
    subsidized: 0n,
    pulled: new Array<bigint>(horizon + 1).fill(0n),
  };
  ways.forEach((way, i) => {
    enter(sums, way, others[i]!, horizon);
  });
  return sums;
}

function enter(sums: PairSums, way: Way, other: Way, horizon: number): void {
  let total = 0;
  let otherTotal = 0;
  let differs = way.leftIn !== other.leftIn;
  for (let month = 1; month <= horizon; month++) {
    const gain = way.sales[month]! - other.sales[month]!;
    total += way.sales[month]!;
    otherTotal += other.sales[month]!;
    if (gain !== 0) differs = true;
    if (gain <= 0 || month === horizon) continue;
    // What was only brought forward is missing right after.
    const missing = other.sales[month + 1]! - way.sales[month + 1]!;
    if (missing > 0) sums.pulled[month]! += BigInt(Math.min(gain, missing));
  }
  if (differs) sums.changed++;
  if (total > otherTotal) sums.more++;
  if (total < otherTotal) sums.less++;
  if (way.leftIn > other.leftIn) sums.longer++;
  if (way.leftIn < other.leftIn) sums.shorter++;
  sums.benefits += way.benefits;
  sums.subsidized += subsidized(way.benefits, total, otherTotal);
}

/** Of what was spent on a member, the share of the sales that the other world had as well. */
function subsidized(benefits: bigint, total: number, otherTotal: number): bigint {
  if (total === 0) return 0n;
  return (benefits * BigInt(Math.min(total, otherTotal))) / BigInt(total);
}
