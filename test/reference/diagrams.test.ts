import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ruleDiagrams } from '../../grammar/diagrams.ts';
import { namesIn } from './page.ts';

const folder = new URL('../../grammar/diagrams/', import.meta.url);
const drawn = ruleDiagrams();

if (process.env.BLESS !== undefined) {
  for (const name of namesIn('diagrams', '.svg')) if (!drawn.has(`${name}.svg`)) rmSync(new URL(`${name}.svg`, folder));
  for (const [file, svg] of drawn) writeFileSync(new URL(file, folder), svg);
}

it('there is a diagram of every rule; after a change of the grammar, run `npm run diagrams`', () => {
  expect(namesIn('diagrams', '.svg').map((name) => `${name}.svg`)).toEqual([...drawn.keys()].sort());
});

it.each([...drawn.keys()])('%s is drawn as the parser reads; after a change, run `npm run diagrams`', (file) => {
  expect(readFileSync(new URL(file, folder), 'utf8')).toBe(drawn.get(file));
});
