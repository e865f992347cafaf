import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Compares a text with the one that was blessed; `BLESS=1` blesses it anew. `path` is from the project's root. */
export function expectBlessed(path: string, text: string): void {
  const file = join(root, path);
  if (process.env.BLESS === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}
