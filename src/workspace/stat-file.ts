import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { phrase, say, type Wording } from '../report/wording.ts';
import { databaseReason, isDatabaseError } from './database-error.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';

/**
 * Looks at a regular file before anything opens it: a pipe would block, and a huge file would fill the memory.
 * @param limit most bytes allowed; none for tables, which are streamed
 */
export async function statFile(path: string, limit?: number): Promise<Outcome<Stats>> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (error) {
    return failure(await accessProblem(path, error));
  }
  if (stats.isDirectory()) {
    return failure(problem({ code: 'file-unreadable', title: say`\`${path}\` is a folder, and a file is needed` }));
  }
  if (!stats.isFile()) {
    return failure(problem({ code: 'file-unreadable', title: say`\`${path}\` is not a regular file` }));
  }
  return limit !== undefined && stats.size > limit ? failure(tooLarge(path, stats.size, limit)) : success(stats);
}

/** @param size bytes of the file; with @param limit, the most that are read */
export function tooLarge(path: string, size: number, limit: number): Problem {
  const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  return problem({
    code: 'file-too-large',
    title: say`\`${path}\` is too large: ${mebibytes(size)}, where ${mebibytes(limit)} is the most`,
  });
}

/** Why the system refused a path, in words; for a missing one, with the names near it. */
export async function accessProblem(path: string, error: unknown): Promise<Problem> {
  const system = systemError(error);
  if (system.code === 'ENOENT' || system.code === 'ENOTDIR') return missingFile(path);
  return problem({ code: 'file-unreadable', title: say`\`${path}\` cannot be read: ${systemReason(error)}` });
}

/** Why a path cannot be written. */
export function writeProblem(path: string, error: unknown): Problem {
  const reason = isDatabaseError(error) ? databaseReason(error) : systemReason(error);
  return problem({ code: 'file-unwritable', title: say`\`${path}\` cannot be written: ${reason}` });
}

const REASONS: Readonly<Record<string, Wording>> = {
  EACCES: say`permission is denied`,
  EPERM: say`the system does not permit it`,
  ELOOP: say`its symbolic links go round in a circle`,
  ENAMETOOLONG: say`the name is too long`,
  EISDIR: say`it is a folder`,
  ENOTDIR: say`a part of the path is a file, not a folder`,
  EROFS: say`the disk is read-only`,
  ENOSPC: say`the disk is full`,
  EMFILE: say`too many files are open`,
  EEXIST: say`it exists already`,
};

function systemReason(error: unknown): Wording {
  const { code, message } = systemError(error);
  return REASONS[code] ?? phrase(message);
}

/** The system's own codes are like `ENOENT`; anything else is a mistake in this program and goes on as it came. */
function systemError(error: unknown): { readonly code: string; readonly message: string } {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (!(error instanceof Error) || typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) throw error;
  return { code, message: error.message };
}

async function missingFile(path: string): Promise<Problem> {
  const folder = dirname(path);
  const title = say`there is no file \`${path}\``;
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    return problem({ code: 'file-missing', title, notes: [say`there is no folder \`${folder}\` to look in`] });
  }
  const help = didYouMean(nearest(basename(path), names.sort()).map((name) => join(folder, name)));
  return problem({ code: 'file-missing', title, ...(help === undefined ? {} : { help }) });
}
