import type { Plan } from '../compile/plan.ts';
import { pairsOf } from '../population/pairs.ts';
import type { SimulationSpec, Study } from '../population/simulation-spec.ts';
import { type StudyRun, studyIn } from '../population/study-run.ts';
import type { BlockSums } from '../population/sums.ts';
import { demotionRows, loyaltyRows } from './loyalty-rows.ts';
import { memberRows } from './member-rows.ts';
import { liabilityRows } from './money/liability-rows.ts';
import { returnRows } from './money/return-rows.ts';
import { valueRows } from './money/value-rows.ts';
import { moneyRows } from './money-rows.ts';
import { pairRows } from './pair-rows.ts';
import { pointRows } from './point-rows.ts';
import type { Row } from './row.ts';
import { tierRows } from './tier-rows.ts';
import type { Wants, WorldView } from './world-view.ts';

/** A study as one replicate had it, with its own numbers. */
export interface RunNumbers extends Pick<Study, 'spec' | 'alternatives'> {
  /** Which draw of the answers nobody gave; what is expected of them where there is none. */
  readonly imputation?: number | null;
}

/** The numbers of the study in one of its runs. */
export function numbersIn(study: Study, run: StudyRun): RunNumbers {
  return { ...studyIn(study, run), imputation: run.imputation };
}

/**
 * The forecast as rows, from the merged sums of each replicate (at least one): world by world in the simulation's
 * order, then what worlds add to each other. `alternatives` holds the programs of the simulation's own worlds, and
 * `studies` the numbers of each replicate, where they are not the same in all. The same sums give the same bytes; `wants`
 * leaves out rows and changes none.
 */
export function forecast(
  plan: Plan,
  spec: SimulationSpec,
  replicates: readonly BlockSums[],
  alternatives: Study['alternatives'] = {},
  studies: readonly RunNumbers[] = [],
  wants?: Wants,
): Row[] {
  const views = viewsOf(plan, spec, replicates, alternatives, studies).map((view) =>
    wants === undefined ? view : { ...view, wants },
  );
  const viewOf = (world: string) => views.find((view) => view.world === world)!;
  return [
    ...views.flatMap((view) => [
      ...memberRows(view),
      ...loyaltyRows(view),
      ...tierRows(view),
      ...moneyRows(view),
      ...pointRows(view),
      ...liabilityRows(view),
      ...valueRows(view),
    ]),
    ...pairsOf(spec).flatMap(({ world, against }, i) => [
      ...returnRows(viewOf(world), viewOf(against)),
      ...pairRows(
        viewOf(world),
        against,
        replicates.map(({ pairs }) => pairs[i]!),
      ),
    ]),
    ...demotionRows(views),
  ];
}

/** The worlds of a simulation in their order, each with all its replicates. */
export function viewsOf(
  plan: Plan,
  spec: SimulationSpec,
  replicates: readonly BlockSums[],
  alternatives: Study['alternatives'],
  studies: readonly RunNumbers[],
): WorldView[] {
  return spec.worlds.map<WorldView>((world, i) => ({
    plan: alternatives[world]?.plan ?? plan,
    spec: alternatives[world]?.spec ?? spec,
    world,
    replicates: replicates.map(({ worlds }) => worlds[i]!),
    numbers: new Map(
      studies.map((study, r) => [replicates[r]!.worlds[i]!, (study.alternatives[world] ?? study).spec] as const),
    ),
    imputations: new Map(
      studies.flatMap(({ imputation = null }, r) =>
        imputation === null ? [] : [[replicates[r]!.worlds[i]!, { seed: spec.seed, draw: imputation }] as const],
      ),
    ),
  }));
}
