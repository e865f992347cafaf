import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/base/calendar.ts';
import { readTransactions } from '../../src/workspace/transactions.ts';
import { inEnglish } from '../english.ts';
import { expectValue, problemsOf } from './outcomes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = await temporaryFolder();

const shown = ({ days, spends }: { readonly days: readonly number[]; readonly spends: readonly number[] }) =>
  days.map((day, i) => `${formatDay(day)} ${spends[i] ?? '-'}`);

const PURCHASES =
  'Customer ID,Order Date,Amount\nb,2024-01-05,3\na,2024-02-01 18:30,2.5\nb,20240105,4\na,2024-01-31,10\n';
const BUYERS = [['2024-01-31 10', '2024-02-01 2.5'], ['2024-01-05 7']];

describe('purchases', () => {
  test.each([
    ['CSV', 'plain.csv', PURCHASES],
    ['CSV with gzip', 'plain.csv.gz', gzipSync(PURCHASES)],
    [
      'text in columns',
      'plain.txt',
      '  cust  date  amount\n b 20240105  3\n a 20240201 2.5\n b 20240105   4\n a 20240131 10\n',
    ],
    [
      'JSON lines',
      'plain.jsonl',
      '{"member":"b","day":"2024-01-05","total":7}\n{"member":"a","day":"2024-01-31","total":10}\n{"member":"a","day":"2024-02-01","total":2.5}\n',
    ],
  ])('of %s are read by the usual names of columns, and those of a day put together', async (_, name, content) => {
    const { buyers } = expectValue(await readTransactions(await folder.file(name, content), {}));
    expect(buyers.map(shown)).toEqual(BUYERS);
  });

  test('of Parquet are read alike', async () => {
    const path = `${folder.path}/plain.parquet`;
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT * FROM (VALUES ('b', DATE '2024-01-05', 7.00), ('a', DATE '2024-01-31', 10.00),
        ('a', DATE '2024-02-01', 2.50)) AS t(customer_id, order_date, revenue)) TO '${path}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    expect(expectValue(await readTransactions(path, {})).buyers.map(shown)).toEqual(BUYERS);
  });

  test('without a header are read by the places of their columns', async () => {
    const path = await folder.file('bare.txt', ' 00004 0001 20240105  2   3.00\n 00004 0002 20240106  1   4.00\n');
    const options = { customer: '2', date: '3', amount: '5' };
    expect(expectValue(await readTransactions(path, options)).buyers.map(shown)).toEqual([
      ['2024-01-05 3'],
      ['2024-01-06 4'],
    ]);
  });

  test('at a price each count for as much as was bought', async () => {
    const path = await folder.file(
      'lines.csv',
      'CustomerID,InvoiceDate,Quantity,UnitPrice\na,2024-01-05,3,1.5\na,2024-01-05,2,1\n',
    );
    const { buyers, report } = expectValue(await readTransactions(path, {}));
    expect(buyers.map(shown)).toEqual([['2024-01-05 6.5']]);
    expect(report.columns).toEqual({
      customer: 'CustomerID',
      date: 'InvoiceDate',
      amount: 'UnitPrice',
      quantity: 'Quantity',
    });
  });

  test('account for every row', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `c${i},2024-01-${String(1 + (i % 28)).padStart(2, '0')},5`);
    const path = await folder.file(
      'rows.csv',
      ['who,date,amount', ...lines, ',2024-01-01,5', 'c1,2024-03-01,-5', 'c2,2024-13-01,5', 'c3,2024-01-04,1'].join(
        '\n',
      ),
    );
    const { report } = expectValue(await readTransactions(path, { customer: 'who' }));
    expect(report).toMatchObject({ rows: 44, purchases: 41, merged: 1, unreadable: 1, returned: 5 });
    expect(report.skipped.map(({ rows }) => rows)).toEqual([1, 1]);
    expect(report.purchases + report.unreadable + report.skipped.reduce((sum, { rows }) => sum + rows, 0)).toBe(
      report.rows,
    );
    expect(
      report.problems.map(inEnglish).map(({ severity, title }) => [severity, title.replace(path, 'FILE')]),
    ).toEqual([['warning', '`FILE`, row 43: column `date`: "2024-13-01" is not a date']]);
    expect(report.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('without amounts tell days alone', async () => {
    const path = await folder.file('days.csv', 'customer,date\na,2024-01-05\n');
    expect(expectValue(await readTransactions(path, {})).buyers).toEqual([{ days: [19_727], spends: [] }]);
  });
});

test('a quantity alone tells purchases from returns', async () => {
  const path = await folder.file('pieces.csv', 'customer,date,pieces\na,2024-01-05,2\na,2024-01-06,-1\n');
  const { buyers, report } = expectValue(await readTransactions(path, { quantity: 'pieces' }));
  expect(buyers).toEqual([{ days: [19_727], spends: [] }]);
  expect(report).toMatchObject({ purchases: 1, returned: 0, skipped: [{ rows: 1 }] });
});

describe('a table that cannot be used', () => {
  test.each([
    ['names no customer', 'x.csv', 'what,date\na,2024-01-01\n', {}, ['data-column'], 'the customer'],
    [
      'has not the column asked for',
      'y.csv',
      'customer,date\na,2024-01-01\n',
      { amount: 'amuont' },
      ['data-column'],
      'amuont',
    ],
    ['has not so many columns', 'z.csv', 'customer,date\na,2024-01-01\n', { amount: '3' }, ['data-column'], '`3`'],
    ['holds no purchase', 'r.csv', 'customer,date,amount\na,2024-01-01,-1\n', {}, ['data-value'], 'no row'],
    [
      'has dates in another form',
      'd.csv',
      'customer,date\na,1/2/2024\n',
      {},
      ['data-value', 'data-value'],
      '1 of 1 rows',
    ],
  ])('says that it %s', async (_, name, content, options, codes, words) => {
    const problems = problemsOf(await readTransactions(await folder.file(name, content), options));
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems[0]!.title).toContain(words);
  });
});
