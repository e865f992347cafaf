import { Draws } from '../base/draws.ts';
import type { BlockJob } from './block-job.ts';
import { blockMembers } from './block-members.ts';
import type { PartlyFlat } from './flat-sums.ts';
import type { LiveCompiled, WorldOutcome } from './live-compiled.ts';
import type { OpenMember } from './open-member.ts';
import { comparePairs, pairsOf } from './pairs.ts';
import { shiftOf } from './shift.ts';
import type { Study } from './simulation-spec.ts';
import { type BlockSums, emptySums, type PairSums } from './sums.ts';
import { gathered, standersOf } from './ways.ts';
import { WorldRun } from './world-run.ts';

/** What comes of a block in a world of a study, by living through it unless that is known from before. */
export type Remember = (study: Study, world: string, job: BlockJob, live: () => WorldOutcome) => WorldOutcome;

/**
 * Simulates a block of members in every world of the study. Pure: the same study and job give the same sums, on any
 * worker and in any order. Study, job and sums are plain data. `liveCompiled` is asked first for each world, and gives the
 * same where it gives anything; `remember` may know what comes of a world already.
 */
export function simulateBlock(...asked: Parameters<typeof liveBlock>): BlockSums {
  const { outcomes, ...block } = liveBlock(...asked);
  return { ...block, worlds: outcomes.map(({ sums }) => sums) };
}

/** The same with the worlds laid flat, as far as they are known so; to be laid flat as a whole. */
export function simulateFlat(...asked: Parameters<typeof liveBlock>): PartlyFlat {
  const { outcomes, ...block } = liveBlock(...asked);
  return { ...block, worlds: outcomes.map((outcome) => outcome.laid ?? outcome.sums) };
}

function liveBlock(
  study: Study,
  job: BlockJob,
  openMember: OpenMember,
  liveCompiled: LiveCompiled = () => null,
  remember: Remember = (_study, _world, _job, live) => live(),
): Omit<BlockSums, 'worlds'> & { readonly outcomes: readonly WorldOutcome[] } {
  const { spec } = study;
  const draws = new Draws(study.key);
  const members = blockMembers(spec.members, job.block).count;
  const runs = new Map<string, WorldOutcome>();
  const outcomes = spec.worlds.map((world) => {
    const run = remember(
      study,
      world,
      job,
      () => liveCompiled(study, world, job) ?? outcomeOf(new WorldRun(study, world, job, draws, openMember), spec),
    );
    runs.set(world, run);
    return run;
  });
  return { replicate: job.replicate, members, outcomes, pairs: comparedIn(study, runs) };
}

/** What a block without any members adds up to. */
export function sumsOfNobody(study: Study): BlockSums {
  const outcomes = new Map(
    study.spec.worlds.map((world): [string, WorldOutcome] => {
      const { plan, spec } = study.alternatives[world] ?? study;
      return [world, { sums: emptySums(plan, spec, world), ways: gathered([], spec.horizon + 1) }];
    }),
  );
  const worlds = [...outcomes.values()].map(({ sums }) => sums);
  return { replicate: 0, members: 0, worlds, pairs: comparedIn(study, outcomes) };
}

function comparedIn(study: Study, outcomes: ReadonlyMap<string, WorldOutcome>): PairSums[] {
  const { spec } = study;
  return pairsOf(spec).map((pair) => {
    const [own, others] = [outcomes.get(pair.world)!.ways, outcomes.get(pair.against)!.ways];
    const sums = comparePairs(pair, own, others, spec.horizon);
    if (study.looks === undefined || pair.against === 'none') return sums;
    const { plan } = study.alternatives[pair.world] ?? study;
    return { ...sums, shift: shiftOf(study.looks, study.plan, plan, standersOf(others), standersOf(own)) };
  });
}

function outcomeOf({ sums, ways }: WorldRun, { horizon }: Study['spec']): WorldOutcome {
  return { sums, ways: gathered(ways, horizon + 1) };
}
