import { say } from '../../report/wording.ts';
import { plainForm } from '../../syntax/plain-form.ts';
import { installInGit } from '../../workspace/git-install.ts';
import { PROGRAM_LIMIT, readAnyText, readText } from '../../workspace/read-text.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

/** `regalia git install`: makes git show programs in their canonical form, in this repository. */
export async function gitInstallCommand(console: Console, preCommit: boolean): Promise<ExitCode> {
  // The driver stands in this machine's own configuration; so it may name this machine's own files.
  const command = [process.execPath, process.argv[1]!].map(quoted).join(' ');
  const installed = await installInGit(process.cwd(), command, preCommit);
  if (!installed.ok) {
    await console.complain(installed.problems);
    return EXIT.data;
  }
  console.say(say`git shows programs in their canonical form: \`${installed.value.attributes}\``);
  if (installed.value.hook !== null)
    console.say(say`programs are checked before each commit: \`${installed.value.hook}\``);
  return EXIT.clean;
}

/**
 * `regalia git diff-driver FILE`: the form in which git compares programs. What is no program is shown as it is: git shows
 * nothing of any file where the driver of one fails.
 */
export async function gitDriverCommand(console: Console, path: string): Promise<ExitCode> {
  const text = await readText(path, PROGRAM_LIMIT);
  if (!text.ok) {
    await console.complain(text.problems);
    const any = await readAnyText(path);
    if (any === null) return EXIT.data;
    console.stdout.write(any);
    return EXIT.clean;
  }
  console.stdout.write(plainForm(text.value));
  return EXIT.clean;
}

/** A word for the shell that git runs its commands in. */
function quoted(word: string): string {
  return `'${word.replaceAll('\\', '/').replaceAll("'", `'\\''`)}'`;
}
