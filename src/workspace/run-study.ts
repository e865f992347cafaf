import { availableParallelism } from 'node:os';
import { blockCount, type Portion } from '../population/block-members.ts';
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
import { Portions } from './portions.ts';
import { threadModule } from './project-root.ts';

/** The two passes over members: what each is worth, which says who is high-value, and then their lives. */
export type Pass = 'ranking' | 'simulating';

/** How a study is run; nothing here changes its result, except that stopping cuts it short. */
export interface StudyOptions {
  /** How many worker threads; as many as the machine has processors for, unless said otherwise. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Hears how many blocks have been ranked, of those of the batch, and simulated, of all. The passes take turns. */
  readonly onProgress?: (pass: Pass, done: number, total: number) => void;
  /** Hears of blocks that are tried a second time, one by one, because their worker crashed or ran out of memory. */
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

/** Blocks one of which failed, and why. */
export interface Retry extends Portion {
  readonly replicate: number;
  readonly message: string;
}

/** How a study ended. */
export type StudyOutcome =
  /** `replicates` in their order, each over all members and with the place of its run as its number. */
  | { readonly status: 'done'; readonly replicates: readonly BlockSums[] }
  /** Holds the replicates that were whole when the run was stopped. */
  | { readonly status: 'cancelled'; readonly replicates: readonly BlockSums[] }
  | ({ readonly status: 'failed' } & Omit<Retry, 'blocks'>);

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
    return await runPasses(pool, study, blocks, runs, size, options);
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
    ...(signal === undefined ? {} : { signal }),
  });
}

async function runPasses(
  pool: BlockPool,
  study: Study,
  blocks: number,
  runs: readonly StudyRun[],
  workers: number,
  { onProgress, onReplicate, onPart, onRetry, stop, checkpoint, crew, cuts: known, signal }: StudyOptions,
): Promise<StudyOutcome> {
  const replicates: BlockSums[] = [];
  const form = sumsOfNobody(study);
  const total = runs.length * blocks;
  const portions = { ranking: new Portions(workers), simulating: new Portions(workers) };
  let done = runs.reduce((sum, run) => sum + (checkpoint?.progressOf(run)?.blocks ?? 0), 0);
  if (done > 0) onProgress?.('simulating', done, total);
  const batch = stop === undefined ? Math.ceil(LEAST_BATCH_BLOCKS / blocks) : stop.every;
  const retried = ({ run, block, blocks }: BlockWorkerJob, message: string) =>
    onRetry?.({ replicate: run, block, blocks, message });
  const brief: BlockWorkerBrief = { kind: 'study', study };
  const way: PoolRun<BlockWorkerJob> = {
    retried,
    parts: (job) => range(job.block, job.block + job.blocks).map((block) => ({ ...job, block, blocks: 1 })),
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
    const ranking = (job: BlockWorkerJob, result: BlockWorkerResult) => {
      portions.ranking.done(job);
      ranked += job.blocks;
      onProgress?.('ranking', ranked, rankings.size * blocks);
      const cuts = rankings.get(job.run)!.add(job.block, result as Float64Array);
      if (cuts === undefined) return;
      works.get(job.run)!.cuts = cuts;
      known?.set(runs[job.run]!, cuts);
    };
    const pass = await pool.run(rankingJobs(rankings.keys()), ranking, way);
    if (pass.status !== 'done') return pass;
    const simulating = (job: BlockWorkerJob, result: BlockWorkerResult) => {
      portions.simulating.done(job);
      const { run } = job;
      const work = works.get(run)!;
      const { merge, cuts } = work;
      const before = merge.blocks;
      merge.add(job.block, result as FlatSums);
      checkpoint?.keep(runs[run]!, { cut: cuts!.cut, ...merge.merged });
      done += job.blocks;
      onProgress?.('simulating', done, total);
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
    const first = new Map([...ranked].map((run) => [run, 0]));
    yield* portioned('ranking', first, (run) => ({ kind: 'contributions', ...partOf(run) }));
  }

  function* simulatingJobs(works: ReadonlyMap<number, RunWork>): Iterable<BlockWorkerJob> {
    const first = new Map([...works].map(([run, { merge }]) => [run, merge.blocks]));
    yield* portioned('simulating', first, (run) => ({ kind: 'sums', ...partOf(run), ...works.get(run)!.cuts! }));
  }

  /** The blocks of runs, each from that one on which is its first; of a crew one by one, since it knows them by that. */
  function* portioned<Job extends object>(
    pass: Pass,
    firsts: ReadonlyMap<number, number>,
    jobOf: (run: number) => Job,
  ): Iterable<Job & Portion> {
    let left = [...firsts.values()].reduce((sum, first) => sum + blocks - first, 0);
    for (const [run, first] of firsts) {
      for (let block = first; block < blocks; ) {
        const count = crew === undefined ? Math.min(portions[pass].next(left), blocks - block) : 1;
        const job = { ...jobOf(run), block, blocks: count };
        portions[pass].begun(job);
        yield job;
        block += count;
        left -= count;
      }
    }
  }

  function partOf(run: number): RunPart & { readonly replicate: number } {
    const { chance, deviations, parameters } = runs[run]!;
    return { run, deviations, parameters, replicate: chance };
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
