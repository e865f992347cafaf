import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBAppender } from '@duckdb/node-api';
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
/** What was run, and the fingerprints of the other files. */
export const MANIFEST = 'manifest.json';

const TEXTS = ['tier', 'to', 'cell', 'cause', 'ledger', 'intervention'] as const;

/**
 * Writes a forecast into a folder as CSV, Parquet and a manifest; the folder is created where needed and never seen
 * half written. The manifest holds the given facts and, as `files`, each file's bytes and SHA-256; it comes last, so a
 * folder that has it is whole. The same rows and facts give the same bytes.
 * @returns the paths written
 */
export function writeRows(
  folder: string,
  rows: readonly Row[],
  facts: Readonly<Record<string, Json>>,
): Promise<Outcome<readonly string[]>> {
  return writeFolder(folder, [ROWS_CSV, ROWS_PARQUET, MANIFEST], async (draft) => {
    await copyRows(rows, draft);
    const files = [await fingerprint(draft, ROWS_CSV), await fingerprint(draft, ROWS_PARQUET)];
    const manifest = { ...facts, rows: rows.length, files };
    await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  });
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
