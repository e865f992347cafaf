import { parentPort, threadId } from 'node:worker_threads';

/** A worker for tests of the pool: says who it is and what it was told last, and how often it was told anything. */
export type ToldJob = { readonly kind: 'who' } | { readonly kind: 'hang' };
export type ToldBrief = { readonly kind: 'brief'; readonly text: string };
export interface Told {
  readonly thread: number;
  readonly text: string;
  readonly times: number;
}

let text = '';
let times = 0;

parentPort?.on('message', (message: ToldJob | ToldBrief) => {
  if (message.kind === 'hang') for (;;);
  if (message.kind === 'brief') {
    text = message.text;
    times++;
    return;
  }
  parentPort?.postMessage({ thread: threadId, text, times } satisfies Told);
});
