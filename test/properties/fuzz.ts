import { isMainThread, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { reason } from '../../src/reason/reason.ts';
import { parse } from '../../src/syntax/parse.ts';
import { mutated } from './mutations.ts';
import { wholePrograms } from './whole-programs.ts';

/**
 * Generated programs after a few changes, each checked and reasoned about as `regalia check` does: how many, which of them
 * fail, which never come to an end, and how long they take. `npm run fuzz`, or `npm run fuzz -- 100000 7` for so many
 * programs from seed 7. Programs of one seed are always the same. Ends with 1 where one failed or did not end.
 */
const BATCH = 100;
/** A program that takes longer than this is taken not to end. */
const MOST_SECONDS = 60;

interface Job {
  readonly runs: number;
  readonly seed: number;
  /** Programs done, programs that were right, programs that failed. */
  readonly progress: Int32Array;
  /** Milliseconds of processor time: of all, and of the slowest. */
  readonly times: Float64Array;
}

const [DONE, RIGHT, FAILED] = [0, 1, 2];
const [ALL, WORST] = [0, 1];

if (isMainThread) watch(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1));
else work(workerData as Job);

function work({ runs, seed, progress, times }: Job): void {
  for (let done = 0; done < runs; done += BATCH) {
    const texts = batchOf(seed, done);
    for (const text of texts.slice(0, runs - done)) {
      const before = process.threadCpuUsage();
      try {
        const { checked } = check(parse(new SourceText('fuzz.regalia', text)));
        if (checked !== null) {
          reason(compile(checked));
          progress[RIGHT]!++;
        }
      } catch (fault) {
        progress[FAILED]!++;
        console.error(`program ${progress[DONE]} of seed ${seed}:`, fault, `\n${text}`);
      }
      const { user, system } = process.threadCpuUsage(before);
      const took = (user + system) / 1000;
      times[ALL]! += took;
      times[WORST] = Math.max(times[WORST]!, took);
      Atomics.add(progress, DONE!, 1);
    }
  }
}

/** The programs from one that is the first of its batch. */
function batchOf(seed: number, first: number): string[] {
  return fc.sample(mutated(wholePrograms), { numRuns: BATCH, seed: seed * 1_000_003 + first });
}

function watch(runs: number, seed: number): void {
  const progress = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  const times = new Float64Array(new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT));
  const tell = () => {
    const [done, right, failed] = progress;
    const mean = times[ALL]! / Math.max(1, done!);
    console.log(
      `${done} programs, ${right} right, ${failed} failed; ${mean.toFixed(1)} ms each, ${times[WORST]!.toFixed(0)} ms at most`,
    );
  };
  const worker = new Worker(new URL(import.meta.url), { workerData: { runs, seed, progress, times } satisfies Job });
  let last = -1;
  const clock = setInterval(() => {
    tell();
    const done = progress[DONE]!;
    if (done === last) {
      console.error(
        `program ${done} of seed ${seed} does not end:\n${batchOf(seed, done - (done % BATCH))[done % BATCH]}`,
      );
      process.exit(1);
    }
    last = done;
  }, MOST_SECONDS * 1000);
  worker.on('exit', (code) => {
    clearInterval(clock);
    tell();
    process.exitCode = code === 0 && progress[FAILED] === 0 ? 0 : 1;
  });
}
