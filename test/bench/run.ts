import { keepCompiled } from '../../src/cli/keep-compiled.ts';
import { runStudy } from '../../src/workspace/run-study.ts';
import { type Growth, growing } from './growth.ts';
import { eventsOf, figuresOf, referenceStudy } from './reference.ts';

/** One run of ours in a process of its own, told as JSON in the first argument; prints what it took as JSON. */
export interface RunOrder {
  readonly members: number;
  readonly seed: string;
  readonly workers: number;
  /** Another workload than the reference. */
  readonly growth?: Growth;
}

export interface RunReport {
  readonly members: number;
  /** Purchases in all worlds, those of the warm-up among them. */
  readonly events: number;
  /** On the wall, and of processor time; both from the first job to the last result. */
  readonly wall: number;
  readonly seconds: number;
  /** The most memory the process ever had. */
  readonly peakMiB: number;
  /** Of the reference workload. */
  readonly means: Readonly<Record<string, number>>;
}

// As the command line does.
keepCompiled();
const { members, seed, workers, growth } = JSON.parse(process.argv[2]!) as RunOrder;
const study = growth === undefined ? await referenceStudy(members, seed) : await growing(growth, members, seed);
const began = performance.now();
const before = process.cpuUsage();
const outcome = await runStudy(study, { workers });
const { user, system } = process.cpuUsage(before);
if (outcome.status !== 'done') throw new Error(outcome.status === 'failed' ? outcome.message : outcome.status);
const sums = outcome.replicates[0]!;
const report: RunReport = {
  members,
  events: eventsOf(sums),
  wall: (performance.now() - began) / 1e3,
  seconds: (user + system) / 1e6,
  peakMiB: process.resourceUsage().maxRSS / 1024,
  means: growth === undefined ? figuresOf(study, sums) : {},
};
console.log(JSON.stringify(report));
