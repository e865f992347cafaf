import { wrap } from '../../report/cells.ts';
import { say, speaker } from '../../report/wording.ts';
import { frame, type Look, type Size } from '../../studio/frame.ts';
import { heard } from '../../studio/linear.ts';
import type { ScreenName } from '../../studio/screens.ts';
import { summary } from '../../studio/summary.ts';
import { LiveSession } from '../../workspace/live-session.ts';
import type { StudyOverrides } from '../../workspace/load-study.ts';
import { success } from '../../workspace/outcome.ts';
import { PROGRAM_LIMIT, readText } from '../../workspace/read-text.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openSimulation } from '../studio/open-simulation.ts';
import { Recorder } from '../studio/recorder.ts';
import { RunningStudio } from '../studio/running-studio.ts';
import { readSession, type SessionLine } from '../studio/session-file.ts';
import { Timings } from '../studio/timings.ts';
import { watch } from '../studio/watch.ts';
import { usageError } from '../usage-error.ts';
import { simulationPath } from './simulation-path.ts';

export interface StudioOptions extends StudyOverrides {
  readonly workers?: number;
  /** Prints this screen once, when all is known, and ends. */
  readonly printFrame?: ScreenName;
  readonly format: 'text' | 'svg';
  readonly size?: Size;
  /** A recorded session to be done again, and a file to record this one in. */
  readonly replay?: string;
  readonly record?: string;
  readonly screenReader: boolean;
  readonly ascii: boolean;
  /** Says at the end how long each thing took to be seen. */
  readonly timings: boolean;
  /** Cells of the characters that East Asian terminals draw wide; `auto` asks the terminal, where there is one. */
  readonly ambiguousWidth: 'auto' | 1 | 2;
}

/** A terminal at hand answers within a few milliseconds; what one afar says later is heard later. */
const ANSWERS_WITHIN_MS = 100;

const PLAIN_SIZE: Size = { columns: 80, rows: 24 };

/** `regalia studio [SIMULATION]`: what-if in the terminal; where nobody watches, a summary once. */
export async function studioCommand(
  console: Console,
  path: string | undefined,
  {
    workers,
    printFrame,
    format,
    size,
    replay,
    record,
    screenReader,
    ascii,
    ambiguousWidth,
    timings,
    ...overrides
  }: StudioOptions,
): Promise<ExitCode> {
  if (format === 'svg' && printFrame === undefined) {
    const title = say`\`--format svg\` is for one screen`;
    console.say(usageError('--format', { title, help: say`name the screen, as in \`--print-frame forecast\`` }));
    return EXIT.usage;
  }
  const session = new LiveSession(workers === undefined ? {} : { workers });
  session.begin();
  const [opened, lines, recording] = await Promise.all([
    openSimulation(simulationPath(path), overrides, 0),
    replay === undefined ? [] : linesOf(console, replay),
    record === undefined ? success(null) : Recorder.begin(record),
  ]);
  if (!opened.ok || !recording.ok || lines === null) {
    await session.close();
    for (const outcome of [opened, recording]) if (!outcome.ok) await console.complain(outcome.problems);
    return opened.ok && recording.ok ? EXIT.usage : EXIT.data;
  }
  const { width: _, language: __, ...seen } = console.screen(console.stdout);
  const plain = { ...seen, unicode: seen.unicode && !ascii };
  const look: Look = ambiguousWidth === 'auto' ? plain : { ...plain, ambiguousWidth };
  const studio = new RunningStudio(opened.value, {
    language: console.language,
    screen: printFrame ?? 'forecast',
    overrides,
    session,
  });
  const measured = timings ? new Timings(studio) : null;
  const turn = (key: string) => {
    measured?.heard();
    studio.press(key);
  };
  const press = (key: string) => {
    const why = recording.value?.record(key) ?? null;
    if (why !== null) studio.act({ kind: 'not saved', why });
    turn(key);
  };
  const shown = () => {
    const lines = frame(studio.state, size ?? PLAIN_SIZE, look, 0).map((line) => line.trimEnd());
    console.print(...lines);
  };
  const watched = printFrame === undefined && console.stdout.isTTY === true && console.environment.TERM !== 'dumb';
  const release = onSignal(() => studio.act({ kind: 'command', command: { do: 'quit' } }));
  try {
    if (!watched || screenReader) studio.onChange(() => measured?.drawn());
    if (!watched || lines.length > 0) await perform(studio, lines, turn, watched ? () => {} : shown);
    if (watched && screenReader) {
      const { listenAloud } = await import('../studio/listen-aloud.ts');
      await listenAloud(console, studio, press, (before) =>
        heard(before, studio.state, console.screen(console.stdout)),
      );
    } else if (watched) {
      await watch(
        console.stdout,
        process.stdin,
        { studio, look, heard: press, still: console.environment.CI !== undefined },
        {
          answersWithin: ambiguousWidth === 'auto' ? ANSWERS_WITHIN_MS : null,
          shown: () => measured?.shown(),
          drawn: () => measured?.drawn(),
        },
      );
    } else {
      await studio.settled();
      if (printFrame !== undefined && format === 'svg') {
        const { screenPicture } = await import('../studio/pictures.ts');
        console.print(screenPicture(studio.state, size ?? PLAIN_SIZE).trimEnd());
      } else if (printFrame !== undefined) shown();
    }
  } finally {
    release();
    await studio.close();
  }
  if (printFrame === undefined) leave(console, studio);
  console.say(...(measured?.lines ?? []));
  return EXIT.clean;
}

/** Does a session, key by key. */
async function perform(
  studio: RunningStudio,
  session: readonly SessionLine[],
  press: (key: string) => void,
  shown: () => void,
): Promise<void> {
  for (const line of session) {
    if (line.do === 'press') press(line.key);
    else if (line.do === 'wait') await studio.settled();
    else shown();
  }
}

async function linesOf(console: Console, path: string): Promise<readonly SessionLine[] | null> {
  const text = await readText(path, PROGRAM_LIMIT);
  if (!text.ok) {
    await console.complain(text.problems);
    return null;
  }
  const read = readSession(text.value.text);
  if ('lines' in read) return read.lines;
  const title = say`line ${read.wrong} of \`${path}\` is no key`;
  console.say(usageError('--replay', { title, help: say`write a key by its name, \`text …\`, \`wait\` or \`frame\`` }));
  return null;
}

/** What is left on the main screen. */
function leave(console: Console, studio: RunningStudio): void {
  const screen = console.screen(console.stdout);
  const speak = speaker(console.language);
  const told = [...summary(studio.state, screen), ...studio.saved.map((path) => say`saved ${path}`)];
  console.print(...told.flatMap((wording) => wrap(speak(wording), screen.width, screen)));
}

/** Signals that ask to end are answered by ending as by `q`, so that the terminal is given back. */
function onSignal(quit: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, quit);
  return () => {
    for (const signal of signals) process.off(signal, quit);
  };
}
