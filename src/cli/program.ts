import { Command, InvalidArgumentError, Option } from 'commander';
import { type Day, FIRST_DAY, formatDay, LAST_DAY, parseDay } from '../base/calendar.ts';
import { LANGUAGES } from '../report/wording.ts';
import { projectVersion } from '../workspace/project-root.ts';
import type { DiffCommandOptions } from './commands/diff.ts';
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
    .command('diff')
    .description('what a change of programs means for members, with a history that shows each change')
    .argument('<old>', 'a file, a folder or ref:path; alone, what HEAD has of it against the working tree')
    .argument('[new]', 'a file, a folder or ref:path')
    .addOption(
      new Option('--format <form>', 'how changes are shown')
        .choices(['terminal', 'json', 'markdown', 'sarif', 'github'])
        .default('terminal'),
    )
    .option('--json', 'the same as --format json')
    .option('--markdown', 'the same as --format markdown: a comment on a pull request')
    .option('--sarif', 'the same as --format sarif: SARIF 2.1.0')
    .option('--github', 'the same as --format github: annotations')
    .option('--no-witness', 'look for no histories')
    .option('--save <folder>', 'save the histories as programs that `regalia test` runs')
    .option('--guardrails <file>', 'bounds on changes (default: guardrails.json, where it is there)')
    .option('--accepted <file>', 'changes that are meant (default: accepted-changes.json, where it is there)')
    .action(async (old: string, now: string | undefined, options: DiffFlags) => {
      const { diffCommand } = await import('./commands/diff.ts');
      const { json, markdown, sarif, github, format, witness, ...rest } = options;
      const short = json ? 'json' : markdown ? 'markdown' : sarif ? 'sarif' : github ? 'github' : format;
      end(await diffCommand(console, old, now, { ...rest, format: short, witnesses: witness }));
    });

  const git = program.command('git').description('how git shows programs');
  git
    .command('install')
    .description('make git compare programs in canonical form, in this repository')
    .option('--pre-commit', 'also check the programs of each commit before it is made')
    .action(async (options: { preCommit?: boolean }) => {
      const { gitInstallCommand } = await import('./commands/git.ts');
      end(await gitInstallCommand(console, options.preCommit === true));
    });
  git
    .command('diff-driver')
    .description('print a program as git compares it: in canonical form, without comments')
    .argument('<file>', 'a program file')
    .action(async (path: string) => {
      const { gitDriverCommand } = await import('./commands/git.ts');
      end(await gitDriverCommand(console, path));
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

interface DiffFlags {
  readonly format: DiffCommandOptions['format'];
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly sarif?: boolean;
  readonly github?: boolean;
  readonly witness: boolean;
  readonly save?: string;
  readonly guardrails?: string;
  readonly accepted?: string;
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

function eachArgument(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

function settingArgument(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('write it as name=value, as in gold_stars="300 star".');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
}
