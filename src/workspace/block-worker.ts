import { parentPort, workerData } from 'node:worker_threads';
import type { BlockJob } from '../population/block-job.ts';
import type { Portion } from '../population/block-members.ts';
import { type FlatSums, flatten } from '../population/flat-sums.ts';
import { portionContributions } from '../population/high-value.ts';
import type { Lives } from '../population/live-compiled.ts';
import type { OpenMember } from '../population/open-member.ts';
import { simulateFlat } from '../population/simulate-block.ts';
import type { Study } from '../population/simulation-spec.ts';
import { type StudyRun, studyIn } from '../population/study-run.ts';
import { KnownPlans } from './known-plans.ts';
import { RememberedLives } from './remembered-lives.ts';

/** What a worker is given when it starts. */
export interface BlockWorkerData {
  /** The URL of the module that is an `Engine`. */
  readonly engine: string;
  /** Whether the lives of worlds that stay the same are kept from one study to the next. */
  readonly remembers: boolean;
}

/** Sent before the jobs of a study. */
export interface BlockWorkerBrief {
  readonly kind: 'study';
  readonly study: Study;
}

/** What runs the rules, and perhaps whole lives. */
export interface Engine {
  readonly openMember: OpenMember;
  readonly openLives?: (remembers: boolean) => Lives;
}

/** First pass: what each member of some blocks is worth. Second pass: what these blocks add up to. */
export type BlockWorkerJob = RunPart &
  Portion &
  (
    | { readonly kind: 'contributions'; readonly replicate: number }
    | ({ readonly kind: 'sums' } & Omit<BlockJob, 'block'>)
  );

/** To which run of the study blocks belong, and the numbers of that run. */
export interface RunPart extends Pick<StudyRun, 'deviations' | 'parameters'> {
  readonly run: number;
}

/** The answer to a job of the first pass, or of the second. */
export type BlockWorkerResult = Float64Array<ArrayBuffer> | FlatSums;

const port = parentPort;
if (port === null) throw new Error('block-worker runs only as a worker thread');
const { engine, remembers } = workerData as BlockWorkerData;
const { openMember, openLives } = (await import(engine)) as Engine;
const plans = new KnownPlans();
const compiled = openLives?.(remembers);
const lives = remembers ? new RememberedLives() : null;
let study: Study;

/** The study of the latest run: a worker mostly gets the blocks of one run after another. */
let latest: { readonly run: number; readonly study: Study } | null = null;

port.on('message', (job: BlockWorkerBrief | BlockWorkerJob) => {
  if (job.kind === 'study') {
    study = plans.known(job.study);
    latest = null;
    compiled?.begin();
    return;
  }
  if (latest?.run !== job.run) latest = { run: job.run, study: studyIn(study, job) };
  if (job.kind === 'contributions') {
    const contributions = portionContributions(latest.study, job.replicate, job, compiled?.rank);
    answer(contributions, contributions);
  } else {
    const sums = portionSums(latest.study, job);
    answer(sums, sums.numbers);
  }
});

function portionSums(of: Study, portion: BlockJob & Portion): FlatSums {
  let sums: FlatSums | null = null;
  for (let i = 0; i < portion.blocks; i++) {
    const job = { ...portion, block: portion.block + i };
    sums = flatten(simulateFlat(of, job, openMember, compiled?.live, lives?.remember), sums);
  }
  return sums!;
}

/** The numbers are handed over and not copied. */
function answer(result: BlockWorkerResult, { buffer }: Float64Array<ArrayBuffer>): void {
  port!.postMessage(result, [buffer]);
}
