import { readFile } from 'node:fs/promises';
import type { SourceText } from '../base/span.ts';
import { decodeText } from './decode-text.ts';
import type { Outcome } from './outcome.ts';
import { failure } from './outcome.ts';
import { accessProblem, statFile, tooLarge } from './stat-file.ts';

/** The largest program file, in bytes. */
export const PROGRAM_LIMIT = 2 ** 20;

/** The largest JSON file, in bytes. */
export const JSON_LIMIT = 16 * 2 ** 20;

/** The text of a file as well as it can be read: bytes that are no text are replaced. Null where the file cannot be read. */
export async function readAnyText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Reads a whole text file. The text bears `path` as its name, as the user wrote it.
 * @param limit most bytes; a larger file is refused before it is opened
 */
export async function readText(path: string, limit: number): Promise<Outcome<SourceText>> {
  const stats = await statFile(path, limit);
  if (!stats.ok) return stats;
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return failure(await accessProblem(path, error));
  }
  // The file may have grown since it was looked at.
  return bytes.length > limit ? failure(tooLarge(path, bytes.length, limit)) : decodeText(path, bytes);
}
