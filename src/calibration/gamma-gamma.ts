import { gammaln } from 'simple-statistics';

/** A repeat buyer's spending: how many repeat purchases, and their mean in currency units. */
export interface Spend {
  readonly x: number;
  readonly mean: number;
}

/**
 * Fader, Hardie, Lee 2005: each spend is Gamma(p, v) with v ~ Gamma(q, gamma) over customers, and how much does not
 * depend on how often. Mean spend over customers: p gamma / (q - 1), finite only for q above 1.
 */
export const GAMMA_GAMMA = {
  parameters: ['p', 'q', 'gamma'],
  starts: [
    [5, 3, 15],
    [1, 5, 50],
    [10, 2, 5],
  ],
  logLikelihood(spends: readonly Spend[], weights: ArrayLike<number>, parameters: readonly number[]): number {
    const [p, q, scale] = parameters as [number, number, number];
    const front = q * Math.log(scale) - gammaln(q);
    // The gamma functions depend on the count alone, and counts repeat.
    const byCount: number[] = [];
    let sum = 0;
    spends.forEach(({ x, mean }, i) => {
      const weight = weights[i]!;
      if (weight === 0) return;
      byCount[x] ??= gammaln(p * x + q) - gammaln(p * x) + p * x * Math.log(x);
      sum += weight * (front + byCount[x] + (p * x - 1) * Math.log(mean) - (p * x + q) * Math.log(scale + x * mean));
    });
    return sum;
  },
} as const;

/** The mean spend over all customers; infinite where q is 1 or less. */
export function populationMean([p, q, scale]: readonly number[]): number {
  return q! > 1 ? (p! * scale!) / (q! - 1) : Number.POSITIVE_INFINITY;
}

/** The mean spend expected of a customer with these repeats; of one without any, the population's. */
export function expectedSpend([p, q, scale]: readonly number[], { x, mean }: Spend): number {
  return (p! * (scale! + x * mean)) / (p! * x + q! - 1);
}
