import { Command, type Help, Option } from 'commander';
import { SOURCES } from '../population/sources.ts';
import { LANGUAGES, say, speaker } from '../report/wording.ts';
import { projectVersion } from '../workspace/project-root.ts';
import { commandLineError } from './command-line-errors.ts';
import type { CalibrateOptions } from './commands/calibrate.ts';
import type { DiffCommandOptions } from './commands/diff.ts';
import type { ExplainOptions } from './commands/explain.ts';
import type { ReplayOptions } from './commands/replay.ts';
import type { SimulateOptions } from './commands/simulate.ts';
import type { TestOptions } from './commands/test.ts';
import type { Console, ProblemFormat } from './console.ts';
import type { ExitCode } from './exit-code.ts';
import { helpIn } from './help.ts';
import {
  dayArgument,
  eachArgument,
  MODEL_WORDS,
  modelsArgument,
  settingArgument,
  stopArgument,
  wholeArgument,
} from './option-values.ts';
import { addStudio } from './studio-options.ts';
import { addStudyOptions } from './study-options.ts';

/**
 * The command line: every command with its arguments, help as `layout` lays it out, and the code it ends with given to
 * `end`. Commands are loaded only when they run, so that `--help` and `check` need not wait for the database or the
 * simulator.
 */
export function buildProgram(console: Console, layout: Partial<Help>, end: (code: ExitCode) => void): Command {
  const speak = speaker(console.language);
  const program = new Command('regalia')
    .description(speak(say`Loyalty programs as text: checked, tested, explained, simulated.`))
    .version(projectVersion(), '-V, --version', speak(say`print the version`))
    .addOption(
      new Option('--lang <language>', speak(say`the language to speak (default: by locale)`)).choices(LANGUAGES),
    )
    .helpOption('-h, --help', speak(say`show this help`))
    .helpCommand('help [command]', speak(say`show help for a command`))
    .configureOutput({
      writeOut: (text) => void console.stdout.write(text),
      writeErr: (text) => void console.stderr.write(text),
      outputError: (text, write) => write(`${commandLineError(text).map(speak).join('\n')}\n`),
    })
    .configureHelp({ ...helpIn(console.language), ...layout })
    .showHelpAfterError(speak(say`(run with --help for what there is)`))
    .exitOverride()
    .addHelpText(
      'after',
      `\n${speak(say`Exit codes: 0 clean, 1 problems found, 2 wrong usage, 3 unusable data, 70 a bug of ours.`)}`,
    );

  program
    .command('check')
    .description(speak(say`find every problem of programs, with place, reason and fix`))
    .argument('<path...>', speak(say`program files, or folders of them`))
    .addOption(
      new Option('--format <form>', speak(say`how problems are shown`))
        .choices(['terminal', 'json', 'github'])
        .default('terminal'),
    )
    .option('--json', speak(say`the same as --format json`))
    .action(async (paths: string[], options: { format: ProblemFormat; json?: boolean }) => {
      const { checkCommand } = await import('./commands/check.ts');
      end(await checkCommand(console, paths, options.json === true ? 'json' : options.format));
    });

  program
    .command('fmt')
    .description(speak(say`write programs in their canonical form; comments and meaning stay`))
    .argument('<path...>', speak(say`program files, or folders of them`))
    .option('--check', speak(say`change nothing; exit with 1 when a file is not in canonical form`))
    .action(async (paths: string[], options: { check?: boolean }) => {
      const { fmtCommand } = await import('./commands/fmt.ts');
      end(await fmtCommand(console, paths, options.check === true));
    });

  program
    .command('test')
    .description(speak(say`run the examples inside programs`))
    .argument('<path...>', speak(say`program files, or folders of them`))
    .option(
      '--coverage',
      speak(say`show what the examples touch: rules, both sides of every threshold, windows, tiers`),
    )
    .option('--html <file>', speak(say`write the coverage as a page, in one file`))
    .option(
      '--at-least <percent>',
      speak(say`exit with 1 when the examples of a program touch less`),
      wholeArgument(speak, 0, 100),
    )
    .option('--json', speak(say`print the results as JSON`))
    .action(async (paths: string[], options: TestFlags) => {
      const { testCommand } = await import('./commands/test.ts');
      const { json, coverage, ...rest } = options;
      end(await testCommand(console, paths, { ...rest, json: json === true, coverage: coverage === true }));
    });

  program
    .command('explain')
    .description(speak(say`show one member's ledger and tier: every posting with its rule, line and the values read`))
    .argument('<program>', speak(say`a program file`))
    .requiredOption('--history <file>', speak(say`what happened: CSV, gzip, Parquet or JSON lines`))
    .option('--mapping <file>', speak(say`which column of the history is what`))
    .option('--member <id>', speak(say`which member; needed when the history has several`))
    .option('--on <date>', speak(say`explain until this day (default: the last event)`), dayArgument(speak))
    .option('--why-not <tier>', speak(say`what is still missing for a tier, and by when`))
    .option('--next', speak(say`what comes next: reviews, ends of tiers, points that lapse`))
    .option(
      '--event <text>',
      speak(say`what something would do, as in "purchase amount ¥5_000"; may be repeated`),
      eachArgument,
      [],
    )
    .option('--set <name=value>', speak(say`give a setting another value`), settingArgument(speak), {})
    .option('--json', speak(say`print the explanation as JSON`))
    .action(async (path: string, options: ExplainFlags) => {
      const { explainCommand } = await import('./commands/explain.ts');
      const { set: settings, json, next, event: events, ...rest } = options;
      end(await explainCommand(console, path, { ...rest, settings, events, next: next === true, json: json === true }));
    });

  program
    .command('replay')
    .description(
      speak(
        say`real members' ledgers and tiers under a program: tier mix by month, points that tie out, who is near a tier`,
      ),
    )
    .argument('<program>', speak(say`a program file`))
    .argument('<events>', speak(say`what happened: CSV, gzip, Parquet or JSON lines`))
    .option('--mapping <file>', speak(say`which column of the events is what`))
    .option(
      '--until <date>',
      speak(say`replay until this day (default: the first of the month after the last event)`),
      dayArgument(speak),
    )
    .option('--set <name=value>', speak(say`give a setting another value`), settingArgument(speak), {})
    .option('--json', speak(say`print the result as JSON`))
    .action(async (path: string, events: string, options: ReplayFlags) => {
      const { replayCommand } = await import('./commands/replay.ts');
      const { set: settings, json, ...rest } = options;
      end(await replayCommand(console, path, events, { ...rest, settings, json: json === true }));
    });

  const diff = program
    .command('diff')
    .description(speak(say`what a change of programs means for members, with a history that shows each change`))
    .argument('<old>', speak(say`a file, a folder or ref:path; alone, what HEAD has of it against the working tree`))
    .argument('[new]', speak(say`a file, a folder or ref:path`))
    .addOption(
      new Option('--format <form>', speak(say`how changes are shown`))
        .choices(['terminal', 'json', 'markdown', 'sarif', 'github'])
        .default('terminal'),
    )
    .option('--json', speak(say`the same as --format json`))
    .option('--markdown', speak(say`the same as --format markdown: a comment on a pull request`))
    .option('--sarif', speak(say`the same as --format sarif: SARIF 2.1.0`))
    .option('--github', speak(say`the same as --format github: annotations`))
    .option('--no-witness', speak(say`look for no histories`))
    .option('--save <folder>', speak(say`save the histories as programs with one example each, ready to be tested`))
    .option('--guardrails <file>', speak(say`bounds on changes (default: guardrails.json, where it is there)`))
    .option('--accepted <file>', speak(say`changes that are meant (default: accepted-changes.json, where it is there)`))
    .option('--impact <simulation>', speak(say`what the change does to the members of a simulation`));
  addStudyOptions(diff, speak)
    .option('--events <file>', speak(say`what the change does to real members: CSV, gzip, Parquet or JSON lines`))
    .option('--mapping <file>', speak(say`which column of the events is what`))
    .option(
      '--until <date>',
      speak(say`replay until this day (default: the first of the month after the last event)`),
      dayArgument(speak),
    )
    .option('--salt <text>', speak(say`what real members' names are hidden by (default: another in every run)`))
    .option('--show-ids', speak(say`show real members by their own names; on a terminal only`))
    .action(async (old: string, now: string | undefined, options: DiffFlags) => {
      const { diffCommand } = await import('./commands/diff.ts');
      const { json, markdown, sarif, github, format, witness, showIds, ...rest } = options;
      const short = json ? 'json' : markdown ? 'markdown' : sarif ? 'sarif' : github ? 'github' : format;
      const seen = { witnesses: witness, showIds: showIds === true };
      end(await diffCommand(console, old, now, { ...rest, format: short, ...seen }));
    });

  const git = program.command('git').description(speak(say`how git shows programs`));
  git
    .command('install')
    .description(speak(say`make git compare programs in canonical form, in this repository`))
    .option('--pre-commit', speak(say`also check the programs of each commit before it is made`))
    .action(async (options: { preCommit?: boolean }) => {
      const { gitInstallCommand } = await import('./commands/git.ts');
      end(await gitInstallCommand(console, options.preCommit === true));
    });
  git
    .command('diff-driver')
    .description(speak(say`print a program as git compares it: in canonical form, without comments`))
    .argument('<file>', speak(say`a program file`))
    .action(async (path: string) => {
      const { gitDriverCommand } = await import('./commands/git.ts');
      end(await gitDriverCommand(console, path));
    });

  program
    .command('calibrate')
    .description(
      speak(say`fit a population to real purchases: how often, how long and how much; judged by what came after`),
    )
    .argument('<transactions>', speak(say`purchases: CSV, text in columns, gzip, Parquet or JSON lines`))
    .option('--customer <column>', speak(say`who bought, by name or by place from 1 (default: the usual names)`))
    .option('--date <column>', speak(say`the day of the purchase`))
    .option('--amount <column>', speak(say`what was spent; with --quantity, the price of one`))
    .option('--quantity <column>', speak(say`how many were bought`))
    .option(
      '--split <date>',
      speak(say`the last day of the calibration; what comes later is held back to judge it`),
      dayArgument(speak),
    )
    .option('--until <date>', speak(say`leave out what comes after this day`), dayArgument(speak))
    .option(
      '--models <list>',
      speak(say`models to choose from (default: all of ${MODEL_WORDS.join(',')})`),
      modelsArgument(speak),
    )
    .option('--bootstrap <n>', speak(say`samples of customers, for intervals`), wholeArgument(speak, 0, 10_000), 100)
    .option('--seed <text>', speak(say`the seed of the samples; the same seed gives the same bytes`), 'calibrate')
    .option('--out <file>', speak(say`write the population, for simulate`))
    .option('--json', speak(say`print the result as JSON`))
    .action(async (path: string, options: CalibrateFlags) => {
      const { calibrateCommand } = await import('./commands/calibrate.ts');
      end(await calibrateCommand(console, path, { ...options, json: options.json === true }));
    });

  const simulate = program
    .command('simulate')
    .description(speak(say`forecast tier mix, money and the churn of at-risk high-value members`))
    .argument('[simulation]', speak(say`a simulation file (default: Starbucks Rewards Japan)`));
  addStudyOptions(simulate, speak)
    .addOption(
      new Option(
        '--without <source...>',
        speak(say`leave a source of uncertainty out of the intervals; may be repeated`),
      ).choices(SOURCES),
    )
    .option(
      '--until <rule>',
      speak(say`stop when precise enough: "mcse<0.5%" of all headline numbers, or "mcse(atrisk.churn)<2%" of one`),
      stopArgument(speak),
    )
    .option(
      '--tornado <metric>',
      speak(say`what each assumption does to a number at the ends of its range, instead of the forecast`),
    )
    .option(
      '--screen <metric>',
      speak(say`which assumptions a number hangs on at all, by the screening of Morris, instead of the forecast`),
    )
    .option('--json', speak(say`print manifest and rows as JSON`))
    .option(
      '--out <folder>',
      speak(say`also write the rows as CSV, JSON and Parquet, the points month by month, and a manifest`),
    )
    .option(
      '--checkpoint <file>',
      speak(say`keep what is finished in a file; the same command goes on from there after it was stopped or killed`),
    )
    .option(
      '--report <file>',
      speak(say`also write one HTML page to keep: the forecast, the books that tie out, every assumption`),
    )
    .action(async (path: string | undefined, { tornado, screen, ...options }: SimulateFlags) => {
      const json = options.json === true;
      const metric = tornado ?? screen;
      if (metric !== undefined) {
        const { sensitivityCommand } = await import('./commands/sensitivity.ts');
        const kind = tornado === undefined ? 'screen' : 'tornado';
        return end(await sensitivityCommand(console, path, { ...options, kind, metric, json }));
      }
      const { simulateCommand } = await import('./commands/simulate.ts');
      end(await simulateCommand(console, path, { ...options, json }));
    });

  addStudio(program, console, end);
  return program;
}

interface DiffFlags extends Omit<DiffCommandOptions, 'witnesses' | 'showIds'> {
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly sarif?: boolean;
  readonly github?: boolean;
  readonly witness: boolean;
  readonly showIds?: boolean;
}

interface CalibrateFlags extends Omit<CalibrateOptions, 'json'> {
  readonly json?: boolean;
}

interface TestFlags extends Omit<TestOptions, 'coverage' | 'json'> {
  readonly coverage?: boolean;
  readonly json?: boolean;
}

interface ReplayFlags extends Omit<ReplayOptions, 'settings' | 'json'> {
  readonly set: ReplayOptions['settings'];
  readonly json?: boolean;
}

interface ExplainFlags extends Omit<ExplainOptions, 'next' | 'events' | 'settings' | 'json'> {
  readonly next?: boolean;
  readonly event: ExplainOptions['events'];
  readonly set: ExplainOptions['settings'];
  readonly json?: boolean;
}

interface SimulateFlags extends Omit<SimulateOptions, 'json'> {
  readonly tornado?: string;
  readonly screen?: string;
  readonly json?: boolean;
}
