/**
 * Fader, Hardie 2007, the shifted beta-geometric of contracts: each customer ends at every renewal with the same chance
 * of his own, Beta(alpha, beta) over customers. `survivors[t]` counts those still there after t renewals, from t = 0.
 */
export const SBG = {
  parameters: ['alpha', 'beta'],
  starts: [
    [1, 3],
    [0.5, 0.5],
  ],
  survival: ([alpha, beta]: readonly number[], t: number): number => {
    let share = 1;
    for (let i = 0; i < t; i++) share *= (beta! + i) / (alpha! + beta! + i);
    return share;
  },
} as const;

/** The log-likelihood of counts of survivors under any survival function of whole renewals. */
export function survivorLogLikelihood(survivors: readonly number[], survival: (t: number) => number): number {
  const last = survivors.length - 1;
  let sum = survivors[last]! * Math.log(survival(last));
  for (let t = 1; t <= last; t++) {
    const lost = survivors[t - 1]! - survivors[t]!;
    if (lost > 0) sum += lost * Math.log(survival(t - 1) - survival(t));
  }
  return sum;
}
