import { resolve } from 'node:path';
import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import type { Cells } from './cell-fault.ts';
import type { CsvHeader } from './csv-header.ts';
import type { Database } from './database.ts';
import { identifier, literal } from './database.ts';
import { jsonLineCells } from './json-line.ts';
import { pointerTo } from './json-places.ts';
import type { SpacedHeader } from './spaced-header.ts';
import type { TableFormat } from './table-format.ts';

/** How a table of one format is asked for: what differs between CSV, spaced text, Parquet and JSON lines. */
export interface TableSource {
  readonly file: string;
  readonly columns: readonly string[];
  /** Gives the row number, then what `cells` wants, as texts. */
  query(by: string, columns: readonly string[]): { readonly sql: string; readonly values: string[] };
  cells(values: Cells, columns: readonly string[]): Cells | null;
  /** Why the column cannot be sorted without mixing up its values. */
  unsortable?(database: Database, by: string): Promise<Problem | undefined>;
}

/** Throws what DuckDB throws when the file is not of the format. */
export async function tableSource(database: Database, file: string, format: TableFormat): Promise<TableSource> {
  const path = exactPath(file);
  switch (format.kind) {
    case 'csv':
      return csvSource(file, path, format.header, format.gzip);
    case 'spaced':
      return spacedSource(file, path, format.header, format.gzip);
    case 'parquet':
      return parquetSource(database, file, path);
    case 'json lines':
      return jsonSource(database, file, path, format.gzip);
  }
}

/** DuckDB takes paths as patterns and URLs; this names one local file. */
function exactPath(file: string): string {
  return resolve(file).replace(/[[*?]/g, '[$&]');
}

/** Columns go by position, so that names that differ only in case, which SQL would confuse, stay apart. */
function csvSource(file: string, path: string, header: CsvHeader, gzip: boolean): TableSource {
  const types = header.columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const reader =
    `read_csv($1, auto_detect = false, header = true, columns = {${types}}, delim = ${literal(header.delimiter)}, ` +
    `quote = '"', escape = '"', comment = '', nullstr = '', hive_partitioning = false, ` +
    `compression = '${gzip ? 'gzip' : 'none'}')`;
  return plainSource(file, path, header.columns, reader, (name) => `c${header.columns.indexOf(name)}`);
}

/** Each line comes as one column, cut only where it is asked for; a separator that no text holds keeps it whole. */
function spacedSource(file: string, path: string, header: SpacedHeader, gzip: boolean): TableSource {
  const reader =
    `read_csv($1, auto_detect = false, header = ${header.hasNames}, columns = {'line': 'VARCHAR'}, ` +
    `delim = '\x1f', quote = '', escape = '', comment = '', nullstr = '', hive_partitioning = false, ` +
    `compression = '${gzip ? 'gzip' : 'none'}')`;
  const word = (name: string) => `string_split_regex(trim(line), '\\s+')[${header.columns.indexOf(name) + 1}]`;
  return plainSource(file, path, header.columns, reader, word);
}

async function parquetSource(database: Database, file: string, path: string): Promise<TableSource> {
  const reader = 'read_parquet($1, hive_partitioning = false)';
  const described = await database.connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reader}`, [path]);
  const columns = described.getRowsJson().map(([name]) => String(name));
  return plainSource(file, path, columns, reader, (name) => `CAST(${identifier(name)} AS VARCHAR)`);
}

function plainSource(
  file: string,
  path: string,
  columns: readonly string[],
  reader: string,
  expression: (column: string) => string,
): TableSource {
  return {
    file,
    columns,
    query: (by, wanted) => {
      const cells = wanted.map((name, index) => `NULLIF(${expression(name)}, '') AS v${index}`);
      return { sql: sortedQuery(`NULLIF(${expression(by)}, '')`, cells, reader), values: [path] };
    },
    cells: (values) => values,
  };
}

/** DuckDB reads JSON numbers as binary fractions; so it only sorts, and the lines come over as they are written. */
async function jsonSource(database: Database, file: string, path: string, gzip: boolean): Promise<TableSource> {
  const reader = `read_ndjson_objects($1, compression = '${gzip ? 'gzip' : 'uncompressed'}')`;
  const keys = `SELECT DISTINCT unnest(json_keys(json)) AS k FROM ${reader} ORDER BY k`;
  const columns = (await database.connection.runAndReadAll(keys, [path])).getRowsJson().map(([name]) => String(name));
  return {
    file,
    columns,
    query: (by) => ({
      sql: sortedQuery("NULLIF(json_extract_string(json, $2), '')", ['CAST(json AS VARCHAR) AS v0'], reader),
      values: [path, pointerTo('', by)],
    }),
    cells: ([line], wanted) => jsonLineCells(line ?? '', wanted),
    unsortable: async (open, by) => {
      const fractions = `SELECT min(r) FROM (SELECT row_number() OVER () AS r, json_type(json, $2) AS t FROM ${reader}) WHERE t = 'DOUBLE'`;
      const found = await open.connection.runAndReadAll(fractions, [path, pointerTo('', by)]);
      const row = found.getRowsJson()[0]?.[0];
      return row === null || row === undefined ? undefined : inexactKey(file, String(row), by);
    },
  };
}

function sortedQuery(by: string, cells: readonly string[], reader: string): string {
  const inner = ['row_number() OVER () AS r', `${by} AS k`, ...cells].join(', ');
  const outer = ['r', ...cells.map((_, index) => `v${index}`)].join(', ');
  return `SELECT ${outer} FROM (SELECT ${inner} FROM ${reader}) ORDER BY k NULLS FIRST, r`;
}

function inexactKey(file: string, row: string, column: string): Problem {
  return problem({
    code: 'data-value',
    title: say`\`${file}\`, row ${row}: \`${column}\` is a number with a fraction or of more than 19 digits`,
    help: say`write identities as texts, in quotes`,
  });
}
