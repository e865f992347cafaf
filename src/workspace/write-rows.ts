import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBAppender } from '@duckdb/node-api';
import { POINT_COLUMNS, type PointMonth } from '../analysis/money/point-months.ts';
import type { Row } from '../analysis/row.ts';
import { literal, openDatabase } from './database.ts';
import type { Outcome } from './outcome.ts';
import { writeFolder } from './write-folder.ts';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The rows of a written forecast, as text. */
export const ROWS_CSV = 'rows.csv';
/** The same rows with their types. */
export const ROWS_PARQUET = 'rows.parquet';
/** The same rows as one JSON array, with absent tags left out. */
export const ROWS_JSON = 'rows.json';
/** The points of every replicate, month by month, exact. */
export const POINTS_CSV = 'points.csv';
/** What was run, and the fingerprints of the other files. */
export const MANIFEST = 'manifest.json';

const TEXTS = ['tier', 'to', 'cell', 'cause', 'ledger', 'intervention', 'benefit'] as const;

/**
 * Writes a forecast into a folder as CSV, JSON, Parquet and a manifest, with the points that tie out; the folder is created
 * where needed and never seen half written. The manifest holds the given facts and, as `files`, each file's bytes and SHA-256; it comes last, so a
 * folder that has it is whole. The same rows and facts give the same bytes.
 * @returns the paths written
 */
export function writeRows(
  folder: string,
  rows: readonly Row[],
  points: readonly PointMonth[],
  facts: Readonly<Record<string, Json>>,
): Promise<Outcome<readonly string[]>> {
  const written = [ROWS_CSV, ROWS_JSON, ROWS_PARQUET, POINTS_CSV];
  return writeFolder(folder, [...written, MANIFEST], async (draft) => {
    await copyRows(rows, draft);
    await writeFile(join(draft, ROWS_JSON), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
    await writeFile(join(draft, POINTS_CSV), pointsCsv(points));
    const files = await Promise.all(written.map((name) => fingerprint(draft, name)));
    const manifest = { ...facts, rows: rows.length, files };
    await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  });
}

/** Names of ledgers are words and numbers are digits, so nothing needs quoting. */
function pointsCsv(points: readonly PointMonth[]): string {
  const lines = points.map((point) => point.join(','));
  return `${[POINT_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

async function copyRows(rows: readonly Row[], folder: string): Promise<void> {
  const database = await openDatabase();
  try {
    const { connection } = database;
    const texts = TEXTS.map((name) => `"${name}" VARCHAR`).join(', ');
    await connection.run(
      `CREATE TABLE forecast (metric VARCHAR, world VARCHAR, month INTEGER, ${texts}, unit VARCHAR, ` +
        'median DOUBLE, p05 DOUBLE, p95 DOUBLE)',
    );
    const appender = await connection.createAppender('forecast');
    for (const row of rows) appendRow(appender, row);
    appender.closeSync();
    await connection.run(`COPY forecast TO ${literal(join(folder, ROWS_CSV))} (FORMAT csv, HEADER, COMPRESSION none)`);
    await connection.run(`COPY forecast TO ${literal(join(folder, ROWS_PARQUET))} (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    await database.close();
  }
}

function appendRow(appender: DuckDBAppender, row: Row): void {
  appender.appendVarchar(row.metric);
  appender.appendVarchar(row.world);
  appender.appendInteger(row.month);
  for (const name of TEXTS) {
    const text = row[name];
    if (text === undefined) appender.appendNull();
    else appender.appendVarchar(text);
  }
  appender.appendVarchar(row.unit);
  appender.appendDouble(row.median);
  appender.appendDouble(row.p05);
  appender.appendDouble(row.p95);
  appender.endRow();
}

async function fingerprint(folder: string, name: string): Promise<{ name: string; bytes: number; sha256: string }> {
  const bytes = await readFile(join(folder, name));
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
