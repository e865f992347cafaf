import type { SourceText } from '../base/span.ts';
import type { Problem } from '../report/problem.ts';
import { JSON_LIMIT, readText } from './read-text.ts';

/** The texts that problems point into: those known, and files read again; those that cannot be read are left out. */
export async function problemSources(
  problems: readonly Problem[],
  known: ReadonlyMap<string, SourceText> = new Map(),
): Promise<ReadonlyMap<string, SourceText>> {
  const files = new Set(problems.flatMap((p) => p.labels.map((label) => label.span.file)));
  const sources = new Map(known);
  for (const file of files) {
    if (sources.has(file)) continue;
    const text = await readText(file, JSON_LIMIT);
    if (text.ok) sources.set(file, text.value);
  }
  return sources;
}
