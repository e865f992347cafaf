import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';

/** What a sort may keep in memory before it goes to disk; the whole program is to stay under 2 GB. */
const MEMORY_LIMIT = '512MB';

/** An embedded, empty DuckDB that nobody else shares. `close` frees it with everything it put aside on disk, and may be called again. */
export interface Database {
  readonly connection: DuckDBConnection;
  close(): Promise<void>;
}

/**
 * Opens a database in memory. It never loads extensions from the network, reads times as UTC whatever the machine's
 * zone, and spills into a folder of its own instead of one beside the user's files.
 */
export async function openDatabase(): Promise<Database> {
  const spill = await mkdtemp(join(tmpdir(), 'regalia-'));
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: MEMORY_LIMIT,
    temp_directory: spill,
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  let isOpen = true;
  return {
    connection,
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      connection.closeSync();
      instance.closeSync();
      await rm(spill, { recursive: true, force: true });
    },
  };
}

/** A name as an SQL identifier; no name can end it early. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal, for the few places where DuckDB takes no bound value. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
