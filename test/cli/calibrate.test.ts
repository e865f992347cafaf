import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { WriteStream } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import simulation from '../../simulations/starbucks-japan.json' with { type: 'json' };
import { formatDay, parseDay } from '../../src/base/calendar.ts';
import { PARETO_NBD } from '../../src/calibration/pareto-nbd.ts';
import { calibrateCommand } from '../../src/cli/commands/calibrate.ts';
import { Console } from '../../src/cli/console.ts';
import { cellWidth } from '../../src/report/cells.ts';
import { FIRST, madeBuyers } from '../calibration/made-buyers.ts';
import { isRunning, runRegalia, startRegalia } from './run-regalia.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let purchases = '';
const split = formatDay(FIRST + 7 * 40 - 1);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regalia-calibrate-'));
  purchases = join(folder, 'purchases.csv');
  const buyers = madeBuyers(PARETO_NBD, [0.9, 6, 0.8, 12], 400, 60);
  const rows = buyers.flatMap(({ days, spends }, i) =>
    days.map((day, d) => `m${i},${formatDay(day)},${spends[d]!.toFixed(2)}`),
  );
  await writeFile(purchases, ['member,date,amount', ...rows].join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const quick = ['--split', split, '--bootstrap', '3', '--models', 'nbd,pareto-nbd,mbg-nbd'];

describe('regalia calibrate', () => {
  test('prints what machines need, and the same bytes again', async () => {
    const out = join(folder, 'population.json');
    const args = ['calibrate', purchases, ...quick, '--json', '--out', out];
    const first = await runRegalia(args);
    expect(first.code).toBe(0);
    const result = JSON.parse(first.stdout);
    expect(result.data).toMatchObject({ customers: 400, split });
    expect(result.data.holdoutRepeats).toBe(result.holdout.actual);
    expect(result.models.map(({ model }: { model: string }) => model)).toEqual(['NBD', 'Pareto/NBD', 'MBG/NBD']);
    expect(Object.keys(result.models[1].parameters)).toEqual(['r', 'alpha', 's', 'beta']);
    expect(result.chosen).toBe('Pareto/NBD');
    expect(result.holdout).toMatchObject({
      mae: expect.any(Number),
      rmse: expect.any(Number),
      bias: expect.any(Number),
      cumulativeMape: expect.any(Number),
      reach: { actual: expect.any(Number), predicted: expect.any(Number) },
      interval: { purchases: { low: expect.any(Number), high: expect.any(Number) } },
    });
    expect(Object.keys(result.spend.parameters)).toEqual(['p', 'q', 'gamma']);
    const population = await readFile(out, 'utf8');
    expect(population).not.toContain(folder);
    const again = await runRegalia(args);
    expect(again.stdout).toBe(first.stdout);
    expect(await readFile(out, 'utf8')).toBe(population);
  }, 90_000);

  test('shows people the rows, the models, the holdout and what the data cannot tell', async () => {
    const { code, stdout, stderr } = await runRegalia(['calibrate', purchases, ...quick]);
    expect(code).toBe(0);
    for (const words of [
      'purchases',
      'Pareto/NBD',
      'Holdout',
      'same rate as before',
      'What these data cannot tell',
      'seasonality is not modeled',
    ])
      expect(stdout).toContain(words);
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(stderr).toContain('--out FILE');
  });

  test('says all of it in Japanese, in columns that line up', async () => {
    const { code, stdout } = await runRegalia(['calibrate', purchases, ...quick], { LC_ALL: 'ja_JP.UTF-8' });
    expect(code).toBe(0);
    for (const words of ['検証期間', '以前と同じ率', 'このデータからはわからないこと', '季節性はモデルに入っていない'])
      expect(stdout).toContain(words);
    // Names of models and measures are said as the field says them; no two English words stand side by side.
    expect(stdout.replace(/`[^`]*`|Gamma-Gamma [pq]/g, '')).not.toMatch(/[a-z]{2,} [a-z]{2,}/i);
    const narrow = stdout.split('\n').filter((line) => cellWidth(line, {}) > 100);
    expect(narrow).toEqual([]);
    const { cautions, chosenBy } = JSON.parse(
      (await runRegalia(['calibrate', purchases, ...quick, '--json'], { LC_ALL: 'ja_JP.UTF-8' })).stdout,
    );
    expect([chosenBy, ...cautions.map(({ text }: { text: string }) => text)].join()).not.toMatch(
      /[a-z]{2,} [a-z]{2,}/i,
    );
  }, 90_000);

  test('gives simulate its population', async () => {
    const population = join(folder, 'kept.json');
    await runRegalia(['calibrate', purchases, ...quick, '--out', population]);
    const study = {
      ...simulation,
      program: join(root, 'programs/starbucks-japan/starbucks-japan.regalia'),
      warmup: 6,
      horizon: 3,
      population: { purchase: { ...simulation.population.purchase, population }, joinSpread: 6 },
      assumptions: { from: join(root, 'simulations/assumptions.json') },
    };
    const path = join(folder, 'study.json');
    await writeFile(path, JSON.stringify(study));
    const { code, stdout } = await runRegalia(['simulate', path, '--members', '400', '--replicates', '1', '--json']);
    expect(code).toBe(0);
    const { manifest, rows } = JSON.parse(stdout);
    expect(manifest.sha256.population).toMatch(/^[0-9a-f]{64}$/);
    const active = rows.filter(
      ({ metric, world }: { metric: string; world: string }) => metric === 'members.active' && world === 'none',
    );
    // Members there at the start have stayed until then; some have left since.
    expect(active[0].median).toBe(400);
    expect(active.at(-1).median).toBeLessThan(active[0].median);

    await writeFile(
      path,
      JSON.stringify({
        ...study,
        assumptions: { ...study.assumptions, override: { 'purchase.r': { value: 1 } } },
      }),
    );
    const refused = await runRegalia(['simulate', path]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('`purchase.r` has its value from the population file');
  }, 90_000);

  test.each([
    ['a day that leaves no holdout', ['--split', '2030-01-01'], 2, 'leaves nothing to judge by'],
    ['a day before all purchases', ['--split', '2020-01-01'], 2, 'leaves nothing to fit'],
    ['a model there is not', ['--models', 'pareto'], 2, 'pareto-nbd'],
    ['a column there is not', ['--date', 'dtae'], 3, '`dtae`'],
  ])('refuses %s', async (_, args, exit, words) => {
    const { code, stderr } = await runRegalia(['calibrate', purchases, '--bootstrap', '0', ...args]);
    expect(code).toBe(exit);
    expect(stderr).toContain(words);
  });

  test('ended by Ctrl-C, shows and keeps what rests on the samples drawn so far', { timeout: 120_000 }, async () => {
    const out = join(folder, 'stopped.json');
    const many = ['--split', split, '--models', 'nbd,pareto-nbd', '--bootstrap', '10000', '--json', '--out', out];
    const { child, finished } = startRegalia(['calibrate', purchases, ...many]);
    // Two models fitted twice are 40 pieces of work; what is done beyond them are samples.
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (text: string) => {
        const done = /calibrating: ([\d,]+)\//.exec(text)?.[1]?.replaceAll(',', '');
        if (Number(done) > 40) resolve();
      });
      void finished.then(() => resolve());
    });
    child.kill('SIGINT');
    const { code, stdout, stderr } = await finished;
    expect(code).toBe(130);
    expect(isRunning(child.pid!)).toBe(false);
    const { bootstrap, chosen, holdout } = JSON.parse(stdout);
    expect(stderr).toContain(`stopped: intervals rest on ${bootstrap} of 10000 samples`);
    expect(bootstrap).toBeGreaterThan(0);
    expect(bootstrap).toBeLessThan(10_000);
    expect(chosen).toBe('Pareto/NBD');
    expect(holdout.interval.purchases.low).toBeLessThan(holdout.interval.purchases.high);
    expect(JSON.parse(await readFile(out, 'utf8')).draws).toHaveLength(bootstrap);
  });

  test('ended by Ctrl-C before a model is chosen, writes nothing', { timeout: 120_000 }, async () => {
    const out = join(folder, 'nothing.json');
    const said: string[] = [];
    const sink = () =>
      new Writable({
        write(text, _, done) {
          said.push(String(text));
          done();
        },
      }) as WriteStream;
    const own = new Console(sink(), sink(), { CI: '1' }, 'en');
    const day = parseDay(split)!;
    const running = calibrateCommand(own, purchases, { split: day, bootstrap: 3, seed: '1', out, json: true });
    const before = process.listenerCount('SIGINT');
    while (process.listenerCount('SIGINT') === before) await setImmediate();
    process.emit('SIGINT');
    expect(await running).toBe(130);
    expect(said.join('')).toBe('stopped: nothing was fitted to the end, and nothing is written\n');
    await expect(readFile(out)).rejects.toThrow('ENOENT');
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  test('refuses customers of whom nobody came back', async () => {
    const path = join(folder, 'once.csv');
    await writeFile(path, 'member,date\na,2024-01-01\nb,2024-02-01\nc,2024-03-01\n');
    const { code, stderr } = await runRegalia(['calibrate', path]);
    expect(code).toBe(3);
    expect(stderr).toContain('nobody bought twice');
  });
});
