import { setImmediate } from 'node:timers/promises';
import { calibrationResult } from '../../analysis/calibration-result.ts';
import { type Day, formatDay } from '../../base/calendar.ts';
import { countThrough } from '../../calibration/buyer.ts';
import { type Calibration, type CalibrationProgress, calibrate } from '../../calibration/calibrate.ts';
import { populationFile } from '../../calibration/population-file.ts';
import { MODEL_NAMES, type ModelName } from '../../calibration/purchase-model.ts';
import { drawCalibration } from '../../draw/calibration.ts';
import { keyOf } from '../../population/seed.ts';
import { type Language, say, speak, type Wording } from '../../report/wording.ts';
import { projectVersion } from '../../workspace/project-root.ts';
import type { ColumnOptions } from '../../workspace/transaction-columns.ts';
import { readTransactions, type Transactions } from '../../workspace/transactions.ts';
import { writePopulation } from '../../workspace/write-population.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { followProgress } from '../progress.ts';

export interface CalibrateOptions extends ColumnOptions {
  readonly split?: Day;
  readonly until?: Day;
  readonly models?: readonly ModelName[];
  readonly bootstrap: number;
  readonly seed: string;
  readonly out?: string;
  readonly json: boolean;
}

/**
 * `regalia calibrate TRANSACTIONS`: a population fitted to real purchases. A first Ctrl-C ends it with the samples drawn so
 * far; before a model is chosen there is nothing to show, and nothing is written.
 */
export async function calibrateCommand(console: Console, path: string, options: CalibrateOptions): Promise<ExitCode> {
  const read = await readTransactions(path, options);
  if (!read.ok) {
    await console.complain(read.problems);
    return EXIT.data;
  }
  const { report } = read.value;
  if (report.problems.length > 0) await console.complain(report.problems);
  const until = options.until ?? report.lastDay;
  const split = options.split ?? until;
  const misfit = misplacedDay(read.value, split, until, options);
  if (misfit !== null) {
    console.say(say`error: ${misfit}`);
    return EXIT.usage;
  }
  if (!read.value.buyers.some(({ days }) => countThrough(days, split) > 1)) {
    console.say(say`error: nobody bought twice by ${formatDay(split)}, and a population is fitted to repeat purchases`);
    return EXIT.data;
  }
  const { calibration, stopped } = await follow(console, read.value, split, until, options);
  if (calibration === null) {
    console.say(say`stopped: nothing was fitted to the end, and nothing is written`);
    return EXIT.interrupted;
  }
  if (stopped) console.say(say`stopped: intervals rest on ${calibration.draws.length} of ${options.bootstrap} samples`);
  const population = populationFile(calibration, {
    regalia: projectVersion(),
    file: report.file,
    sha256: report.sha256,
    seed: options.seed,
  });
  if (options.out !== undefined) {
    const written = await writePopulation(options.out, population);
    if (!written.ok) {
      await console.complain(written.problems);
      return EXIT.data;
    }
    console.say(say`wrote ${options.out}`);
  }
  if (options.json)
    console.json({
      ...calibrationResult(calibration, console.language),
      import: importJson(read.value, console.language),
    });
  else {
    console.print(...drawCalibration(calibration, read.value, console.screen(console.stdout)));
    if (options.out === undefined) console.say(say`Give ${'--out FILE'} to keep the population for a simulation.`);
  }
  return stopped ? EXIT.interrupted : EXIT.clean;
}

/** Why the days asked for cut nothing out of the data. */
function misplacedDay(
  { buyers, report }: Transactions,
  split: Day,
  until: Day,
  options: CalibrateOptions,
): Wording | null {
  const [first, last] = [formatDay(report.firstDay), formatDay(report.lastDay)];
  if (options.until !== undefined && until <= report.firstDay)
    return say`\`--until ${formatDay(until)}\` leaves nothing: the purchases are from ${first} to ${last}`;
  if (options.split === undefined) return null;
  const day = formatDay(split);
  if (split >= until) return say`\`--split ${day}\` leaves nothing to judge by: it must be before ${formatDay(until)}`;
  const known = buyers.some((buyer) => buyer.days[0]! < split);
  return known ? null : say`\`--split ${day}\` leaves nothing to fit: the purchases are from ${first} to ${last}`;
}

/** How a calibration ended; null when the user stopped it before there was a model. */
interface Followed {
  readonly calibration: Calibration | null;
  readonly stopped: boolean;
}

/** Runs the calibration, giving the terminal its turn in between. */
async function follow(
  console: Console,
  { buyers }: Transactions,
  split: Day,
  until: Day,
  options: CalibrateOptions,
): Promise<Followed> {
  const interrupt = onInterrupt();
  const progress = followProgress({
    what: 'calibrating',
    unit: 'fits',
    stream: console.stderr,
    environment: console.environment,
    screen: console.screen(console.stderr),
    signal: interrupt.signal,
  });
  try {
    const work = calibrate({
      buyers,
      split,
      until,
      models: options.models ?? MODEL_NAMES,
      bootstrap: options.bootstrap,
      key: keyOf(options.seed),
      stopped: () => interrupt.signal.aborted,
    });
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) return { calibration: step.value, stopped: step.value.draws.length < options.bootstrap };
      const { done, total, chosen }: CalibrationProgress = step.value;
      progress.report(done, total);
      await setImmediate();
      if (interrupt.signal.aborted && !chosen) return { calibration: null, stopped: true };
    }
  } finally {
    interrupt.release();
    await progress.close();
  }
}

function importJson({ report }: Transactions, language: Language): unknown {
  const { problems: _, skipped, firstDay, lastDay, ...counts } = report;
  const said = skipped.map(({ reason, rows }) => ({ reason: speak(reason, language), rows }));
  return { ...counts, skipped: said, firstDay: formatDay(firstDay), lastDay: formatDay(lastDay) };
}
