import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import simulation from '../../simulations/starbucks-japan.json' with { type: 'json' };
import { runRegalia } from './run-regalia.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const retailer = 'programs/rolling-retailer/rolling-retailer.regalia';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regalia-bad-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function simulationFile(name: string, changes: Record<string, unknown>): Promise<string> {
  const whole = {
    ...simulation,
    program: join(root, 'programs/starbucks-japan/starbucks-japan.regalia'),
    assumptions: { ...simulation.assumptions, from: join(root, 'simulations/assumptions.json') },
    ...changes,
  };
  return file(name, JSON.stringify(whole, null, 2));
}

/** A clear message, the right code, and nothing of our insides. */
async function refused(args: readonly string[], code: number, ...words: readonly (string | RegExp)[]): Promise<void> {
  const { code: actual, stdout, stderr } = await runRegalia(args);
  const said = stdout + stderr;
  for (const word of words) expect(said).toMatch(word);
  expect(said).not.toMatch(/\bat .*\.(ts|js|mjs):\d+/);
  expect(said).not.toContain('a bug in regalia');
  expect(actual).toBe(code);
}

describe('a program file', () => {
  test('that is empty', async () =>
    refused(['check', await file('empty.regalia', '')], 1, 'file-empty', 'program "Name"'));
  test('that is binary', async () =>
    refused(
      ['check', await file('binary.regalia', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]))],
      3,
      'file-not-text',
      'NUL byte at byte 4',
    ));
  test('that is not UTF-8', async () =>
    refused(
      ['check', await file('latin.regalia', Buffer.from('program "\xff" {}', 'latin1'))],
      3,
      'file-not-text',
      'line 1',
    ));
  test('of 50 MB', async () =>
    refused(
      ['check', await file('large.regalia', Buffer.alloc(50 * 2 ** 20, '# terms\n'))],
      3,
      'file-too-large',
      '50.0 MiB',
    ));
  test('with 10,000 nested brackets', async () => {
    const deep = `program "Deep" { earn a on b = ${'('.repeat(10_000)}1${')'.repeat(10_000)} }`;
    await refused(['check', await file('deep.regalia', deep)], 1, 'syntax-too-deep', 'deep.regalia:1:');
  });
  test('that does not exist', () =>
    refused(['check', join(folder, 'nothing.regalia')], 3, 'file-missing', 'nothing.regalia'));
  test('that is a folder', () => refused(['explain', 'programs', '--history', 'x.csv'], 3, 'is a folder'));
  test('in a folder without programs', () => refused(['check', 'grammar'], 3, 'file-missing', 'no program below'));
});

describe('a simulation file', () => {
  test('with an unknown key', async () =>
    refused(
      ['simulate', await simulationFile('key.json', { horizn: 12 })],
      3,
      'horizn',
      /key\.json:\d+:\d+/,
      'did you mean `horizon`',
    ));
  test.each([0, -1, 1e12])('with %d members', async (members) =>
    refused(
      ['simulate', await simulationFile(`members${members}.json`, { members })],
      3,
      /members(0|-1|1000000000000)\.json:\d+:\d+/,
      /must be at (least|most)/,
    ),
  );
  test('with a setting that is none', async () =>
    refused(
      ['simulate', await simulationFile('setting.json', { settings: { gold_star: '300 star' } })],
      3,
      'did you mean `gold_stars`',
    ));
  test('with a setting in another unit', async () =>
    refused(
      ['simulate', await simulationFile('unit.json', { settings: { gold_stars: '¥300' } })],
      3,
      'as in `250 star`',
    ));
  test('with a setting out of range', async () =>
    refused(
      ['simulate', await simulationFile('range.json', { settings: { gold_stars: '9_000 star' } })],
      3,
      'it runs from 150 star to 400 star',
    ));
  test('whose program does not exist', async () =>
    refused(
      ['simulate', await simulationFile('program.json', { program: 'nowhere.regalia' })],
      3,
      'file-missing',
      'named here',
    ));
  test('that is not JSON', async () =>
    refused(['simulate', await file('not.json', '{ "program": ')], 3, 'simulation-json', /not\.json:\d+:\d+/));
  test('that does not exist', () => refused(['simulate', join(folder, 'none.json')], 3, 'file-missing'));
});

describe('a history', () => {
  const header = 'member,date,event,amount\n';
  const replay = async (name: string, rows: string) => ['replay', retailer, await file(name, rows)];
  test('with a wrong column', async () =>
    refused(
      await replay('column.csv', 'member,date,event,amout\na,2024-01-01,purchase,5\n'),
      3,
      'data-column',
      'did you mean `amount`',
    ));
  test('with a bad date', async () =>
    refused(await replay('date.csv', `${header}a,2024-02-30,purchase,5\n`), 3, 'data-value', 'row 1', '2024-02-30'));
  test('with a negative amount', async () =>
    refused(await replay('negative.csv', `${header}a,2024-02-20,purchase,-5\n`), 3, 'data-value', 'negative'));
  test('with an amount that is no number', async () =>
    refused(await replay('word.csv', `${header}a,2024-02-20,purchase,five\n`), 3, 'data-value', 'five'));
  test('that does not exist', () => refused(['replay', retailer, join(folder, 'none.csv')], 3, 'file-missing'));
  test('of two events under one identity', async () =>
    refused(
      await replay(
        'twice.csv',
        'member,date,event,id,amount\na,2024-01-01,purchase,p1,5\na,2024-01-01,purchase,p1,6\n',
      ),
      3,
      'data-conflict',
    ));
});

describe('the command line', () => {
  test('an unknown command', () => refused(['simulat'], 2, 'unknown command', 'simulate'));
  test('an unknown flag', () => refused(['simulate', '--member', '3'], 2, 'unknown option', '--members'));
  test.each(['0', '-1', '1e12', 'many'])('%s members', (members) =>
    refused(['simulate', `--members=${members}`], 2, 'whole number from 1 to 10,000,000'),
  );
  test('no history', () => refused(['explain', retailer], 2, '--history'));
  test('an impossible date', () =>
    refused(['replay', retailer, 'x.csv', '--until', '2024-02-30'], 2, 'as in 2025-03-31'));
  test('an unknown tier', async () =>
    refused(
      [
        'explain',
        retailer,
        '--history',
        await file('one.csv', 'member,date,event,amount\na,2024-01-01,purchase,5\n'),
        '--why-not',
        'glod',
      ],
      2,
      'did you mean `gold`',
    ));
  test('a tier that several ladders have', async () =>
    refused(
      [
        'explain',
        'test/cases/behavior/year-end.regalia',
        '--history',
        await file('two.csv', 'member,date,event,amount\na,2024-01-01,purchase,5\n'),
        '--why-not',
        'silver',
      ],
      2,
      'write next_year.silver or reviewed.silver',
    ));
  test('an output folder that is a file', async () => {
    const taken = await file('taken', 'keep me');
    await refused(['simulate', '--members', '10', '--replicates', '1', '--out', taken], 3, 'file-unwritable');
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
