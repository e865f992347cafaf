import { setTimeout } from 'node:timers/promises';
import { JobQueue } from './job-queue.ts';
import { type Attempt, JobThread, type JobThreadSettings } from './job-thread.ts';

/** How a run of jobs ended. `failed` names the job that crashed a worker twice; other jobs may be done or not. */
export type PoolOutcome<Job> =
  | { readonly status: 'done' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly job: Job; readonly message: string };

/** What the workers of a pool run, how many there are, and what stops them. */
export interface PoolSettings extends JobThreadSettings {
  /** How many workers, at least 1. They start when there is work for them. */
  readonly size: number;
  /** When aborted, all workers are stopped at once, in the middle of their jobs. */
  readonly signal?: AbortSignal;
}

/** How one run of jobs differs from others of the same pool. */
export interface PoolRun<Job> {
  /** Hears of a job that is tried a second time, and why. */
  readonly retried?: (job: Job, message: string) => void;
  /** When aborted, the run ends at once, and what comes of the jobs at work is dropped. The workers are kept. */
  readonly signal?: AbortSignal;
  /** Sent to each worker before its first job of the run, without an answer; not again where it was sent last. */
  readonly brief?: unknown;
  /** What a job that crashed its worker is tried again as, part after part; whole where it is left out. */
  readonly parts?: (job: Job) => readonly Job[];
  /** Which worker had best do a job, of those that have something to do; any number. */
  readonly home?: (job: Job) => number;
}

/** A worker whose job is not wanted any more is waited for so long; it costs more to start another. */
const PATIENCE_MS = 150;

/**
 * Who was done with a job in so many milliseconds is sent the next one before the answer, so that it need not wait for who
 * hands out the jobs, who may be busy. Where jobs are long that saves nothing, and one that is not wanted any more costs more.
 */
const SOON_DONE_MS = 40;

/**
 * Worker threads that take jobs one after the other. A crash, or memory running out, is answered by a second try on a fresh
 * worker, which `retried` hears; a second crash is reported with its job: no job is ever dropped in silence. The owner
 * must `close` the pool.
 */
export class Pool<Job, Result> {
  readonly #settings: PoolSettings;
  readonly #workers: (JobThread<Job, Result> | undefined)[];
  /** By worker: when it is done with the run before. */
  readonly #lanes: Promise<void>[] = [];
  #isClosed = false;
  readonly #stop = () => void this.close();

  constructor(settings: PoolSettings) {
    this.#settings = settings;
    this.#workers = new Array<JobThread<Job, Result> | undefined>(settings.size).fill(undefined);
    settings.signal?.addEventListener('abort', this.#stop);
  }

  /** Does all jobs, in any order; `done` hears each result. After a failure or an abort no further job is begun. */
  async run(
    jobs: Iterable<Job>,
    done: (job: Job, result: Result) => void,
    run: PoolRun<Job> = {},
  ): Promise<PoolOutcome<Job>> {
    const queue = new JobQueue(jobs, this.#workers.length, run.home);
    const isOver = () => this.#aborted || run.signal?.aborted === true;
    let failed: { readonly job: Job; readonly message: string } | undefined;
    const lane = async (at: number, before: Promise<void> | undefined) => {
      if (before !== undefined) await this.#freed(at, before);
      const flying: { readonly job: Job; readonly attempt: Promise<Attempt<Result>> }[] = [];
      const send = (job: Job) => ({ job, attempt: this.#send(at, job, run.brief) });
      for (;;) {
        const most = (this.#workers[at]?.took ?? SOON_DONE_MS) < SOON_DONE_MS ? 2 : 1;
        while (flying.length < most && failed === undefined && !isOver()) {
          const next = queue.next(at);
          if (next === null) break;
          flying.push(send(next.job));
        }
        const first = flying.shift();
        if (first === undefined) return;
        const attempt = await first.attempt;
        if (isOver()) continue;
        if (attempt.ok) done(first.job, attempt.result);
        else if (attempt.atWork) failed = (await again(at, first.job, attempt.message)) ?? failed;
        // It waited while its worker died over another job.
        else if (failed === undefined) flying.unshift(send(first.job));
      }
    };
    const again = async (at: number, job: Job, message: string) => {
      run.retried?.(job, message);
      for (const part of run.parts?.(job) ?? [job]) {
        const attempt = await this.#send(at, part, run.brief);
        if (isOver()) return null;
        if (!attempt.ok) return { job: part, message: attempt.message };
        done(part, attempt.result);
      }
      return null;
    };
    for (const at of this.#workers.keys()) this.#lanes[at] = lane(at, this.#lanes[at]);
    await Promise.race([Promise.all(this.#lanes), abortOf(run.signal)]);
    if (isOver()) return { status: 'cancelled' };
    return failed === undefined ? { status: 'done' } : { status: 'failed', ...failed };
  }

  /** Stops all workers and waits until they are gone. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#settings.signal?.removeEventListener('abort', this.#stop);
    await Promise.all(this.#workers.map((worker) => worker?.close()));
  }

  get #aborted(): boolean {
    return this.#isClosed || this.#settings.signal?.aborted === true;
  }

  /** Settles when a worker has nothing left to do of an earlier run; one that takes long over it is let go. */
  async #freed(at: number, before: Promise<void>): Promise<void> {
    const isFree = await Promise.race([before.then(() => true), setTimeout(PATIENCE_MS, false, { ref: false })]);
    if (isFree) return;
    void this.#workers[at]?.close();
    await before;
  }

  #send(at: number, job: Job, brief: unknown): Promise<Attempt<Result>> {
    const known = this.#workers[at];
    const worker = known === undefined || known.isGone ? new JobThread<Job, Result>(this.#settings) : known;
    this.#workers[at] = worker;
    return worker.ask(job, brief);
  }
}

/** Settles when a signal is aborted; never without one. */
function abortOf(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
