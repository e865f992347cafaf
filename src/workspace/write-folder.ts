import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import { writeProblem } from './stat-file.ts';

/**
 * Fills a folder so that nobody ever sees it half filled: everything is written into a hidden folder beside it first.
 * A folder that does not exist appears whole. Of one that exists, only the files of these names are replaced; the last
 * name, the seal, is taken away first and comes back last, so that a folder with its seal is whole.
 * @param names the files that `fill` writes into the folder it is given; the last is the seal
 */
export async function writeFolder(
  folder: string,
  names: readonly string[],
  fill: (folder: string) => Promise<void>,
): Promise<Outcome<readonly string[]>> {
  const target = resolve(folder);
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    const exists = await kindOf(target);
    if (exists === 'file') {
      const title = say`\`${folder}\` is a file, and a folder is to be written there`;
      return failure(problem({ code: 'file-unwritable', title, help: say`name another folder` }));
    }
    await mkdir(draft, { recursive: true });
    try {
      await fill(draft);
      if (exists === 'nothing') await rename(draft, target);
      else await replaceFiles(draft, target, names);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    return success(names.map((name) => join(folder, name)));
  } catch (error) {
    return failure(writeProblem(folder, error));
  }
}

async function kindOf(path: string): Promise<'nothing' | 'file' | 'folder'> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stats === undefined) return 'nothing';
  return stats.isDirectory() ? 'folder' : 'file';
}

async function replaceFiles(draft: string, target: string, names: readonly string[]): Promise<void> {
  const seal = names.at(-1);
  if (seal !== undefined) await rm(join(target, seal), { force: true });
  for (const name of names) await rename(join(draft, name), join(target, name));
}
