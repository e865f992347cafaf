import type { Study } from '../../population/simulation-spec.ts';
import { say, speaker, type Wording } from '../../report/wording.ts';
import { runStudy, type StudyOptions, type StudyOutcome } from '../../workspace/run-study.ts';
import type { Console } from '../console.ts';
import { onInterrupt } from '../interrupt.ts';
import { followProgress } from '../progress.ts';

/** What is run, and by how many workers. */
export type FollowOptions = Pick<StudyOptions, 'runs' | 'stop' | 'workers'>;

/** Runs a study while its progress is shown; a first Ctrl-C stops it, with the runs that are whole. */
export async function followStudy(
  console: Console,
  study: Study,
  options: FollowOptions,
  what: Wording = say`simulating`,
): Promise<StudyOutcome> {
  const speak = speaker(console.language);
  const interrupt = onInterrupt();
  const progress = followProgress({
    what: speak(what),
    unit: speak(say`blocks`),
    stream: console.stderr,
    environment: console.environment,
    screen: console.screen(console.stderr),
    signal: interrupt.signal,
  });
  return runStudy(study, {
    ...options,
    signal: interrupt.signal,
    onProgress: (done, total) => progress.report(done, total),
  }).finally(async () => {
    interrupt.release();
    await progress.close();
  });
}
