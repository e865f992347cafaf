import type { BlockJob } from './block-job.ts';
import type { Study } from './simulation-spec.ts';
import type { WorldSums } from './sums.ts';
import type { Ways } from './ways.ts';

/** What came of a block in one world: its sums, and the ways of the members there at the start. */
export interface WorldOutcome {
  readonly sums: WorldSums;
  /** The same laid flat, where that is how they are known. */
  readonly laid?: Float64Array;
  readonly ways: Ways;
}

/** Lets a block live in a world by compiled code; null for what there is none of. Gives what `WorldRun` gives. */
export type LiveCompiled = (study: Study, world: string, job: BlockJob) => WorldOutcome | null;

/** Ranks a block by compiled code; null for what there is none of. Gives what `drawContribution` gives of each member. */
export type RankCompiled = (study: Study, replicate: number, block: number) => Float64Array<ArrayBuffer> | null;

/** Compiled code at work on one block after the other, which may know of one what it needs for the next. */
export interface Lives {
  readonly rank: RankCompiled;
  readonly live: LiveCompiled;
  /** Another question is asked from now on. */
  begin(): void;
}
