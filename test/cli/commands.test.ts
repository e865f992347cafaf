import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRegalia } from './run-regalia.ts';

const retailer = 'programs/rolling-retailer/rolling-retailer.regalia';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regalia-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('check finds nothing wrong in the programs', async () => {
  const { code, stdout, stderr } = await runRegalia(['check', 'programs']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^\d+ programs, no problems\n$/);
});

test('check reports several problems in one run, in each form', async () => {
  const path = join(folder, 'several.regalia');
  await writeFile(
    path,
    'program "Several" {\n  currency JPX\n  timezone "Asia/Tokio"\n  setting a = 3, what-if 4 to 5 step 1\n}\n',
  );
  const terminal = await runRegalia(['check', path]);
  expect(terminal.code).toBe(1);
  expect(terminal.stdout).toContain('3 errors, 1 warning');
  const json = JSON.parse((await runRegalia(['check', '--json', path])).stdout);
  expect(json.problems.map((p: { code: string; line: number }) => [p.code, p.line])).toEqual([
    ['name-unknown', 2],
    ['name-unknown', 3],
    ['setting-unused', 4],
    ['setting-range', 4],
  ]);
  const github = await runRegalia(['check', '--format', 'github', path]);
  expect(github.stdout).toMatch(/^::error file=.*several\.regalia,line=2,/m);
});

test('check reasons about a program, and the witness can be pasted', async () => {
  const path = join(folder, 'gap.regalia');
  const text = `program "Gap" {
  currency JPY
  timezone "Asia/Tokyo"
  event purchase { amount: money }
  measure spend = sum of purchase.amount in last 12 months
  measure orders = count of purchase in last 12 months
  ladder rank {
    base tier member
    tier silver when spend >= ¥10_000 and orders >= 3
    tier gold when spend >= ¥50_000 and orders >= 2
    attain at once
    lasts for 12 months
    downgrade to the tier earned
  }
}
`;
  await writeFile(path, text);
  const terminal = await runRegalia(['check', path]);
  expect([terminal.code, terminal.stdout.includes('warning[tier-gap]')]).toEqual([0, true]);
  const { problems } = JSON.parse((await runRegalia(['check', '--json', path])).stdout);
  await writeFile(path, text.replace(/\}\n$/, `${problems[0].witness}\n}\n`));
  expect((await runRegalia(['test', path])).stdout).toContain('1 examples passed, 0 failed');
});

test('fmt rewrites a file once, and --check says so before', async () => {
  const path = join(folder, 'format.regalia');
  const canonical = await readFile(retailer, 'utf8');
  await writeFile(path, canonical.replaceAll('  ', ' '));
  expect((await runRegalia(['fmt', '--check', path])).code).toBe(1);
  expect((await runRegalia(['fmt', path])).code).toBe(0);
  expect(await readFile(path, 'utf8')).toBe(canonical);
  const again = await runRegalia(['fmt', '--check', path]);
  expect([again.code, again.stdout]).toEqual([0, '']);
});

test('fmt leaves a file with errors as it is', async () => {
  const path = join(folder, 'broken.regalia');
  await writeFile(path, 'program "Broken" {\n currency JPY\n ladder {\n}\n');
  const { code } = await runRegalia(['fmt', path]);
  expect(code).toBe(1);
  expect(await readFile(path, 'utf8')).toBe('program "Broken" {\n currency JPY\n ladder {\n}\n');
});

test('test passes every example of the programs', async () => {
  const { code, stdout } = await runRegalia(['test', 'programs']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+ examples passed, 0 failed, in \d+ programs$/m);
});

test('test shows where an example fails, and what is there instead', async () => {
  const path = join(folder, 'failing.regalia');
  await copyFile('programs/stamp-card/carry-card.regalia', path);
  await writeFile(path, (await readFile(path, 'utf8')).replace('then stamp is 3 stamp', 'then stamp is 4 stamp'));
  const { code, stdout, stderr } = await runRegalia(['test', path]);
  expect(code).toBe(1);
  expect(stdout).toContain('2 examples passed, 1 failed, in 1 program');
  expect(stderr).toContain('error[example-failed]');
  expect(stderr).toContain('expected 4 stamp, found 3 stamp');
});

const history = `member,date,event,id,refers,amount
ann,2024-03-10,purchase,p1,,600
ann,2024-04-05,return,r1,p1,200
bob,2024-03-01,purchase,p1,,100
`;

test('explain shows postings with rule, line and values read, and what is missing', async () => {
  const path = join(folder, 'history.csv');
  await writeFile(path, history);
  const args = ['explain', retailer, '--history', path, '--member', 'ann', '--on', '2024-05-02', '--why-not', 'gold'];
  const { code, stdout } = await runRegalia(args);
  expect(code).toBe(0);
  expect(stdout).toContain('+600 point Point, earned; balance 600 point');
  expect(stdout).toMatch(/earn point on purchase \(programs\/rolling-retailer\/rolling-retailer\.regalia:\d+\)/);
  expect(stdout).toMatch(/spend =\s+£600\s+from\s+2023-04-01\s+until\s+2024-04-01/);
  expect(stdout).toContain('-200 point Point, reversed, counted on 2024-03-10; balance 400 point');
  expect(stdout).toMatch(
    /Rank: Silver → Member \(behavior\)\n\s+spend = £400 from 2023-05-01 until 2024-05-01; silver_spend = £500\n/,
  );
  expect(stdout).toContain('£1_600 more spend (has £400 of £2_000) and 5 more orders (has 1 of 6)');
  const json = JSON.parse((await runRegalia([...args, '--json'])).stdout);
  expect(json.tiers).toEqual([{ ladder: 'rank', tier: 'member' }]);
  expect(json.balances).toEqual([{ ledger: 'point', balance: '400 point', available: '400 point' }]);
});

test('explain says by when, what comes next, and what something would do', async () => {
  const path = join(folder, 'next.csv');
  await writeFile(path, history);
  const args = ['explain', retailer, '--history', path, '--member', 'ann', '--on', '2024-05-02', '--why-not', 'gold'];
  const { code, stdout } = await runRegalia([...args, '--next', '--event', 'purchase amount £50']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/5 more orders \(has 1 of 6\) by\s+2024-05-31/);
  expect(stdout).toContain('It is judged at the review on 2024-06-01.');
  expect(stdout).toContain('Point: 400 point lapse on 2025-04-01');
  expect(stdout).toContain('Then Point: 450 point.');
  const json = JSON.parse((await runRegalia([...args, '--event', 'purchase amount £50', '--json'])).stdout);
  expect(json.whyNot).toMatchObject({ held: 'member', review: '2024-06-01' });
  expect(json.whyNot.ways[0][0]).toMatchObject({ by: '2024-05-31', have: '£400', need: '£2_000', short: '£1_600' });
  expect(json.trial.balances).toEqual([{ ledger: 'point', balance: '450 point' }]);
  const wrong = await runRegalia([...args, '--event', 'purchse amount £50']);
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    'error: --event: `purchse` is not an event; did you mean `purchase`?\n',
  ]);
});

test('test shows coverage in the terminal, as JSON and as a page, and fails below a percentage', async () => {
  const path = join(folder, 'covered.regalia');
  await copyFile('programs/stamp-card/stamp-card.regalia', path);
  const page = join(folder, 'coverage.html');
  const shown = await runRegalia(['test', '--coverage', '--html', page, path]);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toMatch(/4 of 4 sides touched by \d examples \(100 %\)/);
  expect(await readFile(page, 'utf8')).toContain('<!doctype html>');
  const json = JSON.parse((await runRegalia(['test', '--coverage', '--json', path])).stdout);
  expect(json.programs[0].coverage).toMatchObject({ touched: 4, total: 4, percent: 100 });
  const text = await readFile(path, 'utf8');
  await writeFile(path, `${text.slice(0, text.indexOf('  example "a full card'))}}\n`);
  expect((await runRegalia(['test', '--at-least', '50', path])).code).toBe(0);
  const low = await runRegalia(['test', '--at-least', '51', path]);
  expect(low.code).toBe(1);
  expect(low.stderr).toContain('touch 2 of 4 sides, 50 %; at least 51 % is asked for');
});

test('explain asks which of several members', async () => {
  const path = join(folder, 'several.csv');
  await writeFile(path, history);
  const { code, stderr } = await runRegalia(['explain', retailer, '--history', path]);
  expect(code).toBe(3);
  expect(stderr).toContain('choose one with --member');
});

test('replay gives the same result for any order of rows, and ties out', async () => {
  const rows = history.trimEnd().split('\n');
  const inOrder = join(folder, 'in-order.csv');
  const reversed = join(folder, 'reversed.csv');
  await writeFile(inOrder, `${rows.join('\n')}\n`);
  await writeFile(reversed, `${[rows[0], ...rows.slice(1).reverse()].join('\n')}\n`);
  const first = JSON.parse((await runRegalia(['replay', retailer, inOrder, '--json'])).stdout);
  const second = JSON.parse((await runRegalia(['replay', retailer, reversed, '--json'])).stdout);
  expect({ ...second, import: null }).toEqual({ ...first, import: null });
  expect(first.untied).toBe(0);
  expect(first.ledgers[0]).toMatchObject({ issued: '700', reversed: '200', outstanding: '500' });
  const months = first.ledgers[0].rollForward;
  expect(months[0].opening).toBe('0');
  expect(months.at(-1).closing).toBe('500');
  for (const { difference } of months) expect(difference).toBe('0');
});

test('simulate gives the same bytes for the same seed on any number of workers', async () => {
  const [page, other] = [join(folder, 'one.html'), join(folder, 'two.html')];
  const args = ['simulate', '--members', '1100', '--replicates', '2', '--seed', 'same', '--json'];
  const one = await runRegalia([...args, '--workers', '1', '--report', page]);
  const two = await runRegalia([...args, '--workers', '2', '--report', other]);
  expect(await readFile(other, 'utf8')).toBe(await readFile(page, 'utf8'));
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(two.stdout).toBe(one.stdout);
  const { manifest, rows } = JSON.parse(one.stdout);
  expect(manifest).toMatchObject({ seed: 'same', replicates: 2, members: 1100, worlds: ['program', 'none'] });
  expect(manifest.sha256.program).toMatch(/^[0-9a-f]{64}$/);
  expect(rows.find((row: { metric: string }) => row.metric === 'pts.untied')).toMatchObject({ median: 0, p95: 0 });
  const luck = await runRegalia(['simulate', '--members', '1100', '--replicates', '2', '--seed', 'other', '--json']);
  expect(JSON.parse(luck.stdout).rows).not.toEqual(rows);
}, 120_000);

test('simulate writes rows with the points and a manifest, a page to keep, and one sentence at the end', async () => {
  const out = join(folder, 'forecast');
  const report = join(folder, 'forecast.html');
  const { code, stdout } = await runRegalia([
    'simulate',
    '--members',
    '300',
    '--replicates',
    '2',
    '--out',
    out,
    '--report',
    report,
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Over 36 months: Gold Star member\s+goes\s+from/);
  const csv = await readFile(join(out, 'rows.csv'), 'utf8');
  expect(csv.split('\n')[0]).toBe(
    'metric,world,month,tier,to,cell,cause,ledger,intervention,benefit,unit,median,p05,p95',
  );
  expect((await readFile(join(out, 'rows.parquet'))).subarray(0, 4).toString()).toBe('PAR1');
  expect(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')).files).toHaveLength(4);
  const points = (await readFile(join(out, 'points.csv'), 'utf8')).trimEnd().split('\n').slice(1);
  expect(points).toHaveLength(2 * 2 * 37);
  for (const point of points) expect(Number(point.split(',').at(-1))).toBe(0);
  const page = await readFile(report, 'utf8');
  expect(page).toContain('every one ties out');
}, 120_000);

test('help names every command and the exit codes', async () => {
  const { code, stdout } = await runRegalia(['--help']);
  expect(code).toBe(0);
  for (const command of ['check', 'fmt', 'test', 'explain', 'replay', 'simulate'])
    expect(stdout).toContain(`  ${command} `);
  expect(stdout).toContain('Exit codes: 0 clean');
});
