import type { Worker } from 'node:worker_threads';
import type { LiveAnswer, LiveOrder, LiveQuestion } from './live-question.ts';
import type { LiveWorkerData } from './live-worker.ts';
import { threadModule } from './project-root.ts';
import { startThread } from './start-thread.ts';

export interface LiveSessionOptions {
  /** How many threads simulate; one per processor unless said otherwise. */
  readonly workers?: number;
}

/**
 * A thread that answers one question at a time, so that whoever asks never waits. A new question takes the place of the
 * one before, whose simulation is stopped at once. The owner must `close` it.
 */
export class LiveSession {
  readonly #options: LiveSessionOptions;
  #worker: Worker | null = null;
  #asked: LiveQuestion | null = null;
  #listener: (answer: LiveAnswer) => void = () => {};

  constructor(options: LiveSessionOptions) {
    this.#options = options;
  }

  /** From now on `hear` is told the answers. */
  listen(hear: (answer: LiveAnswer) => void): void {
    this.#listener = hear;
  }

  /** Lets the thread begin before there is anything to ask, since that takes it a while. */
  begin(): void {
    this.#worker ??= this.#hire();
  }

  /** The key of the question at work; null where none is. */
  get asked(): string | null {
    return this.#asked?.key ?? null;
  }

  /** Asks anew, or nothing any more; the question at work may be asked again without harm. */
  ask(question: LiveOrder): void {
    if (question?.key === this.#asked?.key) return;
    this.#asked = question;
    this.#worker ??= this.#hire();
    this.#worker.postMessage(question);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #hire(): Worker {
    const data: LiveWorkerData = { workers: this.#options.workers ?? null };
    const worker = startThread(threadModule('workspace/live-worker'), data);
    worker.on('message', (answer: LiveAnswer) => this.#hear(answer));
    worker.on('error', (error: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      const key = this.#asked?.key;
      if (key !== undefined) this.#hear({ kind: 'failed', key, message: String(error), done: true });
    });
    return worker;
  }

  #hear(answer: LiveAnswer): void {
    // What was sent before the thread heard of another question is stale.
    if (answer.key !== this.#asked?.key) return;
    if (answer.done) this.#asked = null;
    this.#listener(answer);
  }
}
