import { runExample } from '../../engine/run-example.ts';
import { painter } from '../../report/paint.ts';
import { type Problem, problem } from '../../report/problem.ts';
import { listPrograms } from '../../workspace/list-programs.ts';
import { loadProgram } from '../../workspace/load-program.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

interface ProgramResult {
  readonly program: string;
  readonly file: string;
  readonly examples: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly failures: readonly { readonly expected: string; readonly actual: string }[];
  }[];
}

/** `regalia test PATH…`: the examples inside programs, run as the acceptance tests they are. */
export async function testCommand(console: Console, paths: readonly string[], json: boolean): Promise<ExitCode> {
  const problems: Problem[] = [];
  const results: ProgramResult[] = [];
  let unreadable = false;
  for (const path of paths) {
    const files = await listPrograms(path);
    if (!files.ok) {
      problems.push(...files.problems);
      unreadable = true;
      continue;
    }
    for (const file of files.value) {
      const { plan, source, problems: found } = await loadProgram(file);
      if (source === null) unreadable = true;
      if (plan === null) {
        problems.push(...found);
        continue;
      }
      const examples = plan.examples.map((example) => {
        const failures = runExample(plan, example);
        for (const failure of failures) {
          problems.push(
            problem({
              code: 'example-failed',
              title: `the example \`${example.name}\` does not hold`,
              at: failure.span,
              label: `it is ${failure.actual}`,
              notes: [`expected ${failure.expected}, found ${failure.actual}`],
            }),
          );
        }
        return {
          name: example.name,
          passed: failures.length === 0,
          failures: failures.map(({ expected, actual }) => ({ expected, actual })),
        };
      });
      results.push({ program: plan.name, file, examples });
    }
  }
  if (json) console.json({ programs: results });
  else printResults(console, results);
  await console.complain(problems);
  if (unreadable) return EXIT.data;
  return problems.length > 0 ? EXIT.problems : EXIT.clean;
}

function printResults(console: Console, results: readonly ProgramResult[]): void {
  const paint = painter(console.screen(console.stdout).color);
  let passed = 0;
  let failed = 0;
  for (const { program, file, examples } of results) {
    const good = examples.filter((example) => example.passed).length;
    passed += good;
    failed += examples.length - good;
    const count = good === examples.length ? `${good} passed` : `${good} passed, ${examples.length - good} failed`;
    console.print(`${paint('strong', program)}  ${file}: ${count}`);
    for (const example of examples) if (!example.passed) console.print(`  failed: ${example.name}`);
  }
  console.print(
    `${passed} examples passed, ${failed} failed, in ${results.length} ${results.length === 1 ? 'program' : 'programs'}`,
  );
}
