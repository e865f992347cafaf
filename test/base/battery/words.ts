import { binomial, poisson } from './distributions.ts';
import { chiSquare, chiSquareEven, type Finding, sumOfSquares, twoSided } from './p-values.ts';

/** The tests that a row of 32-bit words, in the order they are drawn, must pass; see Knuth, TAOCP 2, 3.3.2, and Marsaglia. */
export function wordFindings(name: string, words: Uint32Array): Finding[] {
  const found = (test: string, p: number): Finding => ({ test: `${name}: ${test}`, p });
  return [
    found('bits', bits(words)),
    ...[0, 8, 16, 24].map((shift) => found(`byte at bit ${shift}`, bytes(words, shift))),
    found('runs', runs(words)),
    found('gaps', gaps(words)),
    found('birthday spacings', birthdaySpacings(words)),
    found('neighbors, high bits', pairs(words, 28)),
    found('neighbors, low bits', pairs(words, 0)),
    found('bits that differ between neighbors', differences(words)),
    found('correlation', twoSided(correlation(words))),
  ];
}

/** Every bit is set half of the time. */
function bits(words: Uint32Array): number {
  const spread = Math.sqrt(words.length) / 2;
  const values = Array.from({ length: 32 }, (_, bit) => {
    let set = 0;
    for (const word of words) set += (word >>> bit) & 1;
    return (set - words.length / 2) / spread;
  });
  return sumOfSquares(values);
}

function bytes(words: Uint32Array, shift: number): number {
  const counts = new Float64Array(256);
  for (const word of words) counts[(word >>> shift) & 255]!++;
  return chiSquareEven(counts);
}

/** How often the row changes between the upper and the lower half (Wald and Wolfowitz). */
function runs(words: Uint32Array): number {
  let count = 1;
  let upper = words[0]! >>> 31;
  for (let i = 1; i < words.length; i++) {
    upper += words[i]! >>> 31;
    if (words[i]! >>> 31 !== words[i - 1]! >>> 31) count++;
  }
  const n = words.length;
  const lower = n - upper;
  const mean = 1 + (2 * upper * lower) / n;
  const variance = ((mean - 1) * (mean - 2)) / (n - 1);
  return twoSided((count - mean) / Math.sqrt(variance));
}

/** How long it takes until a word of the lowest sixteenth comes again. */
function gaps(words: Uint32Array): number {
  const longest = 100;
  const counts = new Float64Array(longest + 1);
  let gap = 0;
  let found = 0;
  for (const word of words) {
    if (word >>> 28 !== 0) {
      gap++;
      continue;
    }
    // Before the first one nobody knows how long it has been.
    if (found++ > 0) counts[Math.min(gap, longest)]!++;
    gap = 0;
  }
  const rest = 15 / 16;
  const expected = Float64Array.from(
    counts,
    (_, length) => (found - 1) * (length < longest ? rest ** length / 16 : rest ** longest),
  );
  return chiSquare(counts, expected);
}

/** Of 512 days drawn from a year of 2^24, equal distances between neighbors: nearly Poisson with mean 2 (Marsaglia 1985). */
function birthdaySpacings(words: Uint32Array): number {
  const days = 512;
  const mean = days ** 3 / (4 * 2 ** 24);
  const samples = Math.floor(words.length / days);
  const counts = new Float64Array(12);
  for (let sample = 0; sample < samples; sample++) {
    const drawn = Uint32Array.from({ length: days }, (_, i) => words[sample * days + i]! >>> 8).sort();
    const spacings = drawn.map((day, i) => (i === 0 ? day : day - drawn[i - 1]!)).sort();
    let equal = 0;
    for (let i = 1; i < days; i++) if (spacings[i] === spacings[i - 1]) equal++;
    counts[Math.min(equal, counts.length - 1)]!++;
  }
  const chances = Array.from(counts, (_, count) => poisson(mean, count));
  chances[chances.length - 1] = 1 - chances.slice(0, -1).reduce((sum, chance) => sum + chance, 0);
  return chiSquare(
    counts,
    chances.map((chance) => chance * samples),
  );
}

/** Four bits of a word beside the same of the next one, in a table of 16 by 16. */
function pairs(words: Uint32Array, shift: number): number {
  const counts = new Float64Array(256);
  for (let i = 0; i + 1 < words.length; i += 2) {
    counts[((words[i]! >>> shift) & 15) * 16 + ((words[i + 1]! >>> shift) & 15)]!++;
  }
  return chiSquareEven(counts);
}

/** In how many bits a word differs from the next one. */
function differences(words: Uint32Array): number {
  const counts = new Float64Array(33);
  for (let i = 0; i + 1 < words.length; i += 2) counts[ones(words[i]! ^ words[i + 1]!)]!++;
  const expected = Float64Array.from(counts, (_, set) => Math.floor(words.length / 2) * binomial(32, set, 0.5));
  return chiSquare(counts, expected);
}

function ones(word: number): number {
  let count = 0;
  for (let left = word >>> 0; left !== 0; left &= left - 1) count++;
  return count;
}

/** Of each word with the next one; standard normal if all is well. */
function correlation(words: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i + 1 < words.length; i++) sum += centered(words[i]!) * centered(words[i + 1]!);
  return sum / Math.sqrt(words.length - 1);
}

/** A word as a number with mean 0 and variance 1. */
export function centered(word: number): number {
  return ((word + 0.5) / 2 ** 32 - 0.5) * Math.sqrt(12);
}
