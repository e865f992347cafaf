/** How the lines of a text table are cut at runs of spaces, as many published data sets are. */
export interface SpacedHeader {
  /** `column 1`, `column 2` ... where the table begins without names. */
  readonly columns: readonly string[];
  readonly hasNames: boolean;
}

const OTHER_DELIMITERS = /[,;\t|"]/;

/**
 * Recognizes a table of columns between spaces from the start of its text: the first two lines have the same number of
 * words, at least two, and nothing that would cut them otherwise. A first line of numbers alone is no header.
 */
export function spacedHeader(start: string): SpacedHeader | undefined {
  const [first, second] = start.split(/\r?\n/, 2).map((line) => line.trim());
  if (first === undefined || second === undefined || OTHER_DELIMITERS.test(first)) return undefined;
  const words = first.split(/\s+/);
  if (words.length < 2 || second.split(/\s+/).length !== words.length) return undefined;
  const hasNames = words.some((word) => !/^[\d.:+/-]+$/.test(word));
  if (hasNames && new Set(words).size < words.length) return undefined;
  return { hasNames, columns: hasNames ? words : words.map((_, i) => `column ${i + 1}`) };
}
