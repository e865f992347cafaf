import type { MemberRun } from '../engine/member-run.ts';
import type { Recorder } from './recorder.ts';

/** The program's side of a life; null in the world without a program. */
export interface Enrollment {
  readonly run: MemberRun;
  readonly recorder: Recorder;
  /** By card of the frame: how much of its full pull it has for this member. */
  readonly strengths: Float64Array;
}
