import { parentPort, workerData } from 'node:worker_threads';
import type { BlockJob } from '../population/block-job.ts';
import { blockContributions } from '../population/high-value.ts';
import type { OpenMember } from '../population/open-member.ts';
import { simulateBlock } from '../population/simulate-block.ts';
import type { Study } from '../population/simulation-spec.ts';
import type { BlockSums } from '../population/sums.ts';

/** The worker's whole input beside its jobs. */
export interface BlockWorkerData {
  readonly study: Study;
  /** The URL of the module that exports `openMember`. */
  readonly engine: string;
}

/** First pass: what each member of a block is worth. Second pass: the block's sums. */
export type BlockWorkerJob =
  | { readonly kind: 'contributions'; readonly replicate: number; readonly block: number }
  | ({ readonly kind: 'sums' } & BlockJob);

/** The answer to a job of the first pass, or of the second. */
export type BlockWorkerResult = Float64Array | BlockSums;

const port = parentPort;
if (port === null) throw new Error('block-worker runs only as a worker thread');
const { study, engine } = workerData as BlockWorkerData;
const { openMember } = (await import(engine)) as { readonly openMember: OpenMember };

port.on('message', (job: BlockWorkerJob) => {
  const result: BlockWorkerResult =
    job.kind === 'contributions'
      ? blockContributions(study, job.replicate, job.block)
      : simulateBlock(study, job, openMember);
  port.postMessage(result);
});
