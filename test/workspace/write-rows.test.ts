import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import type { Row } from '../../src/analysis/row.ts';
import { writeFolder } from '../../src/workspace/write-folder.ts';
import { writeRows } from '../../src/workspace/write-rows.ts';
import { expectValue, problemsOf } from './outcomes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = await temporaryFolder();

const rows: readonly Row[] = [
  {
    metric: 'tier.share',
    world: 'program',
    month: 0,
    tier: 'gold, "x"',
    unit: 'share',
    median: 0.1,
    p05: 1 / 3,
    p95: 1,
  },
  { metric: 'members', world: 'nothing', month: 12, unit: 'members', median: 1e21, p05: -0.5, p95: 2 ** 53 },
];

test('rows go out as CSV, JSON and Parquet with the points and a manifest that vouches for all', async () => {
  const out = join(folder.path, 'deep', "it's", 'out');
  const points = [[1, 'program', 'star', 0, '0', '7.5', '2.5', '0', '0', '0', '0', '5.0', '0']];
  const paths = expectValue(await writeRows(out, rows, points, { seed: 'abc', settings: { gold: '250' } }));
  const names = ['rows.csv', 'rows.json', 'rows.parquet', 'points.csv', 'manifest.json'];
  expect(paths).toEqual(names.map((name) => join(out, name)));
  expect(JSON.parse(await readFile(join(out, 'rows.json'), 'utf8'))).toEqual(rows);
  expect(await readFile(join(out, 'points.csv'), 'utf8')).toBe(
    'replicate,world,ledger,month,opening,issued,redeemed,expired,reversed,cleared,converted,closing,difference\n' +
      '1,program,star,0,0,7.5,2.5,0,0,0,0,5.0,0\n',
  );
  expect(await readFile(join(out, 'rows.csv'), 'utf8')).toBe(
    'metric,world,month,tier,to,cell,cause,ledger,intervention,benefit,unit,median,p05,p95\n' +
      'tier.share,program,0,"gold, ""x""",,,,,,,share,0.1,0.3333333333333333,1.0\n' +
      'members,nothing,12,,,,,,,,members,1e+21,-0.5,9007199254740992.0\n',
  );
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const read = await connection.runAndReadAll('SELECT * FROM read_parquet($1)', [join(out, 'rows.parquet')]);
  expect(read.getRowObjectsJS()[0]).toEqual({
    ...rows[0],
    to: null,
    cell: null,
    cause: null,
    ledger: null,
    intervention: null,
    benefit: null,
  });
  connection.closeSync();
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({ seed: 'abc', settings: { gold: '250' }, rows: 2 });
  for (const { name, bytes, sha256 } of manifest.files) {
    const content = await readFile(join(out, name));
    expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
  }
});

test('the same rows give the same bytes, and other files of the folder are left alone', async () => {
  const out = join(folder.path, 'again');
  await mkdir(out);
  await writeFile(join(out, 'notes.txt'), 'mine');
  expectValue(await writeRows(out, rows.slice(1), [], { run: 1 }));
  expectValue(await writeRows(out, rows, [], { run: 2 }));
  const other = join(folder.path, 'other');
  expectValue(await writeRows(other, rows, [], { run: 2 }));
  for (const name of await readdir(other)) {
    expect(await readFile(join(out, name))).toEqual(await readFile(join(other, name)));
  }
  expect((await readdir(out)).sort()).toEqual([
    'manifest.json',
    'notes.txt',
    'points.csv',
    'rows.csv',
    'rows.json',
    'rows.parquet',
  ]);
});

test('a file in the way is refused and stays as it is', async () => {
  const path = await folder.file('taken', 'mine');
  const [problem] = problemsOf(await writeRows(path, rows, [], {}));
  expect(problem).toMatchObject({
    code: 'file-unwritable',
    title: `\`${path}\` is a file, and a folder is to be written there`,
  });
  expect(await readFile(path, 'utf8')).toBe('mine');
  const below = problemsOf(await writeRows(join(path, 'below'), rows, [], {}));
  expect(below[0]).toMatchObject({ code: 'file-unwritable' });
  expect(below[0]?.title).toContain('a part of the path is a file');
});

test('what fails half way leaves no trace', async () => {
  const parent = join(folder.path, 'half');
  await mkdir(join(parent, 'old'), { recursive: true });
  await writeFile(join(parent, 'old', 'seal'), 'old');
  const fill = async (draft: string) => {
    await writeFile(join(draft, 'data'), 'new');
    await stat(join(draft, 'no such file'));
  };
  for (const name of ['new', 'old']) {
    const [problem] = problemsOf(await writeFolder(join(parent, name), ['data', 'seal'], fill));
    expect(problem?.code).toBe('file-unwritable');
  }
  expect(await readdir(parent)).toEqual(['old']);
  expect(await readdir(join(parent, 'old'))).toEqual(['seal']);
});
