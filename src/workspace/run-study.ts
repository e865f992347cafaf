import { availableParallelism } from 'node:os';
import { BLOCK_SIZE, blockCount } from '../population/block-members.ts';
import { BlockMerge } from '../population/block-merge.ts';
import { highValueCut } from '../population/high-value.ts';
import type { Study } from '../population/simulation-spec.ts';
import { plainRuns, type StudyRun } from '../population/study-run.ts';
import type { BlockSums } from '../population/sums.ts';
import type { BlockWorkerData, BlockWorkerJob, BlockWorkerResult } from './block-worker.ts';
import { Pool } from './pool.ts';

/** How a study is run; nothing here changes its result, except that stopping cuts it short. */
export interface StudyOptions {
  /** How many worker threads; as many as the machine has processors for, unless said otherwise. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Hears how many of all blocks are simulated so far. */
  readonly onProgress?: (done: number, total: number) => void;
  /** What is run instead of the replicates of the study; each is one of the replicates of the outcome. */
  readonly runs?: readonly StudyRun[];
  /** Asked after every so many runs whether that is enough. The batches are the same whatever the number of workers. */
  readonly stop?: { readonly every: number; readonly enough: (replicates: readonly BlockSums[]) => boolean };
  /** The URL of the module whose `openMember` runs the rules; the project's engine unless said otherwise. */
  readonly engine?: URL;
}

/** How a study ended. */
export type StudyOutcome =
  /** `replicates` in their order, each over all members and with the place of its run as its number. */
  | { readonly status: 'done'; readonly replicates: readonly BlockSums[] }
  /** Holds the replicates that were whole when the run was stopped. */
  | { readonly status: 'cancelled'; readonly replicates: readonly BlockSums[] }
  | { readonly status: 'failed'; readonly replicate: number; readonly block: number; readonly message: string };

type BlockPool = Pool<BlockWorkerJob, BlockWorkerResult>;

/**
 * Simulates all replicates of a study on worker threads. The result is the same to the last bit for any number of
 * workers. Memory holds 8 bytes per member for the first pass and the sums of blocks, never members.
 */
export async function runStudy(study: Study, options: StudyOptions = {}): Promise<StudyOutcome> {
  const { signal } = options;
  const blocks = blockCount(study.spec.members);
  const data: BlockWorkerData = { study, engine: (options.engine ?? besideThis('../engine/open-member')).href };
  const runs = options.runs ?? plainRuns(study.spec.replicates);
  const size = Math.min(options.workers ?? availableParallelism(), blocks * runs.length);
  const pool: BlockPool = new Pool({
    worker: besideThis('./block-worker'),
    data,
    size: Math.max(1, size),
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    return await runPasses(pool, study, blocks, runs, options);
  } finally {
    await pool.close();
  }
}

async function runPasses(
  pool: BlockPool,
  { spec }: Study,
  blocks: number,
  runs: readonly StudyRun[],
  { onProgress, stop }: StudyOptions,
): Promise<StudyOutcome> {
  const replicates: BlockSums[] = [];
  const total = runs.length * blocks;
  let done = 0;
  const batch = stop === undefined ? runs.length : stop.every;
  for (let first = 0; first < runs.length; first += batch) {
    const outcome = await runBatch(first, Math.min(first + batch, runs.length));
    if (outcome.status !== 'done') return ended(outcome, replicates);
    if (stop?.enough(replicates) === true) break;
  }
  return { status: 'done', replicates };

  async function runBatch(first: number, end: number): ReturnType<BlockPool['run']> {
    const cuts = new Map<number, number>();
    const contributions = new Map<number, { readonly values: Float64Array; missing: number }>();
    const pass = await pool.run(jobsOf('contributions', first, end, cuts), ({ run, block }, result) => {
      const values = contributions.get(run) ?? { values: new Float64Array(spec.members), missing: blocks };
      contributions.set(run, values);
      values.values.set(result as Float64Array, block * BLOCK_SIZE);
      values.missing--;
      if (values.missing > 0) return;
      cuts.set(run, highValueCut(values.values, spec.topShare));
      contributions.delete(run);
    });
    if (pass.status !== 'done') return pass;
    const merges = new Map(range(first, end).map((run) => [run, new BlockMerge()]));
    const outcome = await pool.run(jobsOf('sums', first, end, cuts), ({ run, block }, result) => {
      merges.get(run)!.add(block, result as BlockSums);
      onProgress?.(++done, total);
    });
    for (const [run, merge] of merges) {
      const whole = merge.whole(blocks);
      if (whole !== null) replicates.push({ ...whole, replicate: run });
    }
    return outcome;
  }

  function* jobsOf(
    kind: BlockWorkerJob['kind'],
    first: number,
    end: number,
    cuts: ReadonlyMap<number, number>,
  ): Iterable<BlockWorkerJob> {
    for (let run = first; run < end; run++) {
      const { chance, deviations, parameters } = runs[run]!;
      for (let block = 0; block < blocks; block++) {
        const part = { run, deviations, parameters, replicate: chance, block };
        if (kind === 'sums') yield { kind, ...part, cut: cuts.get(run)! };
        else yield { kind, ...part };
      }
    }
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

/** A module of the project, in the form this file runs in: TypeScript source, or compiled. */
function besideThis(module: string): URL {
  return new URL(module + (import.meta.url.endsWith('.ts') ? '.ts' : '.js'), import.meta.url);
}
