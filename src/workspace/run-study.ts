import { availableParallelism } from 'node:os';
import { BLOCK_SIZE, blockCount } from '../population/block-members.ts';
import { BlockMerge } from '../population/block-merge.ts';
import { highValueCut } from '../population/high-value.ts';
import type { Study } from '../population/simulation-spec.ts';
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
  /** The URL of the module whose `openMember` runs the rules; the project's engine unless said otherwise. */
  readonly engine?: URL;
}

/** How a study ended. */
export type StudyOutcome =
  /** `replicates` in their order, each over all members. */
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
  const size = Math.min(options.workers ?? availableParallelism(), blocks * study.spec.replicates);
  const pool: BlockPool = new Pool({
    worker: besideThis('./block-worker'),
    data,
    size: Math.max(1, size),
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    return await runPasses(pool, study, blocks, options);
  } finally {
    await pool.close();
  }
}

async function runPasses(
  pool: BlockPool,
  { spec }: Study,
  blocks: number,
  options: StudyOptions,
): Promise<StudyOutcome> {
  const cuts = new Map<number, number>();
  const contributions = new Map<number, { readonly values: Float64Array; missing: number }>();
  const first = await pool.run(jobsOf('contributions'), ({ replicate, block }, result) => {
    const pass = contributions.get(replicate) ?? { values: new Float64Array(spec.members), missing: blocks };
    contributions.set(replicate, pass);
    pass.values.set(result as Float64Array, block * BLOCK_SIZE);
    pass.missing--;
    if (pass.missing > 0) return;
    cuts.set(replicate, highValueCut(pass.values, spec.topShare));
    contributions.delete(replicate);
  });
  if (first.status !== 'done') return ended(first, []);

  const merges = Array.from({ length: spec.replicates }, () => new BlockMerge());
  const total = spec.replicates * blocks;
  let done = 0;
  const second = await pool.run(jobsOf('sums'), ({ replicate, block }, result) => {
    merges[replicate]!.add(block, result as BlockSums);
    options.onProgress?.(++done, total);
  });
  const replicates = merges.map((merge) => merge.whole(blocks)).filter((sums) => sums !== null);
  return second.status === 'done' ? { status: 'done', replicates } : ended(second, replicates);

  function* jobsOf(kind: BlockWorkerJob['kind']): Iterable<BlockWorkerJob> {
    for (let replicate = 0; replicate < spec.replicates; replicate++) {
      for (let block = 0; block < blocks; block++) {
        if (kind === 'sums') yield { kind, replicate, block, cut: cuts.get(replicate)! };
        else yield { kind, replicate, block };
      }
    }
  }
}

function ended(
  outcome: Exclude<Awaited<ReturnType<BlockPool['run']>>, { status: 'done' }>,
  replicates: readonly BlockSums[],
): StudyOutcome {
  if (outcome.status === 'cancelled') return { status: 'cancelled', replicates };
  const { replicate, block } = outcome.job;
  return { status: 'failed', replicate, block, message: outcome.message };
}

/** A module of the project, in the form this file runs in: TypeScript source, or compiled. */
function besideThis(module: string): URL {
  return new URL(module + (import.meta.url.endsWith('.ts') ? '.ts' : '.js'), import.meta.url);
}
