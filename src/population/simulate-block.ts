import { Draws } from '../base/draws.ts';
import type { BlockJob } from './block-job.ts';
import { blockMembers } from './block-members.ts';
import type { OpenMember } from './open-member.ts';
import { comparePairs, pairsOf, type Way } from './pairs.ts';
import type { Study } from './simulation-spec.ts';
import type { BlockSums } from './sums.ts';
import { WorldRun } from './world-run.ts';

/**
 * Simulates a block of members in every world of the study. Pure: the same study and job give the same sums, on any
 * worker and in any order. Study, job and sums are plain data.
 */
export function simulateBlock(study: Study, job: BlockJob, openMember: OpenMember): BlockSums {
  const { spec } = study;
  const draws = new Draws(study.key);
  const members = blockMembers(spec.members, job.block).count;
  const ways = new Map<string, readonly Way[]>();
  const worlds = spec.worlds.map((world) => {
    const run = new WorldRun(study, world, job, draws, openMember);
    ways.set(world, run.ways);
    return run.sums;
  });
  const pairs = pairsOf(spec).map((pair) =>
    comparePairs(pair, ways.get(pair.world)!, ways.get(pair.against)!, spec.horizon),
  );
  return { replicate: job.replicate, members, worlds, pairs };
}
