import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { type Finished, runRegalia, SOURCE } from './run-regalia.ts';

const folder = inject('builtPackage');
const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const built = globSync('dist/**/*.js', { cwd: folder }).map((path) => readFileSync(join(folder, path), 'utf8'));

describe('the built package', () => {
  it.each([
    ['help in another language', ['--lang', 'ja', 'simulate', '--help']],
    ['a program with problems', ['check', 'test/cases/problems/attribute-fixed/attribute-fixed.regalia']],
    ['a forecast by worker threads', ['simulate', 'test/cases/studio/club.json', '--workers', '2', '--json']],
  ])('says and does what the source does: %s', async (_name, args) => {
    const [fromBuilt, fromSource] = await Promise.all([runRegalia(args), runRegalia(args, {}, SOURCE)]);
    const told = ({ code, stdout }: Finished) => ({ code, stdout });
    expect(told(fromBuilt)).toEqual(told(fromSource));
    expect(fromBuilt.stdout).not.toBe('');
  });

  it('needs no packages but those that are installed with it', () => {
    const names = built.flatMap((text) => [
      ...text.matchAll(/^import\b[^;'"]*"([^."][^"]*)"|\b(?:__require|import)\("([^."][^"]*)"\)/gm),
    ]);
    const needed = new Set(names.map((match) => (match[1] ?? match[2])!).filter((name) => !isBuiltin(name)));
    expect([...needed]).toEqual(Object.keys(dependencies));
  });

  it('brings the licenses of the packages that are in it', () => {
    const licenses = readFileSync(join(folder, 'dist/licenses.txt'), 'utf8');
    expect(licenses).toMatch(/^==== chevrotain [\d.]+, Apache-2\.0\n\nfrom \S+\n\n\s*Apache License/m);
    expect(licenses).not.toContain('undefined');
  });
});
