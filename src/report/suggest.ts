import { anyOf, say, type Wording } from './wording.ts';

/**
 * Which known names a mistyped word may have meant.
 * INVARIANT: nothing far away is ever offered; a wrong suggestion costs the reader more than none.
 */

/** A longer word is no slip of the fingers, and its distance would be costly. */
const LONGEST_WORD = 100;
const MOST_CANDIDATES = 1000;
const MOST_SUGGESTIONS = 3;

/**
 * The candidates near `word`, nearest first and otherwise in the order given; at most three, often none.
 * Near: within one third of the word's length in edits, at least one, where swapping two neighbors is one edit.
 * Names that differ only in case or in full-width forms are always near. The word itself is never offered.
 */
export function nearest(word: string, candidates: Iterable<string>): string[] {
  if (word.length > LONGEST_WORD) return [];
  const asked = folded(word);
  const limit = Math.max(1, Math.floor(asked.length / 3));
  const near = new Map<string, number>();
  let seen = 0;
  for (const candidate of candidates) {
    if (++seen > MOST_CANDIDATES) break;
    if (candidate.length > LONGEST_WORD || candidate === word) continue;
    const name = folded(candidate);
    const longer = Math.max(asked.length, name.length);
    if (Math.abs(asked.length - name.length) > limit) continue;
    const distance = editDistance(asked, name);
    // A word of which no letter is kept is another word, however short it is.
    if (distance <= limit && (distance < longer || distance === 0)) near.set(candidate, distance);
  }
  return [...near]
    .sort((a, b) => a[1] - b[1])
    .slice(0, MOST_SUGGESTIONS)
    .map(([name]) => name);
}

/** The question put to the reader: "did you mean `gold` or `green`?"; undefined when there is nothing to ask. */
export function didYouMean(names: readonly string[]): Wording | undefined {
  return names.length === 0 ? undefined : say`did you mean ${anyOf(names.map((name) => `\`${name}\``))}?`;
}

/** Full-width letters, as Japanese keyboards give them, are the same letters. */
function folded(word: string): readonly string[] {
  return Array.from(word.normalize('NFKC').toLowerCase());
}

/**
 * Damerau-Levenshtein distance, unrestricted (Lowrance and Wagner 1975): insert, delete, replace and swap cost one each,
 * also when something stands between the swapped letters.
 */
function editDistance(a: readonly string[], b: readonly string[]): number {
  const width = b.length + 2;
  const far = a.length + b.length;
  // One row and column before the empty prefixes, so far away that no swap reaches beyond the start.
  const table = new Int32Array((a.length + 2) * width).fill(far);
  for (let i = 0; i <= a.length; i++) table[(i + 1) * width + 1] = i;
  for (let j = 0; j <= b.length; j++) table[width + j + 1] = j;
  const lastRowOf = new Map<string, number>();
  for (let i = 1; i <= a.length; i++) {
    let lastMatch = 0;
    for (let j = 1; j <= b.length; j++) {
      const swapRow = lastRowOf.get(b[j - 1]!) ?? 0;
      const swapColumn = lastMatch;
      const same = a[i - 1] === b[j - 1];
      if (same) lastMatch = j;
      table[(i + 1) * width + j + 1] = Math.min(
        table[i * width + j]! + (same ? 0 : 1),
        table[(i + 1) * width + j]! + 1,
        table[i * width + j + 1]! + 1,
        table[swapRow * width + swapColumn]! + (i - swapRow - 1) + 1 + (j - swapColumn - 1),
      );
    }
    lastRowOf.set(a[i - 1]!, i);
  }
  return table[(a.length + 1) * width + b.length + 1]!;
}
