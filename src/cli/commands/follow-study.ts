import type { Study } from '../../population/simulation-spec.ts';
import { say, speaker, type Wording } from '../../report/wording.ts';
import { type Pass, type Retry, runStudy, type StudyOptions, type StudyOutcome } from '../../workspace/run-study.ts';
import type { Console } from '../console.ts';
import { onInterrupt } from '../interrupt.ts';
import { followProgress } from '../progress.ts';

/** What is run, and by how many workers. */
export type FollowOptions = Pick<StudyOptions, 'runs' | 'stop' | 'workers'>;

const PASSES: Readonly<Record<Pass, Wording>> = {
  ranking: say`ranking members by worth`,
  simulating: say`simulating`,
};

/**
 * Runs a study while its progress is shown; a first Ctrl-C stops it, with the runs that are whole. Says which blocks had to
 * be tried twice, and which block failed for good.
 */
export async function followStudy(console: Console, study: Study, options: FollowOptions): Promise<StudyOutcome> {
  const speak = speaker(console.language);
  const interrupt = onInterrupt();
  const progress = followProgress({
    what: speak(PASSES.simulating),
    unit: speak(say`blocks`),
    stream: console.stderr,
    environment: console.environment,
    screen: console.screen(console.stderr),
    signal: interrupt.signal,
  });
  const retries: Retry[] = [];
  let simulating = false;
  const outcome = await runStudy(study, {
    ...options,
    signal: interrupt.signal,
    onProgress: (pass, done, total) => {
      simulating ||= pass === 'simulating';
      // Later rankings are part of what a simulated block takes, as far as the time left is concerned.
      if (!simulating || pass === 'simulating') progress.report(done, total, speak(PASSES[pass]));
    },
    onRetry: (retry) => retries.push(retry),
  }).finally(async () => {
    interrupt.release();
    await progress.close();
  });
  for (const { block, replicate, message } of retries)
    console.say(say`block ${block} of replicate ${replicate} failed and was tried again: ${message}`);
  if (outcome.status === 'failed') {
    const { block, replicate, message } = outcome;
    console.say(say`error: block ${block} of replicate ${replicate} failed twice: ${message}`);
  }
  return outcome;
}
