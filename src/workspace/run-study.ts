import { availableParallelism } from 'node:os';
import { blockCount } from '../population/block-members.ts';
import { BlockMerge } from '../population/block-merge.ts';
import type { FlatSums } from '../population/flat-sums.ts';
import { type Cuts, Ranking } from '../population/ranking.ts';
import { sumsOfNobody } from '../population/simulate-block.ts';
import type { Study } from '../population/simulation-spec.ts';
import { plainRuns, type StudyRun } from '../population/study-run.ts';
import type { BlockSums } from '../population/sums.ts';
import type { BlockWorkerBrief, BlockWorkerData, BlockWorkerJob, BlockWorkerResult, RunPart } from './block-worker.ts';
import type { Checkpoint, RunProgress } from './checkpoint.ts';
import type { StudyCuts } from './known-cuts.ts';
import { Pool, type PoolRun } from './pool.ts';
import { threadModule } from './project-root.ts';
import { YOUNG_MEMORY_MIB } from './young-memory.ts';

/** The two passes over members: what each is worth, which says who is high-value, and then their lives. */
export type Pass = 'ranking' | 'simulating';

/** How a study is run; nothing here changes its result, except that stopping cuts it short. */
export interface StudyOptions {
  /** How many worker threads; as many as the machine has processors for, unless said otherwise. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Hears how many blocks have been ranked, of those of the batch, and simulated, of all. The passes take turns. */
  readonly onProgress?: (pass: Pass, done: number, total: number) => void;
  /** Hears of a block that is tried a second time because its worker crashed or ran out of memory. */
  readonly onRetry?: (retry: Retry) => void;
  /** Hears each replicate as soon as it is whole; they mostly come in their order. */
  readonly onReplicate?: (sums: BlockSums) => void;
  /** Hears, whenever more of a replicate is merged that is not whole yet, of how many of its blocks, and may ask for their sums. */
  readonly onPart?: (blocks: number, sums: () => BlockSums) => void;
  /** What is run instead of the replicates of the study; each is one of the replicates of the outcome. */
  readonly runs?: readonly StudyRun[];
  /** Asked after every so many runs whether that is enough. The batches are the same whatever the number of workers. */
  readonly stop?: { readonly every: number; readonly enough: (replicates: readonly BlockSums[]) => boolean };
  /** Of this study: what is in it is not run again, and what is finished is kept in it. */
  readonly checkpoint?: Checkpoint;
  /** The URL of the module that is an `Engine`; compiled code unless said otherwise. */
  readonly engine?: URL;
  /** Workers of somebody who runs one study after another, and closes them; `workers` and `engine` are theirs then. */
  readonly crew?: BlockPool;
  /** What is known of runs like these from studies before. */
  readonly cuts?: StudyCuts;
}

/** A block that failed, and why. */
export interface Retry {
  readonly replicate: number;
  readonly block: number;
  readonly message: string;
}

/** How a study ended. */
export type StudyOutcome =
  /** `replicates` in their order, each over all members and with the place of its run as its number. */
  | { readonly status: 'done'; readonly replicates: readonly BlockSums[] }
  /** Holds the replicates that were whole when the run was stopped. */
  | { readonly status: 'cancelled'; readonly replicates: readonly BlockSums[] }
  | ({ readonly status: 'failed' } & Retry);

export type BlockPool = Pool<BlockWorkerJob, BlockWorkerResult>;

/** A worker holds the study, one block of members and its sums: some hundred MiB where the rules keep much. */
const WORKER_MEMORY_MIB = 768;

/** A batch has at least so many blocks, so that workers who wait at its end for the last block cost next to nothing. */
const LEAST_BATCH_BLOCKS = 256;

/**
 * Simulates all replicates of a study on worker threads. The result is the same to the last bit for any number of
 * workers. Runs are made in batches, each ranked and then simulated, so that what is stopped early has whole replicates.
 *
 * Memory grows with members only by the 8 bytes per member that ranking takes, for the one or two runs at work; beyond
 * that it holds the sums of the batch's blocks that wait for earlier ones, and of each replicate, never members.
 */
export async function runStudy(study: Study, options: StudyOptions = {}): Promise<StudyOutcome> {
  const { signal } = options;
  const blocks = blockCount(study.spec.members);
  const runs = options.runs ?? plainRuns(study.spec.replicates);
  const size = Math.min(options.workers ?? availableParallelism(), blocks * runs.length);
  const { crew } = options;
  const pool = crew ?? hire({ ...options, size, remembers: false }, signal);
  try {
    return await runPasses(pool, study, blocks, runs, options);
  } finally {
    if (crew === undefined) await pool.close();
  }
}

/** Workers for one study after another, who keep what they know of the one before. The owner must `close` them. */
export function hireCrew(options: Pick<StudyOptions, 'workers' | 'engine'>): BlockPool {
  return hire({ ...options, size: options.workers ?? availableParallelism(), remembers: true });
}

function hire(
  { engine, size, remembers }: Pick<StudyOptions, 'engine'> & { readonly size: number; readonly remembers: boolean },
  signal?: AbortSignal,
): BlockPool {
  const code = engine ?? threadModule('population/compiled/engine');
  const data: BlockWorkerData = { engine: code.href, remembers };
  return new Pool({
    worker: threadModule('workspace/block-worker'),
    data,
    size: Math.max(1, size),
    memory: WORKER_MEMORY_MIB,
    young: YOUNG_MEMORY_MIB,
    ...(signal === undefined ? {} : { signal }),
  });
}

async function runPasses(
  pool: BlockPool,
  study: Study,
  blocks: number,
  runs: readonly StudyRun[],
  { onProgress, onReplicate, onPart, onRetry, stop, checkpoint, crew, cuts: known, signal }: StudyOptions,
): Promise<StudyOutcome> {
  const replicates: BlockSums[] = [];
  const form = sumsOfNobody(study);
  const total = runs.length * blocks;
  let done = runs.reduce((sum, run) => sum + (checkpoint?.progressOf(run)?.blocks ?? 0), 0);
  if (done > 0) onProgress?.('simulating', done, total);
  const batch = stop === undefined ? Math.ceil(LEAST_BATCH_BLOCKS / blocks) : stop.every;
  const retried = ({ run, block }: BlockWorkerJob, message: string) => onRetry?.({ replicate: run, block, message });
  const brief: BlockWorkerBrief = { kind: 'study', study };
  const way: PoolRun<BlockWorkerJob> = {
    retried,
    brief,
    // Of a crew it is the same worker each time, who may know the block from before.
    ...(crew === undefined ? {} : { home: ({ replicate, block }) => replicate + block }),
    ...(crew === undefined || signal === undefined ? {} : { signal }),
  };
  for (let first = 0; first < runs.length; first += batch) {
    const end = Math.min(first + batch, runs.length);
    const outcome = await runBatch(first, end);
    if (outcome.status !== 'done') return ended(outcome, replicates);
    if (stop?.enough(replicates) === true) break;
  }
  return { status: 'done', replicates };

  async function runBatch(first: number, end: number): ReturnType<BlockPool['run']> {
    const works = new Map(
      range(first, end).map((run) => [
        run,
        new RunWork(form, checkpoint?.progressOf(runs[run]!), known?.get(runs[run]!)),
      ]),
    );
    // A run that was begun before is ranked again where its members are to be told apart by tenths.
    const unranked = [...works].filter(
      ([, { cuts }]) => cuts === undefined || (study.looks !== undefined && cuts.deciles === undefined),
    );
    const rankings = new Map(unranked.map(([run]) => [run, new Ranking(study)]));
    let ranked = 0;
    const ranking = ({ run, block }: BlockWorkerJob, result: BlockWorkerResult) => {
      onProgress?.('ranking', ++ranked, rankings.size * blocks);
      const cuts = rankings.get(run)!.add(block, result as Float64Array);
      if (cuts === undefined) return;
      works.get(run)!.cuts = cuts;
      known?.set(runs[run]!, cuts);
    };
    const pass = await pool.run(rankingJobs(rankings.keys()), ranking, way);
    if (pass.status !== 'done') return pass;
    const simulating = ({ run, block }: BlockWorkerJob, result: BlockWorkerResult) => {
      const work = works.get(run)!;
      const { merge, cuts } = work;
      const before = merge.blocks;
      merge.add(block, result as FlatSums);
      checkpoint?.keep(runs[run]!, { cut: cuts!.cut, ...merge.merged });
      onProgress?.('simulating', ++done, total);
      work.whole = merge.whole(blocks);
      if (work.whole !== null) onReplicate?.({ ...work.whole, replicate: run });
      else if (merge.blocks > before && merge.blocks < blocks)
        onPart?.(merge.blocks, () => ({ ...merge.merged.sums!, replicate: run }));
    };
    const outcome = await pool.run(simulatingJobs(works), simulating, way);
    for (const [run, work] of works) {
      // Of a run that was whole before it was taken up no block came.
      const whole = work.whole ?? work.merge.whole(blocks);
      if (whole !== null) replicates.push({ ...whole, replicate: run });
    }
    return outcome;
  }

  function* rankingJobs(ranked: Iterable<number>): Iterable<BlockWorkerJob> {
    for (const run of ranked)
      for (const block of range(0, blocks)) yield { kind: 'contributions', ...partOf(run, block) };
  }

  function* simulatingJobs(works: ReadonlyMap<number, RunWork>): Iterable<BlockWorkerJob> {
    for (const [run, { merge, cuts }] of works) {
      for (const block of range(merge.blocks, blocks)) yield { kind: 'sums', ...partOf(run, block), ...cuts! };
    }
  }

  function partOf(run: number, block: number): RunPart & { readonly replicate: number; readonly block: number } {
    const { chance, deviations, parameters } = runs[run]!;
    return { run, deviations, parameters, replicate: chance, block };
  }
}

/** A run at work: what an earlier process has done of it, what is known of its members, and what is done since. */
class RunWork {
  cuts: Cuts | undefined;
  readonly merge: BlockMerge;
  /** Its sums, once all of its blocks are in them. */
  whole: BlockSums | null = null;

  constructor(form: BlockSums, before: RunProgress | undefined, known: Cuts | undefined) {
    this.cuts = known ?? (before === undefined ? undefined : { cut: before.cut });
    this.merge = new BlockMerge(form, before);
  }
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}

function ended(
  outcome: Exclude<Awaited<ReturnType<BlockPool['run']>>, { status: 'done' }>,
  replicates: readonly BlockSums[],
): StudyOutcome {
  if (outcome.status === 'cancelled') return { status: 'cancelled', replicates };
  const { run, block } = outcome.job;
  return { status: 'failed', replicate: run, block, message: outcome.message };
}
