import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import type { Row } from '../../src/analysis/row.ts';
import { openMember } from '../../src/engine/open-member.ts';
import { blockContributions, highValueCut } from '../../src/population/high-value.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { type LoadedStudy, loadStudy } from '../../src/workspace/load-study.ts';
import { regaliaFiles } from '../engine/regalia-files.ts';
import { expectValue } from './outcomes.ts';

const folder = join(import.meta.dirname, '../../simulations');
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'assumptions.json');
const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

/** Each simulation with few members, once, as it stands in the project. */
const answers = new Map<string, { readonly loaded: LoadedStudy; readonly rows: readonly Row[] }>();
async function answer(name: string) {
  const known = answers.get(name);
  if (known !== undefined) return known;
  const loaded = expectValue(await loadStudy(join(folder, name), { members: 120, replicates: 1 }));
  const { study } = loaded;
  const cut = highValueCut(blockContributions(study, 0, 0), study.spec.topShare);
  const sums = simulateBlock(study, { replicate: 0, block: 0, cut }, openMember);
  const found = { loaded, rows: forecast(study.plan, study.spec, [sums]) };
  answers.set(name, found);
  return found;
}

/** The simulations that a reader is told to compare with another, from the table of the README: the file, and the other. */
const compared = [...readme.matchAll(/^\| \[`([\w-]+\.json)`\].*\| `([\w-]+\.json)` +\|$/gm)].map(([, name, other]) => [
  name!,
  other!,
]);

describe('the simulations of the project', () => {
  it('are ten questions and more', () => {
    expect(names.length).toBeGreaterThanOrEqual(10);
  });

  it('are all in the README, with their questions', () => {
    for (const [name, text] of texts) {
      const { question } = JSON.parse(text) as { question: string };
      expect(readme).toContain(`[\`${name}\`](${name})`);
      expect(readme).toContain(question);
    }
  });

  it('use every variant of a program', () => {
    const used = [...texts.values()].map((text) => (JSON.parse(text) as { program: string }).program);
    const variants = regaliaFiles('simulations').map(({ path }) => path.replace('simulations/', ''));
    expect(variants.filter((path) => !used.includes(path))).toEqual([]);
  });

  it.each(names)('%s runs, and its points tie out', async (name) => {
    const { loaded, rows } = await answer(name);
    expect(loaded.question).toMatch(/\?$/);
    const untied = rows.filter(({ metric }) => metric === 'pts.untied' || metric === 'pts.untied_months');
    expect(untied.length).toBeGreaterThan(1);
    for (const row of untied) expect(row.median).toBe(0);
  });

  it.each(compared)('%s lives on the luck of %s, and only the program makes a difference', async (name, other) => {
    const [one, two] = [await answer(name), await answer(other)];
    expect(one.loaded.study.spec.seed).toBe(two.loaded.study.spec.seed);
    const of = (rows: readonly Row[], world: string) =>
      rows.filter((row) => row.world === world && !row.metric.startsWith('inc.') && row.metric !== 'roi');
    expect(of(one.rows, 'none')).toEqual(of(two.rows, 'none'));
    expect(of(one.rows, 'program')).not.toEqual(of(two.rows, 'program'));
  });

  it('are compared, all but those that others are compared with', () => {
    const bases = new Set(compared.map(([, other]) => other));
    expect([...new Set([...compared.map(([name]) => name), ...bases])].sort()).toEqual([...names].sort());
  });
});
