import { programsCounted } from '../../draw/counted.ts';
import { reason } from '../../reason/reason.ts';
import { hasErrors } from '../../report/problem.ts';
import { say } from '../../report/wording.ts';
import { loadPrograms } from '../../workspace/load-programs.ts';
import type { Console, ProblemFormat } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

/** `regalia check PATH…`: every problem of every program, at once. */
export async function checkCommand(
  console: Console,
  paths: readonly string[],
  format: ProblemFormat,
): Promise<ExitCode> {
  const loaded = await loadPrograms(paths);
  const problems = [
    ...loaded.problems,
    ...loaded.programs.flatMap(({ plan, problems: found }) => [...found, ...(plan === null ? [] : reason(plan))]),
  ];
  if (problems.length > 0 || format === 'json') await console.printProblems(problems, format);
  if (problems.length === 0 && format === 'terminal') {
    const count = loaded.programs.length;
    console.print(say`${programsCounted(count)}, no problems`);
  }
  if (loaded.unreadable) return EXIT.data;
  return hasErrors(problems) ? EXIT.problems : EXIT.clean;
}
