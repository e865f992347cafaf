import type { Cells } from './cell-fault.ts';

type ExactReviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** `JSON.parse` with the source of each number (ECMAScript, stage 4), which the typings of ES2024 do not know yet. */
const parseExactly = JSON.parse as (text: string, reviver: ExactReviver) => unknown;

/**
 * The values of some keys of a JSON object as texts: numbers in the digits they are written with, null where the key is
 * absent, null or empty. Null for anything but an object.
 */
export function jsonLineCells(line: string, keys: readonly string[]): Cells | null {
  let record: unknown;
  try {
    record = parseExactly(line, (_, value, context) => (typeof value === 'number' ? context.source : value));
  } catch {
    // DuckDB lets some slips pass that are not JSON, such as a trailing comma.
    return null;
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null;
  const values = new Map<string, unknown>(Object.entries(record));
  return keys.map((key) => {
    const value = values.get(key);
    if (value === undefined || value === null || value === '') return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
