import { intervalContents } from '../../analysis/interval-contents.ts';
import { pointMonths } from '../../analysis/money/point-months.ts';
import { resultSentence } from '../../analysis/result-sentence.ts';
import type { Row } from '../../analysis/row.ts';
import { imprecise, MOST_RUNS, precise, RUNS_PER_LOOK, watched } from '../../analysis/uncertainty/precise.ts';
import type { StopRule } from '../../analysis/uncertainty/stop-rule.ts';
import { type UncertainForecast, uncertainForecast } from '../../analysis/uncertainty/uncertain-forecast.ts';
import { formatDay } from '../../base/calendar.ts';
import { drawForecast } from '../../draw/forecast.ts';
import { drawSpread } from '../../draw/spread.ts';
import { forecastPage } from '../../html/forecast-page.ts';
import { kernelLimits } from '../../kernel/open-member.ts';
import { runsOf } from '../../population/forecast-runs.ts';
import type { Study } from '../../population/simulation-spec.ts';
import { wrap } from '../../report/cells.ts';
import { formatInterval } from '../../report/number.ts';
import { painter } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { inTurn, type Language, listed, say, speaker, type Wording } from '../../report/wording.ts';
import { type LoadedStudy, loadStudy, type StudyOverrides } from '../../workspace/load-study.ts';
import { projectVersion } from '../../workspace/project-root.ts';
import { replaceFile } from '../../workspace/replace-file.ts';
import { type Json, writeRows } from '../../workspace/write-rows.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { askedNumber } from './asked-number.ts';
import { followStudy } from './follow-study.ts';
import { simulationPath } from './simulation-path.ts';

export interface SimulateOptions extends StudyOverrides {
  readonly workers?: number;
  readonly json: boolean;
  readonly out?: string;
  readonly report?: string;
  readonly checkpoint?: string;
  /** When to stop before all replicates are made. */
  readonly until?: StopRule;
}

/** `regalia simulate [SIMULATION]`: the forecast. A first Ctrl-C stops the run and shows what its finished replicates say. */
export async function simulateCommand(
  console: Console,
  path: string | undefined,
  options: SimulateOptions,
): Promise<ExitCode> {
  const file = simulationPath(path);
  const { until, ...said } = options;
  const most = until === undefined ? said : { ...said, replicates: said.replicates ?? MOST_RUNS };
  const load = await loadStudy(file, most);
  if (!load.ok) {
    await console.complain(load.problems);
    return EXIT.data;
  }
  const { study, question, sources } = load.value;
  const { spec } = study;
  if (until?.metric != null) {
    const { metric, tag } = until.metric;
    const named = await askedNumber(console, file, tag === null ? metric : `${metric}:${tag}`, '--until');
    if (named === null) return EXIT.usage;
  }
  if (!options.json) {
    if (question !== null) console.say(say`${printable(question)}`);
    console.say(
      say`${study.plan.name}: ${spec.members.toLocaleString('en-US')} members, ${spec.horizon} months, ${spec.replicates} replicates`,
    );
  }

  const runs = runsOf(spec, sources, spec.replicates);
  const outcome = await followStudy(console, study, {
    runs,
    ...(until === undefined ? {} : { stop: { every: RUNS_PER_LOOK, enough: precise(until, study, runs, sources) } }),
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    ...(options.checkpoint === undefined ? {} : { checkpoint: options.checkpoint }),
  });
  if (outcome.status === 'ended') return outcome.code;
  const finished = outcome.replicates.length;
  if (outcome.status === 'cancelled')
    console.say(say`stopped: ${finished} of ${spec.replicates} replicates were finished`);
  if (finished === 0) return EXIT.interrupted;
  const shown = { ...spec, replicates: finished };
  const told = uncertainForecast({ ...study, spec: shown }, runs, outcome.replicates, sources, until?.metric ?? null);
  const { rows } = told;
  if (until !== undefined && outcome.status === 'done') console.say(stopped(until, study, told, finished));
  if (options.out !== undefined) {
    const written = await writeRows(
      options.out,
      rows,
      pointMonths(study, outcome.replicates),
      manifestOf(load.value, told, finished, 'en'),
    );
    if (!written.ok) {
      await console.complain(written.problems);
      return EXIT.data;
    }
    console.say(say`wrote ${listed(written.value)}`);
  }
  if (options.report !== undefined) {
    const { fingerprints } = load.value;
    const report = {
      question,
      rows,
      spread: told,
      replicates: outcome.replicates,
      version: projectVersion(),
      fingerprints,
    };
    const written = await replaceFile(options.report, forecastPage({ study: { ...study, spec: shown }, ...report }));
    if (!written.ok) {
      await console.complain(written.problems);
      return EXIT.data;
    }
    console.say(say`wrote ${written.value}`);
  }
  if (options.json) console.json({ manifest: manifestOf(load.value, told, finished, console.language), rows });
  else printForecast(console, load.value, told, finished);
  return outcome.status === 'cancelled' ? EXIT.interrupted : EXIT.clean;
}

/** Whether a forecast that was to stop when precise became so. */
function stopped(rule: StopRule, study: Study, { rows, headlines }: UncertainForecast, finished: number): Wording {
  const left = imprecise(rule, watched(rule, study, rows, headlines)).map(({ row }) => row.metric);
  return left.length === 0
    ? say`precise enough after ${finished} replicates`
    : say`not yet precise enough after ${finished} replicates: ${listed([...new Set(left)])}`;
}

function printForecast(console: Console, { study }: LoadedStudy, told: UncertainForecast, replicates: number): void {
  const screen = console.screen(console.stdout);
  const { rows, sources, independent } = told;
  const spec = { ...study.spec, replicates };
  const paint = painter(screen.color);
  const speak = speaker(console.language);
  const { includes, excludes } = intervalContents(spec, sources);
  const show = (row: Row) => formatInterval(row, row.unit, screen, independent);
  const spread = drawSpread(told, screen);
  const notes = [say`Intervals hold: ${inTurn(includes)}.`, say`They leave out: ${inTurn(excludes)}.`];
  console.print(
    ...drawForecast(rows, { start: spec.start, replicates, independent }, screen),
    ...(spread.length === 0 ? [] : ['', paint('strong', speak(say`Where the intervals come from`)), ...spread, '']),
    ...notes.flatMap((note) => wrap(speak(note), screen.width, screen)).map((line) => paint('faint', line)),
    '',
    ...wrap(speak(resultSentence(rows, study.plan, spec, show)), screen.width, screen).map((line) =>
      paint('strong', line),
    ),
  );
}

/** The rules for which members are run by the interpreter, which is slower and gives the same. */
function interpretedRules({ plan, settings, alternatives }: Study): string[] {
  const programs = [{ plan, settings }, ...Object.values(alternatives)];
  return [...new Set(programs.flatMap((each) => kernelLimits(each.plan, each.settings).map(({ place }) => place)))];
}

/** What was run, so that it can be run again to the same bytes. Holds no path, clock or machine; a file holds it in English. */
function manifestOf(
  { study, question, fingerprints }: LoadedStudy,
  { sources, headlines }: UncertainForecast,
  replicates: number,
  language: Language,
): Record<string, Json> {
  const { spec } = study;
  const { includes, excludes } = intervalContents({ ...spec, replicates }, sources);
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
    interpreted: interpretedRules(study),
    sha256: { ...fingerprints },
    interval: {
      low: 0.05,
      high: 0.95,
      includes: includes.map(speak),
      excludes: excludes.map(speak),
      sources: [...sources],
    },
    headlines: headlines.map(({ row, error, shares }) => ({
      ...row,
      error,
      shares: { ...shares },
    })),
  };
}
