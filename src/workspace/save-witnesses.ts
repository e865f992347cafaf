import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramDiff } from '../analysis/diff/diff.ts';
import { withExample } from '../analysis/diff/with-example.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { replaceFile } from './replace-file.ts';
import { writeProblem } from './stat-file.ts';

/**
 * Writes what shows each change as two programs with one example each, the old rules and the changed ones, so that
 * `regalia test` runs them. Returns the files written.
 */
export async function saveWitnesses(
  folder: string,
  diffs: readonly ProgramDiff[],
): Promise<Outcome<readonly string[]>> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return failure(writeProblem(folder, error));
  }
  const written: string[] = [];
  for (const { changes } of diffs) {
    for (const { change, search } of changes) {
      if (search?.found == null) continue;
      const { found } = search;
      const texts = [
        [`${change.fingerprint}-before.regalia`, withExample(found.base, found.old)],
        [`${change.fingerprint}-after.regalia`, withExample(found.changed, found.now)],
      ] as const;
      for (const [name, text] of texts) {
        const path = join(folder, name);
        const file = await replaceFile(path, text);
        if (!file.ok) return file;
        written.push(path);
      }
    }
  }
  return success(written);
}
