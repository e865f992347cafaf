import type { SourceText, Span } from '../../base/span.ts';

/** Where a span lies, for machines: one-based, columns in UTF-16 units, the end exclusive; null where it is not known. */
export interface Region {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

/** Without a span nothing is known; without its text only the file's name. */
export function regionOf(span: Span | undefined, sources: ReadonlyMap<string, SourceText>): Region {
  const source = span === undefined ? undefined : sources.get(span.file);
  if (span === undefined || source === undefined) {
    return { file: span?.file ?? null, line: null, column: null, endLine: null, endColumn: null };
  }
  const start = source.place(span.start);
  const end = source.place(span.end);
  return {
    file: span.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
