import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/** A worker for tests of the pool: doubles numbers, and dies or hangs when told to. */
export type FragileJob =
  | { readonly kind: 'double'; readonly value: number }
  /** Dies as long as the file is not there, and leaves it behind. */
  | { readonly kind: 'die once'; readonly marker: string; readonly value: number }
  | { readonly kind: 'throw' }
  | { readonly kind: 'hang' }
  /** Takes memory until there is none left. */
  | { readonly kind: 'hoard' };

const hoard: number[][] = [];

parentPort?.on('message', (job: FragileJob) => {
  if (job.kind === 'throw') throw new Error('no such member');
  if (job.kind === 'hang') for (;;);
  if (job.kind === 'hoard') for (;;) hoard.push(new Array<number>(10_000).fill(hoard.length));
  if (job.kind === 'die once' && !existsSync(job.marker)) {
    writeFileSync(job.marker, '');
    process.exit(3);
  }
  parentPort?.postMessage(job.value * 2);
});
