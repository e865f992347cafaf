import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import simulation from '../../simulations/starbucks-japan.json' with { type: 'json' };
import { parseDay } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import { always, replacedFrom } from '../../src/compile/steps.ts';
import { primarySpan } from '../../src/report/problem.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import type { EnglishProblem } from '../english.ts';
import { expectValue, problemsOf } from './outcomes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const folder = await temporaryFolder();
let written = 0;
const ledger = join(root, 'simulations/assumptions.json');

/** The simulation of Starbucks Japan with some of its keys given anew, as a file somewhere else. */
function simulationWith(changes: object): Promise<string> {
  const moved = {
    ...simulation,
    program: join(root, 'programs/starbucks-japan/starbucks-japan.regalia'),
    assumptions: { ...simulation.assumptions, from: ledger },
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

describe('a world whose settings hold from a day on', () => {
  const stars = (n: bigint) => ({ n: n * 10n ** 20n, d: 1n });
  const since = (from: string, value: string) => ({ name: 'later', from, settings: { gold_stars: value } });
  const stepsOf = async (changes: object) => {
    const { study } = expectValue(await loadStudy(await simulationWith(changes), {}));
    return study.alternatives.later!.settings[0]!.map(({ from, value, judged }) => ({ from, value, judged }));
  };

  it('lives until then by what the program says, or the file', async () => {
    const world = since('2027-04-01', '300 star');
    const [before, after] = await stepsOf({ worlds: ['program', world] });
    expect(before!.value).toEqual(stars(250n));
    expect(after).toEqual({ from: parseDay('2027-04-01'), value: stars(300n), judged: 'evaluation date' });
    const [own] = await stepsOf({ settings: { gold_stars: '200 star' }, worlds: ['program', world] });
    expect(own!.value).toEqual(stars(200n));
  });

  it('keeps what comes before, and nothing of what would come later', () => {
    const at = (from: number, n: bigint) => ({ from, value: integer(n), judged: 'window end' }) as const;
    const step = { from: 20, value: integer(5n), judged: 'evaluation date' };
    const dated = [at(0, 1n), at(10, 2n), at(20, 3n), at(30, 4n)] as const;
    expect(replacedFrom(dated, 20, integer(5n))).toEqual([...dated.slice(0, 2), step]);
    expect(replacedFrom([at(25, 1n)], 20, integer(5n))).toEqual([step]);
  });

  it.each([
    ['the first day', '2026-01-01', true],
    ['the day before it', '2025-12-31', false],
    ['the last day', '2028-12-31', true],
    ['the day after it', '2029-01-01', false],
    ['a day that there is not', '2027-02-29', false],
  ])('may begin on %s: %s, %s', async (_, from, good) => {
    const loaded = await loadStudy(await simulationWith({ worlds: ['program', since(from, '300 star')] }), {});
    expect(loaded.ok).toBe(good);
    if (good) return;
    const [problem, ...others] = problemsOf(loaded);
    expect(others).toEqual([]);
    expect(problem!.title).toContain(from);
    expect(shownText(problem!)).toBe(`"${from}"`);
  });

  it('has such settings', async () => {
    const worlds = ['program', { name: 'later', from: '2027-04-01' }];
    const [problem] = problemsOf(await loadStudy(await simulationWith({ worlds }), {}));
    expect(problem).toMatchObject({
      title: 'no `settings` are given that would hold from `2027-04-01` on',
      help: 'add the `settings` that are different from that day on',
    });
    expect(shownText(problem!)).toBe('"2027-04-01"');
  });

  it('shows a value that does not fit where it stands', async () => {
    const problems = problemsOf(
      await loadStudy(await simulationWith({ worlds: ['program', since('2027-04-01', '9_999 star')] }), {}),
    );
    expect(problems.map(shownText)).toEqual(['"9_999 star"']);
  });
});

/** What a problem points at, on one line. */
function shownText(found: EnglishProblem): string {
  const { file, start, end } = primarySpan(found)!;
  return readFileSync(file, 'utf8').slice(start, end).replaceAll(/\s+/g, ' ');
}

describe('a simulation like another', () => {
  async function like(other: string, changes: object): Promise<string> {
    return folder.file(`simulation-${written++}.json`, JSON.stringify({ like: other, ...changes }, null, 2));
  }

  it('takes from it all that it does not say, its numbers one by one, and never its question', async () => {
    const other = await simulationWith({ question: 'Whose?' });
    const own = await like(other, {
      members: 9,
      settings: { gold_stars: '300 star' },
      assumptions: { override: { 'spend.p': { value: 7 } } },
    });
    const { study, question, fingerprints } = expectValue(await loadStudy(own, {}));
    expect(question).toBe(null);
    expect(study.plan.name).toBe('Starbucks Rewards Japan');
    expect(study.spec).toMatchObject({ members: 9, horizon: 36, seed: 'starbucks-japan' });
    expect(study.settings[0]).toEqual(always({ n: 300n * 10n ** 20n, d: 1n }));
    expect(study.spec.behavior).toMatchObject({ spendShape: 7, purchaseRate: 2.05 });
    expect(fingerprints.like).not.toBe(fingerprints.simulation);
  });

  it('finds the files of the other beside the other', async () => {
    const own = await like(join(root, 'simulations/rolling-retailer.json'), {});
    expect(expectValue(await loadStudy(own, {})).study.plan.name).toBe('Rolling Retailer');
  });

  it('shows a problem in the file that says what is wrong', async () => {
    const other = await simulationWith({
      start: '2026-02-30',
      assumptions: { from: ledger, override: { lift: { value: 1 } } },
    });
    const own = await like(other, {
      settings: { gold_starz: '300 star' },
      assumptions: { override: { gravity: { value: 1 } } },
    });
    const places = problemsOf(await loadStudy(own, {})).map((found) => [
      primarySpan(found)!.file === own ? 'own' : 'other',
      shownText(found),
    ]);
    expect(places).toEqual(
      expect.arrayContaining([
        ['other', '"2026-02-30"'],
        ['own', '"300 star"'],
        ['own', '{ "value": 1 }'],
        ['other', '{ "value": 1 }'],
      ]),
    );
    expect(places).toHaveLength(4);
  });

  it('is not like one that is like a third', async () => {
    const other = await simulationWith({});
    const [problem] = problemsOf(await loadStudy(await like(await like(other, {}), {}), {}));
    expect(problem).toMatchObject({
      code: 'simulation-value',
      help: `name \`${basename(other)}\`, and say here what is different from it`,
    });
  });

  it('says what lacks where nothing is named', async () => {
    const problems = problemsOf(await loadStudy(await folder.file('bare.json', '{ "members": 9 }'), {}));
    expect(problems.map(({ title }) => title)).toContain('the file lacks the key `program`');
  });

  it('points at the name of a file that is not there', async () => {
    const own = await like('nowhere.json', {});
    expect(problemsOf(await loadStudy(own, {})).map(shownText)).toEqual(['"nowhere.json"']);
  });
});
