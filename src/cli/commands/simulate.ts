import { join } from 'node:path';
import { forecast } from '../../analysis/forecast.ts';
import { intervalContents } from '../../analysis/interval-contents.ts';
import { pointMonths } from '../../analysis/money/point-months.ts';
import { resultSentence } from '../../analysis/result-sentence.ts';
import type { Row } from '../../analysis/row.ts';
import { formatDay } from '../../base/calendar.ts';
import { forecastPage } from '../../html/forecast-page.ts';
import { wrap } from '../../report/cells.ts';
import { formatInterval } from '../../report/number.ts';
import { painter } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { inTurn, type Language, listed, say, speaker } from '../../report/wording.ts';
import { type LoadedStudy, loadStudy, type StudyOverrides } from '../../workspace/load-study.ts';
import { projectRoot, projectVersion } from '../../workspace/project-root.ts';
import { replaceFile } from '../../workspace/replace-file.ts';
import { runStudy } from '../../workspace/run-study.ts';
import { type Json, writeRows } from '../../workspace/write-rows.ts';
import type { Console } from '../console.ts';
import { drawForecast } from '../draw/forecast.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { followProgress } from '../progress.ts';

export interface SimulateOptions extends StudyOverrides {
  readonly workers?: number;
  readonly json: boolean;
  readonly out?: string;
  readonly report?: string;
}

/** The simulation that runs when none is named. */
const DEFAULT_SIMULATION = 'simulations/starbucks-japan.json';

/** `regalia simulate [SIMULATION]`: the forecast. A first Ctrl-C stops the run and shows what its finished replicates say. */
export async function simulateCommand(
  console: Console,
  path: string | undefined,
  options: SimulateOptions,
): Promise<ExitCode> {
  const file = path ?? join(projectRoot(), DEFAULT_SIMULATION);
  const load = await loadStudy(file, options);
  if (!load.ok) {
    await console.complain(load.problems);
    return EXIT.data;
  }
  const { study, question } = load.value;
  const { spec } = study;
  if (!options.json) {
    if (question !== null) console.say(printable(question));
    console.say(
      say`${study.plan.name}: ${spec.members.toLocaleString('en-US')} members, ${spec.horizon} months, ${spec.replicates} replicates`,
    );
  }

  const speak = speaker(console.language);
  const interrupt = onInterrupt();
  const progress = followProgress({
    what: speak(say`simulating`),
    unit: speak(say`blocks`),
    stream: console.stderr,
    environment: console.environment,
    screen: console.screen(console.stderr),
    signal: interrupt.signal,
  });
  const outcome = await runStudy(study, {
    signal: interrupt.signal,
    onProgress: (done, total) => progress.report(done, total),
    ...(options.workers === undefined ? {} : { workers: options.workers }),
  }).finally(async () => {
    interrupt.release();
    await progress.close();
  });
  if (outcome.status === 'failed') {
    console.say(say`error: block ${outcome.block} of replicate ${outcome.replicate} failed twice: ${outcome.message}`);
    return EXIT.bug;
  }
  const finished = outcome.replicates.length;
  if (outcome.status === 'cancelled')
    console.say(say`stopped: ${finished} of ${spec.replicates} replicates were finished`);
  if (finished === 0) return EXIT.interrupted;
  const shown = { ...spec, replicates: finished };
  const rows = forecast(study.plan, shown, outcome.replicates, study.alternatives);
  if (options.out !== undefined) {
    const written = await writeRows(
      options.out,
      rows,
      pointMonths(study, outcome.replicates),
      manifestOf(load.value, finished, 'en'),
    );
    if (!written.ok) {
      await console.complain(written.problems);
      return EXIT.data;
    }
    console.say(say`wrote ${listed(written.value)}`);
  }
  if (options.report !== undefined) {
    const { fingerprints } = load.value;
    const report = { question, rows, replicates: outcome.replicates, version: projectVersion(), fingerprints };
    const written = await replaceFile(options.report, forecastPage({ study: { ...study, spec: shown }, ...report }));
    if (!written.ok) {
      await console.complain(written.problems);
      return EXIT.data;
    }
    console.say(say`wrote ${written.value}`);
  }
  if (options.json) console.json({ manifest: manifestOf(load.value, finished, console.language), rows });
  else printForecast(console, load.value, rows, finished);
  return outcome.status === 'cancelled' ? EXIT.interrupted : EXIT.clean;
}

function printForecast(console: Console, { study }: LoadedStudy, rows: readonly Row[], replicates: number): void {
  const screen = console.screen(console.stdout);
  const spec = { ...study.spec, replicates };
  const paint = painter(screen.color);
  const speak = speaker(console.language);
  const { includes, excludes } = intervalContents(spec);
  const show = (row: Row) => formatInterval(row, row.unit, screen, replicates);
  const notes = [say`Intervals hold: ${inTurn(includes)}.`, say`They leave out: ${inTurn(excludes)}.`];
  console.print(
    ...drawForecast(rows, { start: spec.start, replicates }, screen),
    ...notes.flatMap((note) => wrap(speak(note), screen.width, screen)).map((line) => paint('faint', line)),
    '',
    ...wrap(speak(resultSentence(rows, study.plan, spec, show)), screen.width, screen).map((line) =>
      paint('strong', line),
    ),
  );
}

/** What was run, so that it can be run again to the same bytes. Holds no path, clock or machine; a file holds it in English. */
function manifestOf(
  { study, question, fingerprints }: LoadedStudy,
  replicates: number,
  language: Language,
): Record<string, Json> {
  const { spec } = study;
  const { includes, excludes } = intervalContents({ ...spec, replicates });
  const speak = speaker(language);
  return {
    regalia: projectVersion(),
    rowFormat: 1,
    ...(question === null ? {} : { question }),
    program: study.plan.name,
    seed: spec.seed,
    start: formatDay(spec.start),
    months: spec.horizon,
    warmup: spec.warmup,
    members: spec.members,
    replicates,
    worlds: [...spec.worlds],
    sha256: { ...fingerprints },
    interval: { low: 0.05, high: 0.95, includes: includes.map(speak), excludes: excludes.map(speak) },
  };
}
