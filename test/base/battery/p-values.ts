import { chiSquareTail, normalTails } from './distributions.ts';

/** What a test found: how likely something at least as far from what is expected is, if all is well. */
export interface Finding {
  readonly test: string;
  readonly p: number;
}

/** The chance that a battery finds fault with what is faultless. */
export const FALSE_ALARM = 1e-6;

/**
 * The findings that are too far from what is expected, and those too close to it, so that all together strike a faultless
 * generator once in a million batteries at most (Bonferroni's bound, which holds for dependent tests as well).
 */
export function faults(findings: readonly Finding[]): Finding[] {
  const each = FALSE_ALARM / 2 / findings.length;
  return findings.filter(({ p }) => !(p >= each && p <= 1 - each));
}

/** Of counts against expected ones; cells that expect fewer than 10 are joined with their neighbors. */
export function chiSquare(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  let statistic = 0;
  let cells = 0;
  let seen = 0;
  let due = 0;
  let rest = 0;
  for (let i = 0; i < expected.length; i++) rest += expected[i]!;
  for (let i = 0; i < expected.length; i++) {
    seen += observed[i]!;
    due += expected[i]!;
    rest -= expected[i]!;
    // The last cell takes whatever would be too little for one of its own.
    if (due < LEAST_EXPECTED || (rest < LEAST_EXPECTED && i < expected.length - 1)) continue;
    statistic += (seen - due) ** 2 / due;
    cells++;
    seen = 0;
    due = 0;
  }
  return chiSquareTail(cells - 1, statistic);
}

const LEAST_EXPECTED = 10;

/** Of counts that are all expected to be the same. */
export function chiSquareEven(observed: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < observed.length; i++) total += observed[i]!;
  return chiSquare(observed, new Float64Array(observed.length).fill(total / observed.length));
}

/** Of many values that are each standard normal if all is well: their squares add up to a chi-square. */
export function sumOfSquares(values: readonly number[]): number {
  return chiSquareTail(
    values.length,
    values.reduce((sum, z) => sum + z * z, 0),
  );
}

export function twoSided(z: number): number {
  return normalTails(z);
}

/** Of a sample against a continuous distribution, by Kolmogorov and Smirnov with the correction of Stephens (1970). */
export function kolmogorovSmirnov(values: ArrayLike<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const p = cdf(sorted[i]!);
    distance = Math.max(distance, p - i / n, (i + 1) / n - p);
  }
  const root = Math.sqrt(n);
  return kolmogorovTail((root + 0.12 + 0.11 / root) * distance);
}

/** The chance that Kolmogorov's variable lies above `x`; the alternating series does not settle near 0, where it is 1. */
function kolmogorovTail(x: number): number {
  if (x < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, sum));
}
