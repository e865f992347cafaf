import type { Worker } from 'node:worker_threads';
import { startThread } from './start-thread.ts';

/** What came of a job: its result, or why there is none, and whether the thread was at this job when it died. */
export type Attempt<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly message: string; readonly atWork: boolean };

/** What a thread runs, and what it may take. */
export interface JobThreadSettings {
  /** The worker's module: it answers each message, a job, with one message, its result. */
  readonly worker: URL;
  /** Given to every worker when it starts. */
  readonly data: unknown;
  /** The most memory a worker's objects may take, in MiB; who needs more crashes alone, and not the whole process. */
  readonly memory?: number;
}

/** A worker thread that answers jobs in the order in which it is asked. One that has died is of no use any more. */
export class JobThread<Job, Result> {
  readonly #worker: Worker;
  readonly #asked: ((attempt: Attempt<Result>) => void)[] = [];
  #brief: unknown;
  #answered = 0;
  #isGone = false;
  /** How long it was at the job before, in milliseconds; infinite before the first. */
  took = Number.POSITIVE_INFINITY;

  constructor({ worker, data, memory }: JobThreadSettings) {
    this.#worker = startThread(worker, data, memory);
    this.#worker.on('message', (result: Result) => this.#answer(result));
    for (const event of ['error', 'messageerror'] as const)
      this.#worker.on(event, (error: unknown) => this.#die(String(error)));
    this.#worker.once('exit', (code: number) => this.#die(`the worker ended with code ${code}`));
  }

  /** Whether it has died; one that dies between two jobs has harmed neither. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Settles when the job is answered, or never will be and the thread is gone. `brief` is sent before unless it was last. */
  ask(job: Job, brief: unknown): Promise<Attempt<Result>> {
    if (brief !== undefined && this.#brief !== brief) {
      this.#worker.postMessage(brief);
      this.#brief = brief;
    }
    if (this.#asked.length === 0) this.#answered = performance.now();
    this.#worker.postMessage(job);
    return new Promise((resolve) => this.#asked.push(resolve));
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #answer(result: Result): void {
    const now = performance.now();
    this.took = now - this.#answered;
    this.#answered = now;
    this.#asked.shift()?.({ ok: true, result });
  }

  #die(message: string): void {
    this.#isGone = true;
    const left = this.#asked.splice(0);
    void this.#worker.terminate().then(() => {
      for (const [i, settle] of left.entries()) settle({ ok: false, message, atWork: i === 0 });
    });
  }
}
