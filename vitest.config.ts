import { defineConfig } from 'vitest/config';

/** Tests that run commands as processes of their own, and so of the built package. */
const COMMANDS = ['test/cli/**/*.test.ts', 'test/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    setupFiles: ['test/deterministic.ts'],
    projects: [
      { extends: true, test: { name: 'commands', include: COMMANDS, globalSetup: ['test/cli/built-package.ts'] } },
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: COMMANDS } },
    ],
  },
});
