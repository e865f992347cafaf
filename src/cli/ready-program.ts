import type { SourceText } from '../base/span.ts';
import type { CheckedProgram } from '../check/checked-program.ts';
import type { Plan } from '../compile/plan.ts';
import { settingValues } from '../compile/setting-values.ts';
import type { Steps } from '../compile/steps.ts';
import { loadProgram } from '../workspace/load-program.ts';
import type { Console } from './console.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { usageError } from './usage-error.ts';

/** A program ready to run with some settings given on the command line; or, after saying why not, the code to exit with. */
export async function readyProgram(
  console: Console,
  path: string,
  given: Readonly<Record<string, string>>,
): Promise<{ checked: CheckedProgram; plan: Plan; settings: readonly Steps[]; source: SourceText } | ExitCode> {
  const { source, checked, plan, problems } = await loadProgram(path);
  if (checked === null || plan === null || source === null) {
    await console.complain(problems);
    return source === null ? EXIT.data : EXIT.problems;
  }
  const { values, misfits } = settingValues(checked, plan, given);
  for (const misfit of misfits) console.say(usageError('--set', misfit));
  return misfits.length > 0 ? EXIT.usage : { checked, plan, settings: values, source };
}
