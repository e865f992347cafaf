import type { DuckDBResult } from '@duckdb/node-api';
import type { Span } from '../base/span.ts';
import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { listed, say } from '../report/wording.ts';
import type { Cells } from './cell-fault.ts';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import { tableFormat } from './table-format.ts';
import { tableProblem } from './table-problem.ts';
import type { TableSource } from './table-source.ts';
import { tableSource } from './table-source.ts';

/** One row of a table. */
export interface TableRow {
  /** Counted from 1 in the order of the file, the header not counted. */
  readonly number: number;
  /**
   * The asked columns in the asked order, as text that loses nothing of an amount: a cell of CSV as written, a decimal
   * of Parquet in full, a number of JSON in its own digits. Only a binary fraction of Parquet is shown as the shortest
   * decimal that means it. A cell is null where empty; all are, together, where a line of JSON is no object.
   */
  readonly cells: Cells | null;
}

/** A table in a file, ready to be read; to be closed when done with. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  /**
   * The rows in batches, sorted by the text of one column in order of its UTF-8 bytes, empty ones first, equal ones in
   * the order of the file. The sort happens outside JavaScript and goes to disk when large, so memory stays bounded;
   * a broken row anywhere in the file is known before the first batch comes.
   */
  sorted(by: string, columns: readonly string[]): Promise<Outcome<AsyncIterable<readonly TableRow[]>>>;
  close(): Promise<void>;
}

/** Opens a CSV, CSV with gzip, Parquet or JSON lines file. */
export async function openTable(file: string): Promise<Outcome<Table>> {
  const format = await tableFormat(file);
  if (!format.ok) return format;
  const database = await openDatabase();
  try {
    const source = await tableSource(database, file, format.value);
    return success({
      file,
      columns: source.columns,
      sorted: (by, columns) => sortedRows(database, source, by, columns),
      close: () => database.close(),
    });
  } catch (error) {
    await database.close();
    return failure(tableProblem(file, error));
  }
}

/** That a table lacks a column, with those it has. @param at where the column is asked for */
export function missingColumn(table: Table, name: string, at?: Span): Problem {
  const help = didYouMean(nearest(name, table.columns));
  return problem({
    code: 'data-column',
    title: say`\`${table.file}\` has no column \`${name}\``,
    notes: [say`its columns are ${listed(table.columns.map((column) => `\`${column}\``))}`],
    ...(at === undefined ? {} : { at, label: say`not a column of the table` }),
    ...(help === undefined ? {} : { help }),
  });
}

async function sortedRows(
  database: Database,
  source: TableSource,
  by: string,
  columns: readonly string[],
): Promise<Outcome<AsyncIterable<readonly TableRow[]>>> {
  const missing = [by, ...columns].find((name) => !source.columns.includes(name));
  if (missing !== undefined) throw new RangeError(`column ${missing} was not checked against the table`);
  try {
    const unsortable = await source.unsortable?.(database, by);
    if (unsortable !== undefined) return failure(unsortable);
    const query = source.query(by, columns);
    const result = await database.connection.stream(query.sql, query.values);
    // A sort reads everything before it gives anything: an error of the file shows here.
    const first = await rowsOf(result, source, columns);
    return success(batches(first, () => rowsOf(result, source, columns)));
  } catch (error) {
    return failure(tableProblem(source.file, error));
  }
}

async function* batches(
  first: readonly TableRow[],
  next: () => Promise<readonly TableRow[]>,
): AsyncGenerator<readonly TableRow[]> {
  for (let batch = first; batch.length > 0; batch = await next()) yield batch;
}

async function rowsOf(
  result: DuckDBResult,
  source: TableSource,
  columns: readonly string[],
): Promise<readonly TableRow[]> {
  const chunk = await result.fetchChunk();
  if (chunk === null) return [];
  const values = chunk.getColumns();
  return Array.from({ length: chunk.rowCount }, (_, row) => ({
    number: Number(values[0]![row]),
    cells: source.cells(
      values.slice(1).map((column) => (typeof column[row] === 'string' ? column[row] : null)),
      columns,
    ),
  }));
}
