import type { Draws } from '../base/draws.ts';
import type { Cohort } from './cohort.ts';
import type { History } from './history.ts';

/** The models that can be fitted, by their names in the field. */
export const MODEL_NAMES = ['NBD', 'Pareto/NBD', 'BG/NBD', 'MBG/NBD', 'BG/CNBD-k', 'MBG/CNBD-k'] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

/** Parameters in the order of the model's `parameters`; all are above 0, and rates are per week. */
export type Parameters = readonly number[];

/**
 * A customer's future purchases as a random process that starts now, over a population of customers who share a past.
 * Knowing the past turns each model into the same kind of process with other parameters, so that one set of formulas
 * serves new customers and known ones.
 */
export interface Future {
  /** P(alive): that the customer has not dropped out by now. All else is counted with it. */
  readonly alive: number;
  /** Expected purchases in the next `weeks`. */
  expected(weeks: number): number;
  /** The probability of exactly n purchases in the next `weeks`, for n = 0, 1, 2 ..., until what is left is negligible. */
  counts(weeks: number): Float64Array;
  /**
   * One draw of the moments of purchase in the next `weeks`, in order. The address of the draws below the member's is
   * used by nothing else.
   */
  draw(draws: Draws, weeks: number): number[];
}

/** A model of when customers of a base buy and drop out. All its functions are pure. */
export interface PurchaseModel {
  readonly name: ModelName;
  /** Purchases come after every k-th step of a Poisson process: 1 is purely random, more is more regular. */
  readonly k: number;
  readonly parameters: readonly string[];
  /** Those that say how customers drop out, by name; none for a model without dropout. */
  readonly dropout: readonly string[];
  /** Where a search for the best parameters starts. */
  readonly starts: readonly Parameters[];
  logLikelihood(cohort: Cohort, parameters: Parameters): number;
  /** The slope of the log-likelihood in the logarithms of the parameters, where it is known in closed form. */
  slope?(cohort: Cohort, parameters: Parameters): number[];
  future(parameters: Parameters, history: History): Future;
}
