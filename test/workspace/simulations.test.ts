import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import type { Row } from '../../src/analysis/row.ts';
import { liveCompiled, openMember } from '../../src/population/compiled/engine.ts';
import { blockContributions, highValueCut } from '../../src/population/high-value.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { SimulationFile } from '../../src/population/simulation-file.ts';
import { type LoadedStudy, loadStudy } from '../../src/workspace/load-study.ts';
import { regaliaFiles } from '../engine/regalia-files.ts';
import { expectValue } from './outcomes.ts';

const folder = join(import.meta.dirname, '../../simulations');
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'assumptions.json');
const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

/** Of fewer members so few are unhappy in a month that three calls are enough for all of them. */
const MEMBERS: Readonly<Record<string, number>> = { 'care-budget.json': 1000 };

/** Each simulation with few members, once, as it stands in the project. */
const answers = new Map<string, { readonly loaded: LoadedStudy; readonly rows: readonly Row[] }>();
async function answer(name: string) {
  const known = answers.get(name);
  if (known !== undefined) return known;
  const loaded = expectValue(await loadStudy(join(folder, name), { members: MEMBERS[name] ?? 400, replicates: 1 }));
  const { study } = loaded;
  const cut = highValueCut(blockContributions(study, 0, 0), study.spec.topShare);
  const sums = simulateBlock(study, { replicate: 0, block: 0, cut }, openMember, liveCompiled);
  const found = { loaded, rows: forecast(study.plan, study.spec, [sums], study.alternatives) };
  answers.set(name, found);
  return found;
}

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
    const used = [...texts.values()].flatMap((text) => {
      const { program, worlds = [] } = JSON.parse(text) as Partial<SimulationFile>;
      return [program, ...worlds.map((world) => (typeof world === 'string' ? undefined : world.program))];
    });
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

  it('lay every change beside the program, and it makes a difference there', async () => {
    for (const name of names) {
      const { loaded, rows } = await answer(name);
      const of = (world: string) =>
        rows.filter((row) => row.world === world && !row.metric.startsWith('inc.')).map(({ world: _, ...row }) => row);
      for (const world of loaded.study.spec.worlds) {
        if (world === 'program' || world === 'none') continue;
        expect(of(world)).not.toEqual(of('program'));
        expect(rows.some((row) => row.world === world && row.metric === 'inc.change.total')).toBe(true);
      }
    }
  });

  it('live on the same luck where one is like another: only what it says is different', async () => {
    const [one, two] = [await answer('event-stars.json'), await answer('starbucks-japan.json')];
    const of = (rows: readonly Row[], world: string) =>
      rows.filter((row) => row.world === world && !row.metric.startsWith('inc.') && row.metric !== 'roi');
    expect(of(one.rows, 'none')).toEqual(of(two.rows, 'none'));
    expect(of(one.rows, 'program')).not.toEqual(of(two.rows, 'program'));
  });
});
