import { getNodeValue } from 'jsonc-parser';
import type { SourceText } from '../base/span.ts';
import { JsonPlaces } from './json-places.ts';
import type { JsonKind } from './json-schema.ts';
import { schemaProblems } from './json-schema.ts';
import { parseJsonTree } from './json-syntax.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import { JSON_LIMIT, readText } from './read-text.ts';

/** A JSON file that fits its schema, able to say where each of its values stands. */
export interface JsonFile<T> {
  readonly value: T;
  readonly places: JsonPlaces;
}

/**
 * Reads a JSON file and judges it by its schema; every misfit is a problem at the exact value or key.
 * `T` must be the type that the schema describes: nothing else ties the two together.
 */
export async function readJson<T>(path: string, kind: JsonKind): Promise<Outcome<JsonFile<T>>> {
  const source = await readText(path, JSON_LIMIT);
  return source.ok ? parseJson<T>(source.value, kind) : source;
}

/** Like `readJson`, for a text that is already in memory. */
export function parseJson<T>(source: SourceText, kind: JsonKind): Outcome<JsonFile<T>> {
  const tree = parseJsonTree(source);
  if (!tree.ok) return tree;
  const places = new JsonPlaces(source, tree.value);
  const value: unknown = getNodeValue(tree.value);
  const problems = schemaProblems(value, kind, places);
  return problems.length > 0 ? failure(...problems) : success({ value: value as T, places });
}
