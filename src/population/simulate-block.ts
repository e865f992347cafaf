import { Draws } from '../base/draws.ts';
import type { BlockJob } from './block-job.ts';
import { blockMembers } from './block-members.ts';
import type { LiveCompiled, WorldOutcome } from './live-compiled.ts';
import type { OpenMember } from './open-member.ts';
import { comparePairs, pairsOf } from './pairs.ts';
import { shiftOf } from './shift.ts';
import type { Study } from './simulation-spec.ts';
import type { BlockSums } from './sums.ts';
import { gathered, standersOf } from './ways.ts';
import { WorldRun } from './world-run.ts';

/** What comes of a block in a world of a study, by living through it unless that is known from before. */
export type Remember = (study: Study, world: string, job: BlockJob, live: () => WorldOutcome) => WorldOutcome;

/**
 * Simulates a block of members in every world of the study. Pure: the same study and job give the same sums, on any
 * worker and in any order. Study, job and sums are plain data. `liveCompiled` is asked first for each world, and gives the
 * same where it gives anything; `remember` may know what comes of a world already.
 */
export function simulateBlock(
  study: Study,
  job: BlockJob,
  openMember: OpenMember,
  liveCompiled: LiveCompiled = () => null,
  remember: Remember = (_study, _world, _job, live) => live(),
): BlockSums {
  const { spec } = study;
  const draws = new Draws(study.key);
  const members = blockMembers(spec.members, job.block).count;
  const runs = new Map<string, WorldOutcome>();
  const worlds = spec.worlds.map((world) => {
    const run = remember(
      study,
      world,
      job,
      () => liveCompiled(study, world, job) ?? outcomeOf(new WorldRun(study, world, job, draws, openMember), spec),
    );
    runs.set(world, run);
    return run.sums;
  });
  const pairs = pairsOf(spec).map((pair) => {
    const [own, others] = [runs.get(pair.world)!.ways, runs.get(pair.against)!.ways];
    const sums = comparePairs(pair, own, others, spec.horizon);
    if (study.looks === undefined || pair.against === 'none') return sums;
    const { plan } = study.alternatives[pair.world] ?? study;
    return { ...sums, shift: shiftOf(study.looks, study.plan, plan, standersOf(others), standersOf(own)) };
  });
  return { replicate: job.replicate, members, worlds, pairs };
}

function outcomeOf({ sums, ways }: WorldRun, { horizon }: Study['spec']): WorldOutcome {
  return { sums, ways: gathered(ways, horizon + 1) };
}
