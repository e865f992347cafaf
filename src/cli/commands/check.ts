import { hasErrors, type Problem } from '../../report/problem.ts';
import { listPrograms } from '../../workspace/list-programs.ts';
import { loadProgram } from '../../workspace/load-program.ts';
import type { Console, ProblemFormat } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

/** `regalia check PATH…`: every problem of every program, at once. */
export async function checkCommand(
  console: Console,
  paths: readonly string[],
  format: ProblemFormat,
): Promise<ExitCode> {
  const problems: Problem[] = [];
  let programs = 0;
  let unreadable = false;
  for (const path of paths) {
    const files = await listPrograms(path);
    if (!files.ok) {
      problems.push(...files.problems);
      unreadable = true;
      continue;
    }
    for (const file of files.value) {
      const program = await loadProgram(file);
      problems.push(...program.problems);
      programs++;
      if (program.source === null) unreadable = true;
    }
  }
  if (problems.length > 0 || format === 'json') await console.printProblems(problems, format);
  if (problems.length === 0 && format === 'terminal') {
    console.print(programs === 1 ? '1 program, no problems' : `${programs} programs, no problems`);
  }
  if (unreadable) return EXIT.data;
  return hasErrors(problems) ? EXIT.problems : EXIT.clean;
}
