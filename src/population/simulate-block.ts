import { Draws } from '../base/draws.ts';
import { blockMembers } from './block-members.ts';
import { count, countWay, standingOf } from './census.ts';
import { type Frame, frameOf } from './frame.ts';
import { MemberLife } from './member-life.ts';
import type { OpenMember } from './open-member.ts';
import { Recorder } from './recorder.ts';
import type { Study } from './simulation-spec.ts';
import { type BlockSums, emptySums, type WorldSums } from './sums.ts';
import { drawTraits } from './traits.ts';

/** One block of members in one replicate. */
export interface BlockJob {
  readonly replicate: number;
  readonly block: number;
  /** The expected yearly contribution, in currency units, from which on a member is high-value, over all blocks. */
  readonly cut: number;
}

/**
 * Simulates a block of members in every world of the study. Pure: the same study and job give the same sums, on any
 * worker and in any order. Study, job and sums are plain data.
 */
export function simulateBlock(study: Study, job: BlockJob, openMember: OpenMember): BlockSums {
  const { plan, spec } = study;
  const frame = frameOf(study, job.cut);
  const draws = new Draws(study.key);
  const { first, count: members } = blockMembers(spec.members, job.block);
  const worlds = spec.worlds.map((world) => {
    const sums = emptySums(plan, spec, world);
    return { sums, recorder: world === 'program' ? new Recorder(study, sums) : null };
  });
  for (let member = first; member < first + members; member++) {
    draws.turnTo(job.replicate, member);
    const traits = drawTraits(spec, draws);
    for (const { sums, recorder } of worlds) {
      recorder?.begin();
      const enrollment =
        recorder === null ? null : { run: openMember(plan, study.settings, traits.joined, recorder), recorder };
      const life = new MemberLife(frame, draws, traits, enrollment, sums);
      liveThrough(frame, life, sums);
      if (recorder !== null && !recorder.tiesOut((ledger) => life.balance(ledger))) sums.untied++;
    }
  }
  return { replicate: job.replicate, members, worlds: worlds.map(({ sums }) => sums) };
}

function liveThrough(frame: Frame, life: MemberLife, sums: WorldSums): void {
  const { warmup, horizon } = frame.study.spec;
  for (let month = 1 - warmup; month <= 0; month++) life.live(month);
  const start = standingOf(frame, life);
  count(frame, life, start, 0, sums);
  for (let month = 1; month <= horizon; month++) {
    life.live(month);
    count(frame, life, start, month, sums);
  }
  countWay(life, start, sums);
}
