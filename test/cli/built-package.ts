import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a package that was built for these tests, as `npm run build` does it. */
    builtPackage: string;
  }
}

const root = join(import.meta.dirname, '../..');
const PARTS = [
  'build.ts',
  'package.json',
  'tsconfig.json',
  'node_modules',
  'grammar',
  'programs',
  'simulations',
  'src',
];

/**
 * Builds the package once for all tests that run commands as processes of their own: it is what users run, and begins in
 * half the time that the source takes. Beside the project's own `dist`, which somebody may be using.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'regalia-built-'));
  for (const part of PARTS) await symlink(join(root, part), join(folder, part));
  const build = () => execFileSync(process.execPath, ['build.ts'], { cwd: folder });
  build();
  project.provide('builtPackage', folder);
  project.onTestsRerun(async () => void build());
  return () => rm(folder, { recursive: true, force: true });
}
