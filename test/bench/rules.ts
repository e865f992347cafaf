import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { openMember as openInterpreted } from '../../src/engine/open-member.ts';
import { type Block, type BlockMember, BlockRunner } from '../../src/kernel/block-runner.ts';
import { type Books, compileKernel } from '../../src/kernel/compile-kernel.ts';
import { openMember as openByKernel } from '../../src/kernel/open-member.ts';
import { readModule } from '../../src/kernel/web-assembly.ts';
import type { OpenMember } from '../../src/population/open-member.ts';
import type { RulesWorkerData } from './rules-worker.ts';
import { type Workload, workloadOf } from './workload.ts';

/**
 * How many events a second the rules of Starbucks Rewards Japan take: by the interpreter, by a kernel that tells of every
 * entry in the books, and by a kernel that adds up blocks of members, on one worker and on two. The events are drawn
 * before the clock starts. Every figure is the median of its rounds, by processor time: on a machine that does other work
 * as well, time on the wall says more about that. What two workers gain over one can only be read from the wall.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, members: { type: 'string', default: '4000' } },
});
const BLOCK = 1_024;
const ROUNDS = 5;
/** The interpreter and the listening kernel run this part of the members. */
const SHARE = 0.1;

const workload = await workloadOf(Number(values.members));
const { plan, settings } = workload.study;
const some = workload.members.slice(0, Math.ceil(workload.members.length * SHARE));
const blocks = blocksOf(workload);

/** Events per second of all workers together on the wall, and of one processor. */
interface Rate {
  readonly processor: number;
  readonly wall: number;
}

const figures = {
  members: workload.members.length,
  events: workload.events,
  compileMs: { cold: compileTime('sums'), warm: medianOf(() => compileTime('sums')) },
  interpreter: medianOf(() => rate(some, openInterpreted)),
  kernelTelling: medianOf(() => rate(some, openByKernel)),
  kernel1: await workersRate(1),
  kernel2: await workersRate(2),
};

if (values.json) console.log(JSON.stringify(figures));
else {
  const line = (what: string, perSecond: number) =>
    console.log(`${what.padEnd(42)}${(perSecond / 1e6).toFixed(2).padStart(8)}`);
  console.log(
    `${figures.members} members, ${figures.events} events, 60 months; million events per second of a processor`,
  );
  line('interpreter', figures.interpreter);
  line('kernel that tells of every entry', figures.kernelTelling);
  line('kernel over blocks, 1 worker', figures.kernel1.processor);
  line('kernel over blocks, 2 workers, each', figures.kernel2.processor);
  console.log('on the wall');
  line('kernel over blocks, 1 worker', figures.kernel1.wall);
  line('kernel over blocks, 2 workers together', figures.kernel2.wall);
  console.log(
    `writing and reading the module: ${figures.compileMs.cold.toFixed(0)} ms cold, ${figures.compileMs.warm.toFixed(0)} ms warm`,
  );
}

function blocksOf({ members, edges }: Workload): Block[] {
  const { kernel } = compileKernel(plan, settings, 'sums');
  const runner = new BlockRunner(plan, kernel!, readModule(kernel!.bytes), settings, edges);
  return Array.from(
    { length: Math.ceil(members.length / BLOCK) },
    (_, i) => runner.layOut(members.slice(i * BLOCK, (i + 1) * BLOCK))!,
  );
}

/** In milliseconds. */
function compileTime(books: Books): number {
  const before = performance.now();
  readModule(compileKernel(plan, settings, books).kernel!.bytes);
  return performance.now() - before;
}

/** Events per second of members run one by one, by a host that hears what is posted and moved. */
function rate(members: readonly BlockMember[], open: OpenMember): number {
  let heard = 0;
  const watch = { posted: () => void heard++, moved: () => void heard++ };
  let events = 0;
  const before = process.cpuUsage();
  for (const { joined, rows } of members) {
    const member = open(plan, settings, joined, watch);
    rows.forEach((row, i) => {
      if ('event' in row) member.happen({ ...row, id: `e${i}`, posted: row.day, second: 0, refers: null });
    });
    member.advance(workload.edges.at(-1)! - 1);
    events += rows.length;
  }
  const { user, system } = process.cpuUsage(before);
  return events / ((user + system) / 1e6);
}

/** Events per second of workers that run all blocks at once, each its own. */
async function workersRate(count: number): Promise<Rate> {
  const data: RulesWorkerData = { plan, settings, edges: workload.edges, blocks };
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./rules-worker.ts', import.meta.url), { workerData: data }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const run = async (rounds: number): Promise<Rate> => {
    const before = performance.now();
    const seconds = await Promise.all(
      workers.map(async (worker) => {
        const done = once(worker, 'message');
        worker.postMessage(rounds);
        return ((await done) as [number])[0];
      }),
    );
    const events = workload.events * rounds * count;
    return {
      processor: events / seconds.reduce((sum, each) => sum + each),
      wall: events / ((performance.now() - before) / 1e3),
    };
  };
  // The first rounds run while the machine still improves the code.
  await run(2);
  const rates: Rate[] = [];
  for (let round = 0; round < ROUNDS; round++) rates.push(await run(4));
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { processor: median(rates.map((rate) => rate.processor)), wall: median(rates.map((rate) => rate.wall)) };
}

function medianOf(measure: () => number): number {
  return median(Array.from({ length: ROUNDS }, measure));
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!;
}
