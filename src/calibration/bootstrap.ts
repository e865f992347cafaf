import type { DrawKey } from '../base/draws.ts';
import { Draws } from '../base/draws.ts';
import { type Cohort, cohortOf, type Grouping } from './cohort.ts';

/** How often each customer is in one sample of as many customers, drawn with replacement. The same for the same address. */
export function resampled(key: DrawKey, sample: number, customers: number): Uint16Array {
  const draws = new Draws(key);
  draws.turnTo(sample, BOOTSTRAP);
  const weights = new Uint16Array(customers);
  for (let i = 0; i < customers; i++) weights[Math.floor(draws.uniform(0, i) * customers)]!++;
  return weights;
}

/** No customer has this number, so bootstrap samples share no draws with futures. */
const BOOTSTRAP = 0xffffffff;

/** The cohort in which each customer stands as often as the weights say. */
export function reweighted({ cohort, groupOf }: Grouping, weights: ArrayLike<number>): Cohort {
  const totals = new Float64Array(cohort.groups.length);
  for (let i = 0; i < groupOf.length; i++) totals[groupOf[i]!]! += weights[i]!;
  // The gaps tell one k from another, which a bootstrap does not ask.
  return cohortOf(
    cohort.groups.map((group, at) => ({ ...group, weight: totals[at]! })),
    cohort.logGaps,
  );
}
