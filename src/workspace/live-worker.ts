import { parentPort, workerData } from 'node:worker_threads';
import { LiveAnswers } from './answer-live.ts';
import type { LiveAnswer, LiveOrder } from './live-question.ts';

/** What the thread of a session is given when it starts. */
export interface LiveWorkerData {
  /** How many threads simulate; one per processor where it is not said. */
  readonly workers: number | null;
}

const port = parentPort;
if (port === null) throw new Error('live-worker runs only as a worker thread');
const { workers } = workerData as LiveWorkerData;
const answers = new LiveAnswers(workers ?? undefined);
let current: AbortController | null = null;

port.on('message', (order: LiveOrder) => {
  current?.abort();
  current = null;
  if (order === null) return;
  const asked = new AbortController();
  current = asked;
  const say = (answer: LiveAnswer) => {
    if (!asked.signal.aborted) port.postMessage(answer);
  };
  answers.answer(order, asked.signal, say).catch((error: unknown) => {
    say({ kind: 'failed', key: order.key, message: String(error), done: true });
  });
});
