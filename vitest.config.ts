import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that run commands as processes of their own, and so of the built package. */
const COMMANDS = ['test/cli/**/*.test.ts', 'test/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    setupFiles: ['test/deterministic.ts'],
    // A worker thread begins from source in half the time when what Node compiles is kept, as the command line keeps it.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
    projects: [
      { extends: true, test: { name: 'commands', include: COMMANDS, globalSetup: ['test/cli/built-package.ts'] } },
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: COMMANDS } },
    ],
  },
});
