import type { SimulationSpec } from './simulation-spec.ts';
import type { PairSums } from './sums.ts';
import type { Ways } from './ways.ts';

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

/** Whether a world is laid beside another. */
export function isCompared(spec: Pick<SimulationSpec, 'worlds'>, world: string): boolean {
  return pairsOf(spec).some((pair) => pair.world === world || pair.against === world);
}

/** Lays the ways of the same members in two worlds beside each other; both in the members' order. */
export function comparePairs(
  pair: { readonly world: string; readonly against: string },
  ways: Ways,
  others: Ways,
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
  const pulled = new Pulled(sums.pulled);
  for (let member = 0; member < ways.leftIn.length; member++) enter(sums, pulled, ways, others, member, horizon);
  pulled.settle();
  return sums;
}

/** Sums of whole numbers by month, kept as doubles as long as those are exact. */
class Pulled {
  readonly #sums: bigint[];
  readonly #open: Float64Array;

  constructor(sums: bigint[]) {
    this.#sums = sums;
    this.#open = new Float64Array(sums.length);
  }

  add(month: number, amount: number): void {
    const sum = this.#open[month]! + amount;
    if (sum > Number.MAX_SAFE_INTEGER) this.settle();
    this.#open[month]! += amount;
  }

  settle(): void {
    this.#open.forEach((amount, month) => {
      this.#sums[month]! += BigInt(amount);
    });
    this.#open.fill(0);
  }
}

function enter(sums: PairSums, pulled: Pulled, ways: Ways, others: Ways, member: number, horizon: number): void {
  const mine = ways.sales;
  const theirs = others.sales;
  const start = member * (horizon + 1);
  const end = start + horizon;
  let total = 0;
  let otherTotal = 0;
  const left = ways.leftIn[member]!;
  const otherLeft = others.leftIn[member]!;
  let differs = left !== otherLeft;
  for (let at = start + 1; at <= end; at++) {
    const own = mine[at]!;
    const other = theirs[at]!;
    total += own;
    otherTotal += other;
    if (own === other) continue;
    differs = true;
    if (own < other || at === end) continue;
    // What was only brought forward is missing right after.
    const missing = theirs[at + 1]! - mine[at + 1]!;
    if (missing > 0) pulled.add(at - start, Math.min(own - other, missing));
  }
  if (differs) sums.changed++;
  if (total > otherTotal) sums.more++;
  if (total < otherTotal) sums.less++;
  if (left > otherLeft) sums.longer++;
  if (left < otherLeft) sums.shorter++;
  const benefits = ways.benefits[member]!;
  if (benefits === 0n) return;
  sums.benefits += benefits;
  sums.subsidized += subsidized(benefits, total, otherTotal);
}

/** Of what was spent on a member, the share of the sales that the other world had as well. */
function subsidized(benefits: bigint, total: number, otherTotal: number): bigint {
  if (total === 0) return 0n;
  if (otherTotal >= total) return benefits;
  return (benefits * BigInt(otherTotal)) / BigInt(total);
}
