import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRegalia } from './run-regalia.ts';

const program = 'programs/customer-grid/customer-grid.regalia';
const history = `member,date,event,amount,margin,score
ann,2026-01-10,purchase,100000,40000,
ann,2026-01-15,survey,,,3
bob,2026-01-11,purchase,50000,10000,
bob,2026-02-15,survey,,,9
bob,2026-02-20,referral,,,
cyd,2026-02-01,purchase,100000,35000,
cyd,2026-03-03,survey,,,10
cyd,2026-03-04,idea,,,
dan,2026-01-10,purchase,90000,40000,
dan,2026-03-15,survey,,,0
`;
let folder = '';
let events = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regalia-grid-'));
  events = join(folder, 'events.csv');
  await writeFile(events, history);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('replay counts the cells at the end of each month, the unknown among them, and scores the answers', async () => {
  const { grid } = JSON.parse((await runRegalia(['replay', program, events, '--json'])).stdout);
  const members = (month: string) =>
    Object.fromEntries(
      grid.mix
        .filter((row: { month: string; members: number }) => row.month === month && row.members > 0)
        .map((row: { cell: string; members: number }) => [row.cell, row.members]),
    );
  expect(members('2026-01')).toEqual({ hostage: 1, 'high unknown': 1, 'low unknown': 1 });
  expect(members('2026-02')).toEqual({ hostage: 1, 'high unknown': 2, 'low promoter': 1 });
  expect(members('2026-03')).toEqual({ angel: 1, hostage: 2, 'low promoter': 1 });
  expect(grid.nps.map(({ score, coverage }: { score: number; coverage: number }) => [score, coverage])).toEqual([
    [-100, 1 / 3],
    [0, 0.5],
    [0, 1],
  ]);
});

test('replay shares out the places of each intervention among the members it is open to', async () => {
  const { grid } = JSON.parse((await runRegalia(['replay', program, events, '--json'])).stdout);
  expect(grid.interventions).toEqual([
    { intervention: 'personal_call', kind: 'care', open: 2, served: 2, unserved: 0, cost: '8000' },
    { intervention: 'help_guide', kind: 'care', open: 0, served: 0, unserved: 0, cost: '0' },
    { intervention: 'flash_weekend', kind: 'offer', open: 0, served: 0, unserved: 0, cost: '0' },
    // Two percent of four members are no whole place.
    { intervention: 'friends', kind: 'ambassadors', open: 1, served: 0, unserved: 1, cost: '0' },
    { intervention: 'idea_park', kind: 'ideas', open: 1, served: 1, unserved: 0, cost: '0' },
  ]);
});

test('replay draws a table for each profit band, so that the unknown are never cut off', async () => {
  const { stdout } = await runRegalia(['replay', program, events]);
  expect(stdout).toMatch(/^high profit .* high unknown$/m);
  expect(stdout).toMatch(/^low profit .* low unknown$/m);
  expect(stdout).toMatch(/^2026-02 +0\.0 +70\.7 +2 +50\.0 %$/m);
});

test('explain says which cell a rule read, by which answer, and what is open to the member', async () => {
  const { stdout } = await runRegalia(['explain', program, '--history', events, '--member', 'cyd']);
  const text = stdout.replace(/\s+/g, ' ');
  expect(text).toContain('profit = ¥35_000 from 2025-03-05 until 2026-03-05; high_profit = ¥30_000');
  expect(text).toContain('customers is angel (survey.score 10 of 2026-03-03)');
  expect(text).toContain('顧客グリッド: エンジェル open to this member: Idea park');
});
