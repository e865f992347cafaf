import { randomUUID } from 'node:crypto';
import { lstat, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure, type Outcome, success } from './outcome.ts';
import { writeProblem } from './stat-file.ts';

/**
 * Writes a file's text, or its bytes, so that nobody ever sees it half written. Of a file that exists, a link is followed and the mode
 * kept.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<Outcome<string>> {
  try {
    const existing = await lstat(path).catch(absent);
    const target = existing?.isSymbolicLink() ? await realpath(path) : path;
    const mode = existing === undefined ? undefined : (await stat(target)).mode;
    const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
    try {
      await writeFile(draft, content, mode === undefined ? {} : { mode });
      await rename(draft, target);
    } finally {
      await rm(draft, { force: true });
    }
    return success(path);
  } catch (error) {
    return failure(writeProblem(path, error));
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
