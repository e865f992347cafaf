import { randomUUID } from 'node:crypto';
import { lstat, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure, type Outcome, success } from './outcome.ts';
import { writeProblem } from './stat-file.ts';

/** Replaces a file's text so that nobody ever sees it half written; a link is followed, and the file keeps its mode. */
export async function replaceFile(path: string, text: string): Promise<Outcome<string>> {
  try {
    const target = (await lstat(path)).isSymbolicLink() ? await realpath(path) : path;
    const { mode } = await stat(target);
    const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
    try {
      await writeFile(draft, text, { mode });
      await rename(draft, target);
    } finally {
      await rm(draft, { force: true });
    }
    return success(path);
  } catch (error) {
    return failure(writeProblem(path, error));
  }
}
