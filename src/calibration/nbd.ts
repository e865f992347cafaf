import type { Draws } from '../base/draws.ts';
import { exponential, gamma } from '../base/samplers.ts';
import type { Cohort } from './cohort.ts';
import { countProbabilities } from './negative-binomial.ts';
import type { Future, PurchaseModel } from './purchase-model.ts';
import { logRising } from './rising.ts';

/** What the draws of a future are for, below the address of its customer. */
export const DRAW = { rate: 0, gap: 1, dropout: 2, dropoutRate: 3, alive: 4, stage: 5, left: 6, right: 7 } as const;

/**
 * Ehrenberg 1959: everybody buys for ever, at a rate that is Gamma(r, alpha) over customers.
 * It is the baseline that any model with dropout has to beat.
 */
export const NBD: PurchaseModel = {
  name: 'NBD',
  k: 1,
  parameters: ['r', 'alpha'],
  dropout: [],
  starts: [
    [0.5, 10],
    [1, 5],
    [0.3, 30],
  ],
  logLikelihood({ groups, mostRepeats }: Cohort, [r, alpha]) {
    const rising = logRising(r!, mostRepeats);
    let sum = 0;
    for (const { x, T, weight } of groups)
      sum += weight * (rising[x]! + r! * Math.log(alpha!) - (r! + x) * Math.log(alpha! + T));
    return sum;
  },
  future: ([r, alpha], { x, T }) => endless(r! + x, alpha! + T),
};

/** Purchases for ever at a rate that is Gamma(shape, rate). */
function endless(shape: number, rate: number): Future {
  return {
    alive: 1,
    expected: (weeks) => (shape / rate) * weeks,
    counts: (weeks) => countProbabilities(shape, rate, weeks),
    draw: (draws, weeks) => arrivals(draws, gamma(draws, DRAW.rate, 0, shape) / rate, weeks),
  };
}

/** The moments of a Poisson process of the given rate before `weeks`. */
export function arrivals(draws: Draws, rate: number, weeks: number): number[] {
  const moments: number[] = [];
  for (let at = gap(draws, 0, rate); at < weeks; at += gap(draws, moments.length, rate)) moments.push(at);
  return moments;
}

function gap(draws: Draws, index: number, rate: number): number {
  return exponential(draws, DRAW.gap, index) / rate;
}
