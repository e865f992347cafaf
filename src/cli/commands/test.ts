import { coverExamples, type ExampleRun } from '../../analysis/coverage/cover-examples.ts';
import { type CoverageReport, coverageJson, coverageReport } from '../../analysis/coverage/report.ts';
import type { SourceText } from '../../base/span.ts';
import { programsCounted } from '../../draw/counted.ts';
import { drawCoverage, drawCoverageSummary } from '../../draw/coverage.ts';
import { runExample } from '../../engine/run-example.ts';
import { coveragePage } from '../../html/coverage-page.ts';
import { painter } from '../../report/paint.ts';
import { type Problem, problem } from '../../report/problem.ts';
import { type Language, say, speaker } from '../../report/wording.ts';
import type { LoadedProgram } from '../../workspace/load-program.ts';
import { loadPrograms } from '../../workspace/load-programs.ts';
import { replaceFile } from '../../workspace/replace-file.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

export interface TestOptions {
  readonly json: boolean;
  /** Whether to show what the examples touch. */
  readonly coverage: boolean;
  /** The least coverage of each program, in percent. */
  readonly atLeast?: number;
  /** Where to write the coverage as a page. */
  readonly html?: string;
}

interface Tested {
  readonly program: string;
  readonly source: SourceText;
  readonly runs: readonly ExampleRun[];
  readonly report: CoverageReport | null;
}

/** `regalia test PATH…`: the examples inside programs, run as the acceptance tests they are. */
export async function testCommand(console: Console, paths: readonly string[], options: TestOptions): Promise<ExitCode> {
  const { programs, problems: unlisted, unreadable } = await loadPrograms(paths);
  const problems: Problem[] = [...unlisted];
  const tested: Tested[] = [];
  const wantsCoverage = options.coverage || options.html !== undefined || options.atLeast !== undefined;
  for (const program of programs) {
    const result = testProgram(program, wantsCoverage);
    if (result === null) problems.push(...program.problems);
    else {
      tested.push(result);
      problems.push(...failedExamples(result.runs));
    }
  }
  const reports = tested.flatMap(({ report }) => (report === null ? [] : [report]));
  if (options.json) console.json({ programs: tested.map((each) => testedJson(each, console.language)) });
  else {
    if (options.coverage) printCoverage(console, reports);
    printResults(console, tested);
  }
  let unwritable = false;
  if (options.html !== undefined) {
    const written = await replaceFile(options.html, coveragePage(reports, console.language));
    if (written.ok) console.say(say`coverage written to ${options.html}`);
    else {
      problems.push(...written.problems);
      unwritable = true;
    }
  }
  await console.complain(problems);
  const low = reports.filter(({ share }) => share.touched * 100 < (options.atLeast ?? 0) * share.total);
  for (const { program, share, percent } of low) {
    console.say(
      say`error: the examples of ${program} touch ${share.touched} of ${share.total} sides, ${percent} %; at least ${options.atLeast ?? 0} % is asked for`,
    );
  }
  if (unwritable || unreadable) return EXIT.data;
  return problems.length + low.length > 0 ? EXIT.problems : EXIT.clean;
}

/** Null where the program has errors. */
function testProgram({ plan, source, checked }: LoadedProgram, wantsCoverage: boolean): Tested | null {
  if (plan === null || source === null || checked === null) return null;
  if (!wantsCoverage) {
    const runs = plan.examples.map((example) => ({ example, failures: runExample(plan, example) }));
    return { program: plan.name, source, runs, report: null };
  }
  const { runs, coverage } = coverExamples(plan);
  const blocks = checked.scope.all('example').map(({ span }) => span);
  return { program: plan.name, source, runs, report: coverageReport(plan.name, source, coverage, blocks) };
}

function failedExamples(runs: readonly ExampleRun[]): Problem[] {
  return runs.flatMap(({ example, failures }) =>
    failures.map(({ span, expected, actual }) =>
      problem({
        code: 'example-failed',
        title: say`the example \`${example.name}\` does not hold`,
        at: span,
        label: say`it is ${actual}`,
        notes: [say`expected ${expected}, found ${actual}`],
      }),
    ),
  );
}

function testedJson({ program, source, runs, report }: Tested, language: Language): unknown {
  const speak = speaker(language);
  return {
    program,
    file: source.file,
    examples: runs.map(({ example, failures }) => ({
      name: example.name,
      passed: failures.length === 0,
      failures: failures.map(({ expected, actual }) => ({ expected: speak(expected), actual: speak(actual) })),
    })),
    ...(report === null ? {} : { coverage: coverageJson(report, source, language) }),
  };
}

function printCoverage(console: Console, reports: readonly CoverageReport[]): void {
  const screen = console.screen(console.stdout);
  for (const report of reports) console.print(...drawCoverage(report, screen), '');
  if (reports.length > 1) console.print(...drawCoverageSummary(reports, screen), '');
}

function printResults(console: Console, tested: readonly Tested[]): void {
  const paint = painter(console.screen(console.stdout).color);
  let passed = 0;
  let failed = 0;
  for (const { program, source, runs } of tested) {
    const bad = runs.filter(({ failures }) => failures.length > 0);
    const good = runs.length - bad.length;
    passed += good;
    failed += bad.length;
    const count = bad.length === 0 ? say`${good} passed` : say`${good} passed, ${bad.length} failed`;
    console.print(say`${paint('strong', program)}  ${source.file}: ${count}`);
    for (const { example } of bad) console.print(say`  failed: ${example.name}`);
  }
  console.print(say`${passed} examples passed, ${failed} failed, in ${programsCounted(tested.length)}`);
}
