import { parentPort, workerData } from 'node:worker_threads';
import type { Plan } from '../../src/compile/plan.ts';
import type { Steps } from '../../src/compile/steps.ts';
import { type Block, BlockRunner } from '../../src/kernel/block-runner.ts';
import { compileKernel } from '../../src/kernel/compile-kernel.ts';
import { readModule } from '../../src/kernel/web-assembly.ts';

/** Runs the same blocks as often as it is told, and answers with the seconds of processor time it took. */
export interface RulesWorkerData {
  readonly plan: Plan;
  readonly settings: readonly Steps[];
  readonly edges: readonly number[];
  readonly blocks: readonly Block[];
}

const { plan, settings, edges, blocks } = workerData as RulesWorkerData;
const { kernel } = compileKernel(plan, settings, 'sums');
const runner = new BlockRunner(plan, kernel!, readModule(kernel!.bytes), settings, edges);
parentPort!.on('message', (rounds: number) => {
  const before = process.threadCpuUsage();
  for (let round = 0; round < rounds; round++) for (const block of blocks) runner.run(block);
  const { user, system } = process.threadCpuUsage(before);
  parentPort!.postMessage((user + system) / 1e6);
});
parentPort!.postMessage('ready');
