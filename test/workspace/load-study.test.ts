import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import simulation from '../../simulations/starbucks-japan.json' with { type: 'json' };
import { always } from '../../src/compile/steps.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { expectValue, problemsOf } from './outcomes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const folder = await temporaryFolder();
let written = 0;

/** The simulation of Starbucks Japan with some of its keys given anew, as a file somewhere else. */
function simulationWith(changes: object): Promise<string> {
  const moved = {
    ...simulation,
    program: join(root, 'programs/starbucks-japan/starbucks-japan.regalia'),
    assumptions: { ...simulation.assumptions, from: join(root, 'simulations/assumptions.json') },
    ...changes,
  };
  const { $schema: _, ...keys } = moved;
  return folder.file(`simulation-${written++}.json`, JSON.stringify(keys, null, 2));
}

describe('loading a simulation', () => {
  it('reads the program and the assumptions beside it, with what the command line says instead', async () => {
    const { study, fingerprints } = expectValue(
      await loadStudy(await simulationWith({ settings: { gold_stars: '300 star' } }), { members: 7, seed: 'other' }),
    );
    expect(study.plan.name).toBe('Starbucks Rewards Japan');
    expect(study.spec.members).toBe(7);
    expect(study.settings[0]).toEqual(always({ n: 300n * 10n ** 20n, d: 1n }));
    expect(fingerprints.program).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a setting that the program does not have', { settings: { gold_starz: '300 star' } }, 'gold_starz'],
    ['a setting in another unit', { settings: { gold_stars: '¥300' } }, 'gold_stars'],
    ['a setting outside its range', { settings: { gold_stars: '9_999 star' } }, 'gold_stars'],
    ['a start that is no date', { start: '2026-02-30' }, '2026-02-30'],
    ['an event that the program does not have', { population: { purchase: { event: 'buy', amount: 'a' } } }, 'buy'],
  ])('refuses %s with `simulation-value`', async (_, changes, named) => {
    const problems = problemsOf(await loadStudy(await simulationWith(changes), {}));
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set(['simulation-value']));
    expect(problems.map((problem) => problem.title).join('\n')).toContain(named);
    // Each is shown at its own place in the file.
    expect(problems.every((problem) => problem.labels.length > 0)).toBe(true);
  });
});
