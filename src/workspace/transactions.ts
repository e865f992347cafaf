import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Day, parseDay } from '../base/calendar.ts';
import type { Buyer } from '../calibration/buyer.ts';
import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { say, type Wording } from '../report/wording.ts';
import { type Cells, faultWording, NOT_A_NUMBER } from './cell-fault.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import { readLocalTime, readNumber } from './read-cell.ts';
import { openTable, type Table } from './table.ts';
import { type ColumnOptions, type TransactionColumns, transactionColumns } from './transaction-columns.ts';

/** What became of every row of a table of purchases: `rows` is the sum of `purchases`, `skipped` and `unreadable`. */
export interface TransactionReport {
  readonly file: string;
  readonly sha256: string;
  readonly columns: TransactionColumns;
  readonly rows: number;
  readonly purchases: number;
  /** Purchases put together with another of the same customer and day. */
  readonly merged: number;
  readonly skipped: readonly { readonly reason: Wording; readonly rows: number }[];
  /** Money of the returns that were skipped, in currency units. */
  readonly returned: number;
  readonly unreadable: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Warnings about the unreadable rows. */
  readonly problems: readonly Problem[];
}

export interface Transactions {
  /** In the order of the customers' texts. */
  readonly buyers: readonly Buyer[];
  readonly report: TransactionReport;
}

/** Unreadable rows told singly. */
const MOST_LISTED = 5;
/** More unreadable rows than this share mean that a column is not what it was taken for. */
const MOST_UNREADABLE = 0.05;

const RETURN = say`a return: a negative amount takes no part in how often and how much is bought`;
const NOBODY = say`no customer`;

/**
 * Reads purchases and puts those of a customer and day together. Rows without a customer and returns are skipped and
 * counted; a few unreadable rows are left out with a warning, many of them are a problem.
 */
export async function readTransactions(file: string, options: ColumnOptions): Promise<Outcome<Transactions>> {
  const opened = await openTable(file);
  if (!opened.ok) return opened;
  const table = opened.value;
  try {
    const columns = transactionColumns(table, options);
    return columns.ok ? await read(table, columns.value) : columns;
  } finally {
    await table.close();
  }
}

/** What one row says. */
type Reading =
  | { readonly kind: 'purchase'; readonly customer: string; readonly day: Day; readonly spend: number }
  | { readonly kind: 'skipped'; readonly reason: Wording; readonly returned: number }
  | { readonly kind: 'unreadable'; readonly column: number; readonly fact: Wording; readonly help?: Wording };

async function read(table: Table, columns: TransactionColumns): Promise<Outcome<Transactions>> {
  const names = [columns.customer, columns.date, columns.amount, columns.quantity].filter((name) => name !== null);
  const rows = await table.sorted(columns.customer, names);
  if (!rows.ok) return rows;
  const customers = new Map<string, Map<Day, number>>();
  const skipped = new Map<Wording, number>();
  const warnings: Problem[] = [];
  const counts = { rows: 0, purchases: 0, merged: 0, unreadable: 0, returned: 0 };
  for await (const batch of rows.value) {
    for (const { number, cells } of batch) {
      counts.rows++;
      const reading = readingOf(cells, columns);
      if (reading.kind === 'skipped') {
        skipped.set(reading.reason, (skipped.get(reading.reason) ?? 0) + 1);
        counts.returned += reading.returned;
      } else if (reading.kind === 'unreadable') {
        counts.unreadable++;
        if (warnings.length < MOST_LISTED) warnings.push(warning(table.file, number, reading, names, cells ?? []));
      } else {
        counts.purchases++;
        const days = customers.get(reading.customer) ?? new Map<Day, number>();
        customers.set(reading.customer, days);
        if (days.has(reading.day)) counts.merged++;
        days.set(reading.day, (days.get(reading.day) ?? 0) + reading.spend);
      }
    }
  }
  const broken = refusal(table.file, counts, warnings);
  if (broken !== null) return broken;
  const buyers = [...customers.values()].map((days) => buyerOf(days, columns.amount !== null));
  return success({
    buyers,
    report: {
      file: table.file,
      sha256: await fileHash(table.file),
      columns,
      ...counts,
      skipped: [...skipped].map(([reason, n]) => ({ reason, rows: n })),
      firstDay: buyers.reduce((day, { days }) => Math.min(day, days[0]!), Number.POSITIVE_INFINITY),
      lastDay: buyers.reduce((day, { days }) => Math.max(day, days.at(-1)!), Number.NEGATIVE_INFINITY),
      problems: warnings,
    },
  });
}

function readingOf(cells: Cells | null, { amount }: TransactionColumns): Reading {
  if (cells === null) return { kind: 'unreadable', column: 0, fact: say`stands in a line that is no object` };
  const [who, when, ...numbers] = cells;
  const customer = who?.trim() ?? '';
  if (customer === '') return { kind: 'skipped', reason: NOBODY, returned: 0 };
  const day = when === null || when === undefined ? undefined : readDay(when);
  if (day === undefined)
    return {
      kind: 'unreadable',
      column: 1,
      fact: say`is not a date`,
      help: say`write dates as ${'2024-03-31'} or ${'20240331'}`,
    };
  let spend = 1;
  for (const [i, text] of numbers.entries()) {
    const value = text === null ? undefined : readNumber(text);
    if (value === undefined) return { kind: 'unreadable', column: 2 + i, fact: NOT_A_NUMBER };
    spend *= Number(value.n) / Number(value.d);
  }
  // A quantity without a price says only whether something was bought or brought back.
  const money = amount === null ? 0 : spend;
  if (numbers.length > 0 && spend < 0) return { kind: 'skipped', reason: RETURN, returned: Math.abs(money) };
  return { kind: 'purchase', customer, day, spend: money };
}

/** Reads `2024-03-31`, with or without a time of day, and `20240331`. */
function readDay(text: string): Day | undefined {
  const compact = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text);
  if (compact !== null) return parseDay(`${compact[1]}-${compact[2]}-${compact[3]}`);
  return readLocalTime(text)?.day;
}

function buyerOf(days: ReadonlyMap<Day, number>, hasAmounts: boolean): Buyer {
  const ordered = [...days].sort(([a], [b]) => a - b);
  return { days: ordered.map(([day]) => day), spends: hasAmounts ? ordered.map(([, spend]) => spend) : [] };
}

function warning(
  file: string,
  row: number,
  fault: Extract<Reading, { kind: 'unreadable' }>,
  columns: readonly string[],
  cells: Cells,
): Problem {
  const { fact, help } = faultWording(fault, columns, cells);
  const title = say`\`${file}\`, row ${row}: ${fact}`;
  return problem({ code: 'data-value', severity: 'warning', title, ...(help === undefined ? {} : { help }) });
}

/** Why the table as a whole cannot be used. */
function refusal(
  file: string,
  { rows, purchases, unreadable }: { readonly rows: number; readonly purchases: number; readonly unreadable: number },
  warnings: readonly Problem[],
): { readonly ok: false; readonly problems: readonly Problem[] } | null {
  if (unreadable > rows * MOST_UNREADABLE) {
    const title = say`${unreadable} of ${rows} rows of \`${file}\` cannot be read`;
    const help = say`say which column is what: ${'--customer, --date, --amount'}`;
    return failure(problem({ code: 'data-value', title, help }), ...warnings);
  }
  if (purchases > 0) return null;
  return failure(problem({ code: 'data-value', title: say`no row of \`${file}\` is a purchase` }), ...warnings);
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
