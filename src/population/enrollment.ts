import type { MemberRun } from '../engine/member-run.ts';
import type { Frame } from './frame.ts';
import type { OpenMember } from './open-member.ts';
import { strengthOf, strengthsOf } from './pull.ts';
import { Recorder, type RewardPull } from './recorder.ts';
import type { WorldSums } from './sums.ts';
import type { Traits } from './traits.ts';

/** The program's side of a life; null in the world without a program. */
export interface Enrollment {
  readonly run: MemberRun;
  readonly recorder: Recorder;
  /** By card of the frame: how much of its full pull it has for this member. */
  readonly strengths: Float64Array;
}

/** Enters a member into the program of the frame's study; what its rules write is added to `sums`. */
export function enroll(frame: Frame, traits: Traits, open: OpenMember, sums: WorldSums): Enrollment {
  const { study } = frame;
  const recorder = new Recorder(study, traits.behavior, rewardPull(frame, traits), sums);
  const run = open(study.plan, study.settings, traits.joined, recorder);
  return { run, recorder, strengths: strengthsOf(frame, traits) };
}

function rewardPull({ study, minor }: Frame, traits: Traits): RewardPull {
  const { rewards, milestones } = study.plan;
  const { behavior: b } = traits;
  const strength = ({ worth }: { readonly worth: bigint }) => strengthOf(Number(worth) / minor, traits);
  return {
    impulse: b.rewardedLift * traits.headroom,
    gain: b.rewardedGain * traits.headroom,
    reward: Float64Array.from(rewards, strength),
    milestone: Float64Array.from(milestones, strength),
  };
}
