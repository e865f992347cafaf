import type { Study } from '../../population/simulation-spec.ts';
import { say, speaker, type Wording } from '../../report/wording.ts';
import { type Checkpoint, openCheckpoint } from '../../workspace/checkpoint.ts';
import { type Pass, type Retry, runStudy, type StudyOptions, type StudyOutcome } from '../../workspace/run-study.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { followProgress } from '../progress.ts';

/** What is run, by how many workers, and where what is finished is kept for a later process. */
export interface FollowOptions extends Pick<StudyOptions, 'runs' | 'stop' | 'workers'> {
  readonly checkpoint?: string;
}

/** Runs to be shown, or the code with which the command ends after all has been said. */
export type Followed =
  | Exclude<StudyOutcome, { status: 'failed' }>
  | { readonly status: 'ended'; readonly code: ExitCode };

const PASSES: Readonly<Record<Pass, Wording>> = {
  ranking: say`ranking members by worth`,
  simulating: say`simulating`,
};

/**
 * Runs a study while its progress is shown; a first Ctrl-C stops it, with the runs that are whole. Says which blocks had to
 * be tried twice, which block failed for good, and what became of the checkpoint.
 */
export async function followStudy(
  console: Console,
  study: Study,
  { checkpoint: path, ...options }: FollowOptions,
): Promise<Followed> {
  const checkpoint = path === undefined ? null : await beginCheckpoint(console, study, path);
  if (checkpoint === 'unusable') return { status: 'ended', code: EXIT.data };
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
    ...(checkpoint === null ? {} : { checkpoint }),
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
  for (const { block, blocks, replicate, message } of retries)
    console.say(
      blocks === 1
        ? say`block ${block} of replicate ${replicate} failed and was tried again: ${message}`
        : say`blocks ${block} to ${block + blocks - 1} of replicate ${replicate} failed and were tried again: ${message}`,
    );
  const saved = await checkpoint?.save();
  if (saved?.ok === false) await console.complain(saved.problems);
  else if (saved !== undefined && outcome.status !== 'done')
    console.say(say`what is finished is in \`${saved.value}\`; the same command goes on from there`);
  if (outcome.status !== 'failed') return outcome;
  const { block, replicate, message } = outcome;
  console.say(say`error: block ${block} of replicate ${replicate} failed twice: ${message}`);
  return { status: 'ended', code: EXIT.bug };
}

/** Says where the run goes on from. A file that cannot be used, or written, stops the run before it has cost time. */
async function beginCheckpoint(console: Console, study: Study, path: string): Promise<Checkpoint | 'unusable'> {
  const opened = await openCheckpoint(path, study);
  const written = opened.ok ? await opened.value.save() : opened;
  if (!opened.ok || !written.ok) {
    await console.complain(written.ok ? [] : written.problems);
    return 'unusable';
  }
  const { damaged, blocks } = opened.value;
  if (damaged) console.say(say`\`${path}\` is damaged and is not used: the run begins anew`);
  else if (blocks > 0)
    console.say(say`going on from \`${path}\`: ${blocks.toLocaleString('en-US')} blocks are finished`);
  return opened.value;
}
