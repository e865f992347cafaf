import { Worker } from 'node:worker_threads';

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
  /** When aborted, all workers are stopped at once, in the middle of their jobs. */
  readonly signal?: AbortSignal;
}

/**
 * Worker threads that take jobs one at a time. A crash, or memory running out, is answered by a second try on a fresh
 * worker, which `retried` hears; a second crash is reported with its job: no job is ever dropped in silence. The owner
 * must `close` the pool.
 */
export class Pool<Job, Result> {
  readonly #settings: PoolSettings;
  readonly #workers: (Worker | undefined)[];
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
    retried: (job: Job, message: string) => void = () => {},
  ): Promise<PoolOutcome<Job>> {
    const queue = jobs[Symbol.iterator]();
    let failed: { readonly job: Job; readonly message: string } | undefined;
    const lane = async (at: number) => {
      while (failed === undefined && !this.#aborted) {
        const next = queue.next();
        if (next.done === true) return;
        const attempt = await this.#attempt(at, next.value, retried);
        if (this.#aborted) return;
        if (attempt.ok) done(next.value, attempt.result);
        else failed ??= { job: next.value, message: attempt.message };
      }
    };
    await Promise.all(this.#workers.map((_, at) => lane(at)));
    if (this.#aborted) return { status: 'cancelled' };
    return failed === undefined ? { status: 'done' } : { status: 'failed', ...failed };
  }

  /** Stops all workers and waits until they are gone. */
  async close(): Promise<void> {
    this.#settings.signal?.removeEventListener('abort', this.#stop);
    await Promise.all(this.#workers.map((worker) => worker?.terminate()));
  }

  get #aborted(): boolean {
    return this.#settings.signal?.aborted ?? false;
  }

  async #attempt(at: number, job: Job, retried: (job: Job, message: string) => void): Promise<Attempt<Result>> {
    const first = await this.#send(at, job);
    if (first.ok || this.#aborted) return first;
    retried(job, first.message);
    return this.#send(at, job);
  }

  #send(at: number, job: Job): Promise<Attempt<Result>> {
    const worker = this.#workers[at] ?? this.#hire(at);
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
    const { worker: module, data, memory } = this.#settings;
    const limits = memory === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory } };
    const worker = new Worker(module, { workerData: data, ...limits });
    this.#workers[at] = worker;
    // One that dies between two jobs has harmed neither; the next job gets a fresh one.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#workers[at] === worker) this.#workers[at] = undefined;
    });
    return worker;
  }
}
