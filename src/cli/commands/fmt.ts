import type { Problem } from '../../report/problem.ts';
import { format } from '../../syntax/format.ts';
import { listPrograms } from '../../workspace/list-programs.ts';
import { loadProgram } from '../../workspace/load-program.ts';
import { replaceFile } from '../../workspace/replace-file.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

/** `regalia fmt PATH…`: one canonical form. With `checkOnly`, says which files are not in it and changes none. */
export async function fmtCommand(console: Console, paths: readonly string[], checkOnly: boolean): Promise<ExitCode> {
  const problems: Problem[] = [];
  let changed = 0;
  let unchanged = 0;
  let unreadable = false;
  for (const path of paths) {
    const files = await listPrograms(path);
    if (!files.ok) {
      problems.push(...files.problems);
      unreadable = true;
      continue;
    }
    for (const file of files.value) {
      const { source, parse, problems: found } = await loadProgram(file);
      if (source === null || parse === null) {
        problems.push(...found);
        unreadable = true;
        continue;
      }
      const formatted = format(parse);
      problems.push(...formatted.problems);
      if (formatted.text === null) continue;
      if (formatted.text === source.text) {
        unchanged++;
        continue;
      }
      changed++;
      if (!checkOnly) {
        const written = await replaceFile(file, formatted.text);
        if (!written.ok) {
          problems.push(...written.problems);
          unreadable = true;
          continue;
        }
      }
      console.print(checkOnly ? `not in canonical form: ${file}` : `formatted ${file}`);
    }
  }
  await console.complain(problems);
  const total = changed + unchanged;
  const verb = checkOnly ? 'to change' : 'changed';
  console.say(`${total} ${total === 1 ? 'program' : 'programs'}, ${changed} ${verb}`);
  if (unreadable) return EXIT.data;
  return problems.length > 0 || (checkOnly && changed > 0) ? EXIT.problems : EXIT.clean;
}
