import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { missingColumn, openTable } from '../../src/workspace/table.ts';
import { inEnglish } from '../english.ts';
import { expectValue, problemsOf } from './outcomes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = await temporaryFolder();

/** Row numbers and cells of some columns, sorted by the first. */
async function read(path: string, columns: readonly string[]) {
  const table = expectValue(await openTable(path));
  const rows: unknown[] = [];
  const sorted = expectValue(await table.sorted(columns[0]!, columns));
  for await (const batch of sorted) rows.push(...batch.map(({ number, cells }) => [number, ...(cells ?? ['broken'])]));
  await table.close();
  return { columns: table.columns, rows };
}

async function refusal(path: string, column = 'a') {
  const table = await openTable(path);
  if (!table.ok) return table.problems.map(inEnglish).map((p) => [p.code, p.title.replace(path, 'FILE')]);
  const problems = problemsOf(await table.value.sorted(column, [column]));
  await table.value.close();
  return problems.map((p) => [p.code, p.title.replace(path, 'FILE')]);
}

const PEOPLE = 'id,amount\nb,0.10\na,12345678901234567890.123456789\n,\nb,007\n';
const SORTED = [
  [3, null, null],
  [2, 'a', '12345678901234567890.123456789'],
  [1, 'b', '0.10'],
  [4, 'b', '007'],
];

test.each([
  ['CSV', 'people.csv', PEOPLE],
  ['CSV with gzip', 'people.csv.gz', gzipSync(PEOPLE)],
  ['gzip without its extension', 'people', gzipSync(PEOPLE)],
  ['line breaks of Windows and a byte order mark', 'windows.csv', `\uFEFF${PEOPLE.replaceAll('\n', '\r\n')}`],
  ['semicolons', 'semi.csv', PEOPLE.replaceAll(',', ';')],
  ['tabs', 'people.tsv', PEOPLE.replaceAll(',', '\t')],
  [
    'JSON lines',
    'people.jsonl',
    '{"id":"b","amount":0.10}\n{"id":"a","amount":12345678901234567890.123456789}\n{"id":null}\n{"id":"b","amount":"007"}\n',
  ],
])('a table is read exactly and in order: %s', async (_, name, content) => {
  const { rows } = await read(await folder.file(name, content), ['id', 'amount']);
  expect(rows).toEqual(SORTED);
});

test('Parquet gives decimals in full and times as text', async () => {
  const path = join(folder.path, 'people.parquet');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `COPY (SELECT 'b' AS id, 0.10::DECIMAL(38, 2) AS amount, 0.1::DOUBLE AS shown, TIMESTAMP '2024-02-29 18:30:00' AS t
     UNION ALL SELECT 'a', 123456789012345678901234567890123456.78, 1e-7, NULL) TO '${path}'`,
  );
  connection.closeSync();
  const { columns, rows } = await read(path, ['id', 'amount', 'shown', 't']);
  expect(columns).toEqual(['id', 'amount', 'shown', 't']);
  expect(rows).toEqual([
    [2, 'a', '123456789012345678901234567890123456.78', '1e-07', null],
    [1, 'b', '0.10', '0.1', '2024-02-29 18:30:00'],
  ]);
});

test('quotes, line breaks in cells and columns that differ only in case are kept apart', async () => {
  const path = await folder.file('odd [1]*.csv', 'a,A,"say ""x"", y",\n"1\n2",#3,"q""",last\n');
  const { columns, rows } = await read(path, ['A', 'a', 'say "x", y', 'column 4']);
  expect(columns).toEqual(['a', 'A', 'say "x", y', 'column 4']);
  expect(rows).toEqual([[1, '#3', '1\n2', 'q"', 'last']]);
});

test('a name cannot break out of the query', async () => {
  const name = `x') --"; DROP`;
  const path = await folder.file('inject.jsonl', `${JSON.stringify({ [name]: 'safe' })}\n`);
  expect((await read(path, [name])).rows).toEqual([[1, 'safe']]);
});

test('a header alone is a table without rows', async () => {
  expect(await read(await folder.file('head.csv', 'a,b'), ['a'])).toEqual({ columns: ['a', 'b'], rows: [] });
});

test('a line of JSON that is no object comes as a broken row', async () => {
  const path = await folder.file('broken.jsonl', '{"a":"2"}\n[1]\n{"a":"1",}\n');
  expect((await read(path, ['a'])).rows.toSorted()).toEqual([
    [1, '2'],
    [2, 'broken'],
    [3, 'broken'],
  ]);
});

test('many rows come in batches, in the order of the file where equal', async () => {
  const lines = Array.from({ length: 30_000 }, (_, i) => `${i % 3},${i}`).join('\n');
  const table = expectValue(await openTable(await folder.file('many.csv', `k,v\n${lines}\n`)));
  const sizes: number[] = [];
  const values: number[] = [];
  for await (const batch of expectValue(await table.sorted('k', ['v']))) {
    sizes.push(batch.length);
    values.push(...batch.map(({ cells }) => Number(cells?.[0])));
  }
  await table.close();
  expect(sizes.length).toBeGreaterThan(5);
  expect(values).toEqual([0, 1, 2].flatMap((k) => Array.from({ length: 10_000 }, (_, i) => 3 * i + k)));
});

test.each([
  [
    'too few cells',
    'few.csv',
    'a,b\n1,2\n3\n',
    'data-value',
    '`FILE`, line 3: 1 cells, where the header has 2 columns',
  ],
  [
    'too many cells',
    'more.csv',
    'a,b\n1,2,3\n',
    'data-value',
    '`FILE`, line 2: 3 cells, where the header has 2 columns',
  ],
  [
    'an open quote',
    'quote.csv',
    'a,b\n1,"2\n',
    'data-value',
    '`FILE`, line 2: a quoted cell is not closed, or something follows its closing quote',
  ],
  [
    'not UTF-8',
    'latin.csv',
    Buffer.from('a,b\n1,2\n\xe9,2\n', 'latin1'),
    'data-value',
    '`FILE`, line 3: the text is not UTF-8',
  ],
  [
    'mixed line breaks',
    'mixed.csv',
    'a,b\r\n1,2\n3,4\r\n',
    'file-unreadable',
    '`FILE` cannot be read as a table: its lines end in different ways, or its quotes do not match',
  ],
  ['a column twice', 'twice.csv', 'a,b,a\n', 'data-column', 'the header of `FILE` has two columns `a`'],
  ['an open quote in the header', 'open.csv', 'a,"b\n1,2\n', 'data-column', 'the header of `FILE` has no end'],
  [
    'nothing',
    'empty.csv',
    '',
    'file-unreadable',
    '`FILE` is not a table that can be read: it is empty: not even a header',
  ],
  [
    'binary',
    'binary.csv',
    Buffer.from([1, 0, 2]),
    'file-unreadable',
    '`FILE` is not a table that can be read: it is binary, and neither Parquet nor gzip',
  ],
  [
    'only called Parquet',
    'not.parquet',
    'a,b\n',
    'file-unreadable',
    '`FILE` is not a table that can be read: it is not Parquet: the mark `PAR1` is not at its start',
  ],
  [
    'broken Parquet',
    'broken.parquet',
    'PAR1 and nothing more of it',
    'file-unreadable',
    expect.stringContaining('`FILE` cannot be read as a table: '),
  ],
  [
    'broken gzip',
    'broken.csv.gz',
    Buffer.from([0x1f, 0x8b, 9, 9, 9]),
    'file-unreadable',
    '`FILE` is not a table that can be read: it is not a gzip stream, though it starts like one',
  ],
  [
    'broken JSON',
    'torn.jsonl',
    '{"a":"1"}\n{"a":\n',
    'data-value',
    '`FILE`, line 2: this is not a JSON object on one line',
  ],
  [
    'a JSON list',
    'list.json',
    '[{"a":1}]',
    'file-unreadable',
    '`FILE` is not a table that can be read: it is a JSON list, not one object per line',
  ],
  [
    'an identity that JSON readers round',
    'ids.jsonl',
    '{"a":1}\n{"a":12345678901234567890123}\n',
    'data-value',
    '`FILE`, row 2: `a` is a number with a fraction or of more than 19 digits',
  ],
])('what is no table is refused with its place: %s', async (_, name, content, code, title) => {
  expect(await refusal(await folder.file(name, content))).toEqual([[code, title]]);
});

test('gzip that breaks off is refused', async () => {
  const whole = gzipSync(`a\n${Array.from({ length: 90_000 }, (_, i) => (i * 7919) % 99_991).join('\n')}`);
  const path = await folder.file('cut.csv.gz', whole.subarray(0, whole.length - 1000));
  expect(await refusal(path)).toEqual([
    ['file-unreadable', '`FILE` is not a table that can be read: it is a gzip stream that is damaged or breaks off'],
  ]);
});

test('a missing file is told with the names near it', async () => {
  await folder.file('transactions.csv', 'a\n');
  const [problem] = problemsOf(await openTable(join(folder.path, 'transaction.csv')));
  expect(problem?.help).toBe(`did you mean \`${join(folder.path, 'transactions.csv')}\`?`);
});

test('a missing column is told with those there are', async () => {
  const table = expectValue(await openTable(await folder.file('columns.csv', 'CustomerID,Quantity\n')));
  await table.close();
  expect(inEnglish(missingColumn(table, 'customerid'))).toMatchObject({
    code: 'data-column',
    notes: ['its columns are `CustomerID`, `Quantity`'],
    help: 'did you mean `CustomerID`?',
  });
});
