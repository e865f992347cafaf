import { join } from 'node:path';
import { LEAVINGS } from '../../src/population/leaving.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import type { BlockSums } from '../../src/population/sums.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { projectRoot } from '../../src/workspace/project-root.ts';

/**
 * The reference workload: the members of Starbucks Rewards Japan under their program, with the full member model and the
 * ledger's own values. What the peers leave out is left out here as well: the world without the program, and surveys, of
 * which the program hears nothing.
 */
export async function referenceStudy(members: number, seed: string): Promise<Study> {
  const file = join(projectRoot(), 'simulations/starbucks-japan.json');
  const load = await loadStudy(file, { members, replicates: 1, seed });
  if (!load.ok) throw new Error(load.problems.map(({ code }) => code).join('; '));
  const { study } = load.value;
  return { ...study, spec: { ...study.spec, worlds: ['program'], invited: 0 } };
}

/** The causes of leaving that the peers tell apart; the others do not occur here. */
const CAUSES = ['demotion', 'service', 'neighbor', 'dissatisfaction', 'competitor', 'dropout'] as const;
/** The peers count Stars in yen of spend. */
const YEN_PER_STAR = 54;

/** Purchases of all members in all worlds of a run, those of the warm-up among them. */
export function eventsOf({ worlds }: BlockSums): number {
  return worlds.flatMap(({ purchases }) => purchases).reduce((sum, count) => sum + count, 0);
}

/** The figures that the peers have as well, by their names and months: the mean per founding member. */
export function figuresOf({ plan }: Study, { members, worlds }: BlockSums): Record<string, number> {
  const world = worlds[0]!;
  const [green, gold] = world.points;
  const yen = (series: readonly bigint[], ledger: number) => {
    const { unit } = plan.ledgers[ledger]!;
    const whole = unit.kind === 'points' ? 10 ** unit.digits : 1;
    return series.map((amount) => (Number(amount) / whole) * YEN_PER_STAR);
  };
  const outstanding = yen(green!.outstanding, 0).map((amount, month) => amount + yen(gold!.outstanding, 1)[month]!);
  const series: Record<string, readonly number[]> = {
    active: world.active,
    gold: world.inTier[1]!,
    left: world.left,
    joined: world.joined,
    purchases: world.purchases,
    sales: world.sales.map(Number),
    'earned.green': yen(green!.earned, 0),
    'earned.gold': yen(gold!.earned, 1),
    redeemed: yen(gold!.redeemed, 1),
    'expired.green': yen(green!.expired, 0),
    'expired.gold': yen(gold!.expired, 1),
    outstanding,
    highvalue: world.highValue,
    atrisk: world.atRisk,
    'highvalue.gone': world.highValueGone,
    'atrisk.gone': world.atRiskGone,
    ...Object.fromEntries(CAUSES.map((cause) => [`because.${cause}`, world.leftBecause[LEAVINGS.indexOf(cause)]!])),
  };
  return Object.fromEntries(
    Object.entries(series).flatMap(([name, values]) =>
      values.map((value, month) => [`${name}.${month}`, value / members]),
    ),
  );
}
