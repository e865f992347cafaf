import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import ledger from '../../simulations/assumptions.json' with { type: 'json' };
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { isRunning, runRegalia, startRegalia } from './run-regalia.ts';

const folder = await temporaryFolder();
const PATIENCE = 180_000;
/** More bytes than a checkpoint has of one run. */
const SEVERAL_RUNS = 100_000;

const uncertain = new Set(ledger.assumptions.filter(({ low, high }) => low < high).map(({ id }) => id));
const simulate = (...args: string[]) => runRegalia(['simulate', '--workers', '2', '--members', '40', ...args]);

interface Bar {
  readonly id: string;
  readonly low: number;
  readonly high: number;
}

describe('regalia simulate --tornado', () => {
  test('moves one assumption after the other to both ends, the strongest first', { timeout: PATIENCE }, async () => {
    const page = join(folder.path, 'tornado.html');
    const asked = ['--replicates', '1', '--tornado', 'members.active', '--json', '--report', page];
    const { code, stdout, stderr } = await simulate(...asked);
    expect([code, stderr]).toEqual([0, `wrote ${page}\n`]);
    const { number, tornado } = JSON.parse(stdout) as { number: { base: number }; tornado: Bar[] };
    expect(tornado.filter(({ id }) => !uncertain.has(id))).toEqual([]);
    const reach = tornado.map(({ low, high }) => Math.max(low, high, 0) - Math.min(low, high, 0));
    expect(reach[0]).toBeGreaterThan(0);
    expect(reach).toEqual(reach.toSorted((a, b) => b - a));
    expect(await readFile(page, 'utf8')).toContain(tornado[0]!.id);

    // In the middle stands what a simulation says that holds all assumptions at their values.
    const plain = ['--replicates', '1', '--without', 'assumptions', '--without', 'imputation', '--json'];
    const { rows } = JSON.parse((await simulate(...plain)).stdout) as { rows: Record<string, unknown>[] };
    const active = rows.filter(({ metric, world }) => metric === 'members.active' && world === 'program');
    expect(active.at(-1)!.median).toBe(number.base);
  });

  test('asks for a number that there is', { timeout: PATIENCE }, async () => {
    const { code, stdout, stderr } = await simulate('--tornado', 'members.actve');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('`members.actve`');
  });
});

describe('regalia simulate --screen', () => {
  test('ends wherever the ranges lead to, and says which assumptions matter', { timeout: PATIENCE }, async () => {
    const asked = ['--replicates', '2', '--screen', 'members.active'];
    const { code, stdout } = await simulate(...asked, '--json');
    expect(code).toBe(0);
    const { screening } = JSON.parse(stdout) as { screening: { id: string; strength: number }[] };
    const found = screening.map(({ id }) => id);
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((id) => !uncertain.has(id))).toEqual([]);
    expect(found.indexOf('leave.chance')).toBeLessThan(found.length / 2);

    const drawn = await simulate('--replicates', '1', '--screen', 'members.active');
    expect(drawn.code).toBe(0);
    expect(drawn.stdout).toMatch(/\d+ of \d+ assumptions are at least a tenth as strong as the strongest\./);
  });
});

test('Ctrl-C in a screening shows what the finished runs say, and ends', { timeout: PATIENCE }, async () => {
  const path = join(folder.path, 'screening.checkpoint');
  const asked = ['--members', '200', '--replicates', '40', '--screen', 'members.active', '--json', '--workers', '2'];
  const { child, finished } = startRegalia(['simulate', ...asked, '--checkpoint', path]);
  const size = async () => (await stat(path).catch(() => ({ size: 0 }))).size;
  while (child.exitCode === null && (await size()) < SEVERAL_RUNS) await sleep(20);
  child.kill('SIGINT');
  const { code, stdout, stderr } = await finished;
  expect(code).toBe(130);
  expect(isRunning(child.pid!)).toBe(false);
  const [, done, all] = /stopped: (\d+) of (\d+) runs were finished/.exec(stderr) ?? [];
  expect(Number(done)).toBeGreaterThan(1);
  expect(Number(done)).toBeLessThan(Number(all));
  const { screening } = JSON.parse(stdout) as { screening: { id: string }[] };
  expect(screening.length).toBeGreaterThan(0);
});

describe('regalia simulate --until', () => {
  test('stops as soon as the number is precise enough', { timeout: PATIENCE }, async () => {
    const { code, stdout, stderr } = await simulate('--until', 'mcse(members.active)<50%', '--json');
    expect(code).toBe(0);
    const { manifest } = JSON.parse(stdout) as { manifest: { replicates: number } };
    expect(stderr).toContain(`precise enough after ${manifest.replicates} replicates`);
    expect(manifest.replicates).toBe(20);
  });

  test('says what is not yet precise when all replicates are made', { timeout: PATIENCE }, async () => {
    const { code, stderr } = await simulate('--replicates', '5', '--until', 'mcse(members.active)<0.001%', '--json');
    expect(code).toBe(0);
    expect(stderr).toContain('not yet precise enough after 5 replicates: members.active');
  });

  test('asks for a rule that can be read', async () => {
    const { code, stdout, stderr } = await simulate('--until', 'often');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('mcse<0.5%');
  });
});
