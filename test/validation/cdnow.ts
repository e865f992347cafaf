import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dayOf } from '../../src/base/calendar.ts';
import type { Buyer } from '../../src/calibration/buyer.ts';
import type { ColumnOptions } from '../../src/workspace/transaction-columns.ts';
import { readTransactions } from '../../src/workspace/transactions.ts';
import { english } from '../english.ts';

const root = resolve(import.meta.dirname, '../..');
/** Where the public data sets lie; they are no part of the project. */
export const DATA = resolve(root, process.env.REGALIA_DATA ?? '../shared/data');

export const SAMPLE = join(DATA, 'cdnow', 'CDNOW_sample.txt');
export const WHOLE = join(DATA, 'cdnow', 'CDNOW_master.txt');
/** The file of the tenth has no header. */
export const SAMPLE_COLUMNS: ColumnOptions = { customer: '2', date: '3', amount: '5' };
export const hasCdnow = existsSync(SAMPLE) && existsSync(WHOLE);

/** The split that all papers use, and the last day. */
export const SPLIT = dayOf(1997, 9, 30);
export const UNTIL = dayOf(1998, 6, 30);

/** The customers of a file, with the rows that they come from. */
export async function cdnow(
  file: string,
): Promise<{ readonly buyers: readonly Buyer[]; readonly rows: number; readonly merged: number }> {
  const read = await readTransactions(file, file === SAMPLE ? SAMPLE_COLUMNS : {});
  if (!read.ok) throw new Error(read.problems.map(({ title }) => english(title)).join());
  const { rows, merged } = read.value.report;
  return { buyers: read.value.buyers, rows, merged };
}
