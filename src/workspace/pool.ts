import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { JobQueue } from './job-queue.ts';

/** How a run of jobs ended. `failed` names the job that crashed a worker twice; other jobs may be done or not. */
export type PoolOutcome<Job> =
  | { readonly status: 'done' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly job: Job; readonly message: string };

type Attempt<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly message: string };

/** What the workers of a pool run, how many there are, and what stops them. */
export interface PoolSettings {
  /** The worker's module: it answers each message, a job, with one message, its result. */
  readonly worker: URL;
  /** Given to every worker when it starts. */
  readonly data: unknown;
  /** How many workers, at least 1. They start when there is work for them. */
  readonly size: number;
  /** The most memory a worker's objects may take, in MiB; who needs more crashes alone, and not the whole process. */
  readonly memory?: number;
  /** As much of it, in MiB, for objects that were made just now. */
  readonly young?: number;
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
 * Worker threads that take jobs one at a time. A crash, or memory running out, is answered by a second try on a fresh
 * worker, which `retried` hears; a second crash is reported with its job: no job is ever dropped in silence. The owner
 * must `close` the pool.
 */
export class Pool<Job, Result> {
  readonly #settings: PoolSettings;
  readonly #workers: (Worker | undefined)[];
  /** By worker: what it was sent last beside jobs, and when it is done with the run before. */
  readonly #briefs: unknown[] = [];
  readonly #lanes: Promise<void>[] = [];
  #isClosed = false;
  readonly #stop = () => void this.close();

  constructor(settings: PoolSettings) {
    this.#settings = settings;
    this.#workers = new Array<Worker | undefined>(settings.size).fill(undefined);
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
      while (failed === undefined && !isOver()) {
        const next = queue.next(at);
        if (next === null) return;
        const attempt = await this.#send(at, next.job, run.brief);
        if (isOver()) return;
        if (attempt.ok) done(next.job, attempt.result);
        else failed = (await again(at, next.job, attempt.message)) ?? failed;
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
    await Promise.all(this.#workers.map((worker) => worker?.terminate()));
  }

  get #aborted(): boolean {
    return this.#isClosed || this.#settings.signal?.aborted === true;
  }

  /** Settles when a worker has nothing left to do of an earlier run; one that takes long over it is let go. */
  async #freed(at: number, before: Promise<void>): Promise<void> {
    const isFree = await Promise.race([before.then(() => true), setTimeout(PATIENCE_MS, false, { ref: false })]);
    if (isFree) return;
    void this.#workers[at]?.terminate();
    await before;
  }

  #send(at: number, job: Job, brief: unknown): Promise<Attempt<Result>> {
    const worker = this.#workers[at] ?? this.#hire(at);
    if (brief !== undefined && this.#briefs[at] !== brief) {
      worker.postMessage(brief);
      this.#briefs[at] = brief;
    }
    return new Promise((resolve) => {
      const settle = (attempt: Attempt<Result>) => {
        for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
        if (attempt.ok) return resolve(attempt);
        this.#workers[at] = undefined;
        void worker.terminate().then(() => resolve(attempt));
      };
      const listeners = {
        message: (result: Result) => settle({ ok: true, result }),
        messageerror: (error: Error) => settle({ ok: false, message: String(error) }),
        error: (error: unknown) => settle({ ok: false, message: String(error) }),
        exit: (code: number) => settle({ ok: false, message: `the worker ended with code ${code}` }),
      };
      for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
      worker.postMessage(job);
    });
  }

  #hire(at: number): Worker {
    const { worker: module, data, memory, young } = this.#settings;
    const resourceLimits = {
      ...(memory === undefined ? {} : { maxOldGenerationSizeMb: memory }),
      ...(young === undefined ? {} : { maxYoungGenerationSizeMb: young }),
    };
    const worker = new Worker(module, { workerData: data, resourceLimits });
    this.#workers[at] = worker;
    this.#briefs[at] = undefined;
    // One that dies between two jobs has harmed neither; the next job gets a fresh one.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#workers[at] === worker) this.#workers[at] = undefined;
    });
    return worker;
  }
}

/** Settles when a signal is aborted; never without one. */
function abortOf(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
