import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { problem } from '../report/problem.ts';
import { say, type Wording } from '../report/wording.ts';
import type { CsvHeader } from './csv-header.ts';
import { csvHeader } from './csv-header.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import { type SpacedHeader, spacedHeader } from './spaced-header.ts';
import { accessProblem, statFile } from './stat-file.ts';

/** How a table is stored. The content decides, and the extension must not contradict it. */
export type TableFormat =
  | { readonly kind: 'csv'; readonly gzip: boolean; readonly header: CsvHeader }
  | { readonly kind: 'spaced'; readonly gzip: boolean; readonly header: SpacedHeader }
  | { readonly kind: 'json lines'; readonly gzip: boolean }
  | { readonly kind: 'parquet' };

/** Bytes looked at, before and after decompression; a header must end within them. */
const PEEK = 2 ** 18;

const PARQUET_MAGIC = Buffer.from('PAR1');
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** Finds out how a file stores its table from the first bytes. */
export async function tableFormat(path: string): Promise<Outcome<TableFormat>> {
  const stats = await statFile(path);
  if (!stats.ok) return stats;
  let start: Buffer;
  try {
    start = await firstBytes(path);
  } catch (error) {
    return failure(await accessProblem(path, error));
  }
  const named = namedKind(path);
  if (start.subarray(0, 4).equals(PARQUET_MAGIC)) {
    return named === undefined || named === 'parquet'
      ? success({ kind: 'parquet' })
      : refuse(path, say`not ${named}, but Parquet`);
  }
  if (named === 'parquet') return refuse(path, say`not Parquet: the mark \`PAR1\` is not at its start`);
  const gzip = start.subarray(0, 2).equals(GZIP_MAGIC);
  const bytes = gzip ? unzipStart(start) : start;
  if (bytes === undefined) return refuse(path, say`not a gzip stream, though it starts like one`);
  if (gzip && !(await isWholeGzip(path))) return refuse(path, say`a gzip stream that is damaged or breaks off`);
  if (bytes.length === 0) return refuse(path, say`empty: not even a header`);
  if (bytes.includes(0)) return refuse(path, say`binary, and neither Parquet nor gzip`);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (named === 'JSON lines' || (named === undefined && text.trimStart().startsWith('{'))) {
    return success({ kind: 'json lines', gzip });
  }
  if (named === undefined && text.trimStart().startsWith('['))
    return refuse(path, say`a JSON list, not one object per line`);
  const spaced = named === undefined ? spacedHeader(text) : undefined;
  if (spaced !== undefined) return success({ kind: 'spaced', gzip, header: spaced });
  const header = csvHeader(path, text);
  return header.ok ? success({ kind: 'csv', gzip, header: header.value }) : header;
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(PEEK), 0, PEEK, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The stream is cut off, which is no error: only its start is wanted. */
function unzipStart(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, PEEK);
  } catch {
    return undefined;
  }
}

/** DuckDB takes a stream that breaks off for a shorter table; rows would be lost without a word. */
async function isWholeGzip(path: string): Promise<boolean> {
  const discard = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(createReadStream(path), createGunzip(), discard);
    return true;
  } catch {
    return false;
  }
}

function namedKind(path: string): 'parquet' | 'JSON lines' | 'CSV' | undefined {
  const name = basename(path).toLowerCase().replace(/\.gz$/, '');
  if (name.endsWith('.parquet')) return 'parquet';
  if (name.endsWith('.jsonl') || name.endsWith('.ndjson')) return 'JSON lines';
  return name.endsWith('.csv') || name.endsWith('.tsv') ? 'CSV' : undefined;
}

function refuse(path: string, what: Wording) {
  return failure(
    problem({
      code: 'file-unreadable',
      title: say`\`${path}\` is not a table that can be read: it is ${what}`,
      help: say`tables are CSV, CSV with gzip, Parquet or JSON lines`,
    }),
  );
}
