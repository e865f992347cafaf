import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import { accessProblem } from './stat-file.ts';

/** How the names of program files end. */
export const PROGRAM_EXTENSION = '.regalia';

/**
 * The program files that a path stands for, sorted: a file stands for itself, a folder for every `*.regalia` below it.
 * Hidden folders and `node_modules` are passed over, and linked folders are not entered, so that no link can lead in a circle.
 */
export async function listPrograms(path: string): Promise<Outcome<readonly string[]>> {
  try {
    if (!(await stat(path)).isDirectory()) return success([path]);
  } catch (error) {
    return failure(await accessProblem(path, error));
  }
  const files: string[] = [];
  const problems: Problem[] = [];
  await walk(path, files, problems);
  if (problems.length > 0) return failure(...problems);
  if (files.length === 0) {
    const title = say`there is no program below \`${path}\``;
    return failure(
      problem({ code: 'file-missing', title, help: say`the names of program files end in \`${PROGRAM_EXTENSION}\`` }),
    );
  }
  return success(files.sort());
}

async function walk(folder: string, files: string[], problems: Problem[]): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    problems.push(await accessProblem(folder, error));
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') await walk(path, files, problems);
    } else if (entry.name.endsWith(PROGRAM_EXTENSION) && (entry.isFile() || entry.isSymbolicLink())) {
      files.push(path);
    }
  }
}
