import type { Plan } from '../compile/plan.ts';
import type { SimulationSpec } from '../population/simulation-spec.ts';
import type { BlockSums } from '../population/sums.ts';
import { memberRows } from './member-rows.ts';
import { liabilityRows } from './money/liability-rows.ts';
import { returnRows } from './money/return-rows.ts';
import { valueRows } from './money/value-rows.ts';
import { moneyRows } from './money-rows.ts';
import { pointRows } from './point-rows.ts';
import type { Row } from './row.ts';
import { tierRows } from './tier-rows.ts';
import type { WorldView } from './world-view.ts';

/**
 * The forecast as rows, from the merged sums of each replicate (at least one): world by world in the simulation's
 * order, then what the program adds. The same sums give the same bytes.
 */
export function forecast(plan: Plan, spec: SimulationSpec, replicates: readonly BlockSums[]): Row[] {
  const views = spec.worlds.map<WorldView>((world, i) => ({
    plan,
    spec,
    world,
    replicates: replicates.map(({ worlds }) => worlds[i]!),
  }));
  const program = views.find(({ world }) => world === 'program');
  const none = views.find(({ world }) => world === 'none');
  return [
    ...views.flatMap((view) => [
      ...memberRows(view),
      ...tierRows(view),
      ...moneyRows(view),
      ...pointRows(view),
      ...liabilityRows(view),
      ...valueRows(view),
    ]),
    ...(program === undefined || none === undefined ? [] : returnRows(program, none)),
  ];
}
