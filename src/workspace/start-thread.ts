import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

/**
 * How much of a thread's memory, in MiB, is for what was made just now, and how much the rest may come to before it is looked
 * through for the first time. What a block or an answer leaves behind is dead when the next one begins; with less, Node would
 * look through the few objects that stay again and again, in threads of its own and on processors that the lives want.
 */
const YOUNG_MIB = 24;
const OLD_MIB = 96;

/** Starts a thread that runs a module and is given `data`. Its objects may take so many MiB, where that is said. */
export function startThread(module: URL, data: unknown, memory?: number): Worker {
  // There is no other way to say it of a thread; Node hears of it when one begins.
  setFlagsFromString(`--initial-old-space-size=${Math.min(OLD_MIB, memory ?? OLD_MIB)}`);
  const most = memory === undefined ? {} : { maxOldGenerationSizeMb: memory };
  return new Worker(module, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB, ...most } });
}
