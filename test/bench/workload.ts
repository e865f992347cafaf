import { join } from 'node:path';
import type { Day } from '../../src/base/calendar.ts';
import { Draws } from '../../src/base/draws.ts';
import { integer } from '../../src/base/rational.ts';
import { gamma } from '../../src/base/samplers.ts';
import type { BlockMember, BlockRow } from '../../src/kernel/block-runner.ts';
import { Arrivals, NONE } from '../../src/population/arrivals.ts';
import { frameOf } from '../../src/population/frame.ts';
import { occurrencePurpose } from '../../src/population/purposes.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import { drawTraits } from '../../src/population/traits.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { projectRoot } from '../../src/workspace/project-root.ts';

/** Members of Starbucks Rewards Japan with their purchases, as often and as large as the project's simulation has them. */
export interface Workload {
  readonly study: Study;
  readonly members: readonly BlockMember[];
  readonly events: number;
  /** The first days of the months, and the day after the last. */
  readonly edges: readonly Day[];
}

export async function workloadOf(members: number): Promise<Workload> {
  const load = await loadStudy(join(projectRoot(), 'simulations/starbucks-japan.json'), { members, replicates: 1 });
  if (!load.ok) throw new Error(load.problems.map(({ code }) => code).join('; '));
  const { study } = load.value;
  const { purchase, behavior } = study.spec;
  const { edges, minor } = frameOf(study, 0);
  const draws = new Draws(study.key);
  const all = Array.from({ length: members }, (_, member): BlockMember => {
    draws.turnTo(0, member);
    const { joined, purchaseRate, spendScale } = drawTraits(study.spec, draws);
    const arrivals = new Arrivals(draws, occurrencePurpose(purchase.slot), Math.max(joined, edges[0]!));
    const rows: BlockRow[] = [];
    for (let at = next(); at !== NONE; at = next()) {
      const spend =
        gamma(draws, occurrencePurpose(purchase.slot), arrivals.count - 1, behavior.spendShape) * spendScale;
      const amount = integer(Math.max(1, Math.round(spend * minor)));
      rows.push({ day: Math.floor(at), event: purchase.event, fields: [amount] });
    }
    return { joined, rows };

    function next(): number {
      return arrivals.next(edges.at(-1)!, purchaseRate);
    }
  });
  return { study, members: all, events: all.reduce((sum, { rows }) => sum + rows.length, 0), edges };
}
