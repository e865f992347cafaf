import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the files of one test file, removed after its tests. */
export async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'regalia-test-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    path: folder,
    /** Writes a file and gives its path. */
    file: async (name: string, content: string | Uint8Array): Promise<string> => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
  };
}
