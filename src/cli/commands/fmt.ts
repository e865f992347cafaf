import { programsCounted } from '../../draw/counted.ts';
import type { Problem } from '../../report/problem.ts';
import { say } from '../../report/wording.ts';
import { format } from '../../syntax/format.ts';
import { loadPrograms } from '../../workspace/load-programs.ts';
import { replaceFile } from '../../workspace/replace-file.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

/** `regalia fmt PATH…`: one canonical form. With `checkOnly`, says which files are not in it and changes none. */
export async function fmtCommand(console: Console, paths: readonly string[], checkOnly: boolean): Promise<ExitCode> {
  const loaded = await loadPrograms(paths);
  const problems: Problem[] = [...loaded.problems];
  let changed = 0;
  let unchanged = 0;
  let unwritable = false;
  for (const { path, source, parse, problems: found } of loaded.programs) {
    if (source === null || parse === null) {
      problems.push(...found);
      continue;
    }
    const formatted = format(parse);
    problems.push(...formatted.problems);
    if (formatted.text === null) continue;
    if (formatted.text === source.text) {
      unchanged++;
      continue;
    }
    if (!checkOnly) {
      const written = await replaceFile(path, formatted.text);
      if (!written.ok) {
        problems.push(...written.problems);
        unwritable = true;
        continue;
      }
    }
    changed++;
    console.print(checkOnly ? say`not in canonical form: ${path}` : say`formatted ${path}`);
  }
  await console.complain(problems);
  const total = changed + unchanged;
  const all = programsCounted(total);
  console.say(checkOnly ? say`${all}, ${changed} to change` : say`${all}, ${changed} changed`);
  if (loaded.unreadable || unwritable) return EXIT.data;
  return problems.length > 0 || (checkOnly && changed > 0) ? EXIT.problems : EXIT.clean;
}
