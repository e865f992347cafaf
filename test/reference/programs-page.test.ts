import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planOf } from '../engine/plan-of.ts';
import { regaliaFiles } from '../engine/regalia-files.ts';

/** How many things terms of loyalty programs were found to ask for. */
const FEATURES = 44;

const page = readFileSync(join(import.meta.dirname, '../../programs/README.md'), 'utf8');
const plans = new Map(regaliaFiles('programs').map(({ path, text }) => [path.slice('programs/'.length), planOf(text)]));

/** The rows of the table below a heading, each a list of its cells. */
function rowsUnder(heading: string): string[][] {
  const [, section] = page.split(`\n## ${heading}\n`);
  const lines = section!.split('\n## ')[0]!.split('\n');
  return lines
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The program a cell links to: what it is called there, and its file below `programs`. */
function linkIn(cell: string): { readonly name: string; readonly path: string } {
  const [, name, path] = /^\[(.+)\]\((.+)\)$/.exec(cell)!;
  return { name: name!, path: path! };
}

describe('the page of the programs', () => {
  it('has a line for every program, under its own name', () => {
    const listed = rowsUnder('What each one shows').map(([program]) => linkIn(program!));
    expect(listed.map(({ path }) => path).toSorted()).toEqual([...plans.keys()].toSorted());
    for (const { name, path } of listed) expect(name, path).toBe(plans.get(path)!.name);
  });

  it('tells the date of the rules and what each program shows', () => {
    for (const [program, rules, shows] of rowsUnder('What each one shows')) {
      expect(rules, program).not.toBe('');
      expect(shows, program).not.toBe('');
    }
  });

  const features = rowsUnder('Which feature is proved where');

  it('has every feature once', () => {
    expect(features.map(([number]) => Number(number))).toEqual(Array.from({ length: FEATURES }, (_, i) => i + 1));
  });

  it.each(features)('%s: %s', (_, _feature, program, example) => {
    if (program === 'not in the language yet') {
      expect(example).toBe('');
      return;
    }
    const { name, path } = linkIn(program!);
    const plan = plans.get(path);
    expect(plan?.name, path).toBe(name);
    expect(plan!.examples.map((shown) => shown.name)).toContain(example);
  });
});
