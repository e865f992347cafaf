import { Command, InvalidArgumentError, Option } from 'commander';
import { type Day, FIRST_DAY, formatDay, LAST_DAY, parseDay } from '../base/calendar.ts';
import { MODEL_NAMES, type ModelName } from '../calibration/purchase-model.ts';
import { LANGUAGES } from '../report/wording.ts';
import { projectVersion } from '../workspace/project-root.ts';
import type { Console, ProblemFormat } from './console.ts';
import type { ExitCode } from './exit-code.ts';

/**
 * The command line: every command with its arguments, and the code it ends with given to `end`. Commands are loaded only
 * when they run, so that `--help` and `check` need not wait for the database or the simulator.
 */
export function buildProgram(console: Console, end: (code: ExitCode) => void): Command {
  const program = new Command('regalia')
    .description('Loyalty programs as text: checked, tested, explained, simulated.')
    .version(projectVersion(), '-V, --version', 'print the version')
    .addOption(new Option('--lang <language>', 'the language to speak (default: by locale)').choices(LANGUAGES))
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show help for a command')
    .configureOutput({
      writeOut: (text) => void console.stdout.write(text),
      writeErr: (text) => void console.stderr.write(text),
    })
    .showHelpAfterError('(run with --help for what there is)')
    .exitOverride()
    .addHelpText('after', '\nExit codes: 0 clean, 1 problems found, 2 wrong usage, 3 unusable data, 70 a bug of ours.');

  program
    .command('check')
    .description('find every problem of programs, with place, reason and fix')
    .argument('<path...>', 'program files, or folders of them')
    .addOption(
      new Option('--format <form>', 'how problems are shown')
        .choices(['terminal', 'json', 'github'])
        .default('terminal'),
    )
    .option('--json', 'the same as --format json')
    .action(async (paths: string[], options: { format: ProblemFormat; json?: boolean }) => {
      const { checkCommand } = await import('./commands/check.ts');
      end(await checkCommand(console, paths, options.json === true ? 'json' : options.format));
    });

  program
    .command('fmt')
    .description('write programs in their canonical form; comments and meaning stay')
    .argument('<path...>', 'program files, or folders of them')
    .option('--check', 'change nothing; exit with 1 when a file is not in canonical form')
    .action(async (paths: string[], options: { check?: boolean }) => {
      const { fmtCommand } = await import('./commands/fmt.ts');
      end(await fmtCommand(console, paths, options.check === true));
    });

  program
    .command('test')
    .description('run the examples inside programs')
    .argument('<path...>', 'program files, or folders of them')
    .option('--coverage', 'show what the examples touch: rules, both sides of every threshold, windows, tiers')
    .option('--html <file>', 'write the coverage as a page, in one file')
    .option('--at-least <percent>', 'exit with 1 when the examples of a program touch less', wholeArgument(0, 100))
    .option('--json', 'print the results as JSON')
    .action(async (paths: string[], options: TestFlags) => {
      const { testCommand } = await import('./commands/test.ts');
      const { json, coverage, ...rest } = options;
      end(await testCommand(console, paths, { ...rest, json: json === true, coverage: coverage === true }));
    });

  program
    .command('explain')
    .description("show one member's ledger and tier: every posting with its rule, line and the values read")
    .argument('<program>', 'a program file')
    .requiredOption('--history <file>', 'what happened: CSV, gzip, Parquet or JSON lines')
    .option('--mapping <file>', 'which column of the history is what')
    .option('--member <id>', 'which member; needed when the history has several')
    .option('--on <date>', 'explain until this day (default: the last event)', dayArgument)
    .option('--why-not <tier>', 'what is still missing for a tier, and by when')
    .option('--next', 'what comes next: reviews, ends of tiers, points that lapse')
    .option(
      '--event <text>',
      'what something would do, as in "purchase amount ¥5_000"; may be repeated',
      eachArgument,
      [],
    )
    .option('--set <name=value>', 'give a setting another value', settingArgument, {})
    .option('--json', 'print the explanation as JSON')
    .action(async (path: string, options: ExplainFlags) => {
      const { explainCommand } = await import('./commands/explain.ts');
      const { set: settings, json, next, event: events, ...rest } = options;
      end(await explainCommand(console, path, { ...rest, settings, events, next: next === true, json: json === true }));
    });

  program
    .command('replay')
    .description(
      "real members' ledgers and tiers under a program: tier mix by month, points that tie out, who is near a tier",
    )
    .argument('<program>', 'a program file')
    .argument('<events>', 'what happened: CSV, gzip, Parquet or JSON lines')
    .option('--mapping <file>', 'which column of the events is what')
    .option(
      '--until <date>',
      'replay until this day (default: the first of the month after the last event)',
      dayArgument,
    )
    .option('--set <name=value>', 'give a setting another value', settingArgument, {})
    .option('--json', 'print the result as JSON')
    .action(async (path: string, events: string, options: ReplayFlags) => {
      const { replayCommand } = await import('./commands/replay.ts');
      const { set: settings, json, ...rest } = options;
      end(await replayCommand(console, path, events, { ...rest, settings, json: json === true }));
    });

  program
    .command('calibrate')
    .description('fit a population to real purchases: how often, how long and how much; judged by what came after')
    .argument('<transactions>', 'purchases: CSV, text in columns, gzip, Parquet or JSON lines')
    .option('--customer <column>', 'who bought, by name or by place from 1 (default: the usual names)')
    .option('--date <column>', 'the day of the purchase')
    .option('--amount <column>', 'what was spent; with --quantity, the price of one')
    .option('--quantity <column>', 'how many were bought')
    .option('--split <date>', 'the last day of the calibration; what comes later is held back to judge it', dayArgument)
    .option('--until <date>', 'leave out what comes after this day', dayArgument)
    .option('--models <list>', `models to choose from (default: all of ${MODEL_WORDS.join(',')})`, modelsArgument)
    .option('--bootstrap <n>', 'samples of customers, for intervals', wholeArgument(0, 10_000), 100)
    .option('--seed <text>', 'the seed of the samples; the same seed gives the same bytes', 'calibrate')
    .option('--out <file>', 'write the population, for simulate')
    .option('--json', 'print the result as JSON')
    .action(async (path: string, options: CalibrateFlags) => {
      const { calibrateCommand } = await import('./commands/calibrate.ts');
      end(await calibrateCommand(console, path, { ...options, json: options.json === true }));
    });

  program
    .command('simulate')
    .description('forecast tier mix, money and the churn of at-risk high-value members')
    .argument('[simulation]', 'a simulation file (default: Starbucks Rewards Japan)')
    .option('--members <n>', 'how many members', wholeArgument(1, 10_000_000))
    .option('--replicates <n>', 'how many replicates', wholeArgument(1, 10_000))
    .option('--seed <text>', 'the seed; the same seed gives the same bytes')
    .option('--workers <n>', 'how many worker threads (default: one per processor)', wholeArgument(1, 256))
    .option('--json', 'print manifest and rows as JSON')
    .option('--out <folder>', 'also write the rows as CSV and Parquet, with a manifest')
    .action(async (path: string | undefined, options: SimulateFlags) => {
      const { simulateCommand } = await import('./commands/simulate.ts');
      end(await simulateCommand(console, path, { ...options, json: options.json === true }));
    });

  return program;
}

interface CalibrateFlags {
  readonly customer?: string;
  readonly date?: string;
  readonly amount?: string;
  readonly quantity?: string;
  readonly split?: Day;
  readonly until?: Day;
  readonly models?: readonly ModelName[];
  readonly bootstrap: number;
  readonly seed: string;
  readonly out?: string;
  readonly json?: boolean;
}

interface TestFlags {
  readonly coverage?: boolean;
  readonly html?: string;
  readonly atLeast?: number;
  readonly json?: boolean;
}

interface ReplayFlags {
  readonly mapping?: string;
  readonly until?: Day;
  readonly set: Readonly<Record<string, string>>;
  readonly json?: boolean;
}

interface ExplainFlags {
  readonly history: string;
  readonly mapping?: string;
  readonly member?: string;
  readonly on?: Day;
  readonly whyNot?: string;
  readonly next?: boolean;
  readonly event: readonly string[];
  readonly set: Readonly<Record<string, string>>;
  readonly json?: boolean;
}

interface SimulateFlags {
  readonly members?: number;
  readonly replicates?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly json?: boolean;
  readonly out?: string;
}

function dayArgument(text: string): Day {
  const day = parseDay(text);
  if (day === undefined)
    throw new InvalidArgumentError(
      `write a date from ${formatDay(FIRST_DAY)} to ${formatDay(LAST_DAY)}, as in 2025-03-31.`,
    );
  return day;
}

function wholeArgument(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `write a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}.`,
    );
  };
}

/** Models as they are written on the command line: their names in the field, in small letters and without the slash. */
const MODEL_WORDS = MODEL_NAMES.map(modelWord);

function modelWord(name: string): string {
  return name.toLowerCase().replace('/', '-');
}

function modelsArgument(text: string): readonly ModelName[] {
  return text.split(',').map((word) => {
    const name = MODEL_NAMES[MODEL_WORDS.indexOf(modelWord(word.trim()))];
    if (name !== undefined) return name;
    throw new InvalidArgumentError(`write one or more of ${MODEL_WORDS.join(', ')}, with commas between.`);
  });
}

function eachArgument(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

function settingArgument(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('write it as name=value, as in gold_stars="300 star".');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
}
