import { gamma } from '../base/samplers.ts';
import type { Cohort } from './cohort.ts';
import { arrivals, DRAW } from './draw-purchases.ts';
import { countProbabilities } from './negative-binomial.ts';
import type { Future, PurchaseModel } from './purchase-model.ts';
import { logRising } from './rising.ts';

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
