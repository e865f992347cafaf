import { sampleCorrelation } from 'simple-statistics';
import type { Day } from '../base/calendar.ts';
import { type Buyer, countThrough } from './buyer.ts';
import { GAMMA_GAMMA, populationMean, type Spend } from './gamma-gamma.ts';
import { climb, logCovariance, type Maximum, maximize, type Target } from './maximize.ts';
import type { Work } from './work.ts';

/** How repeat buyers spend. */
export interface SpendFit {
  readonly parameters: readonly number[];
  readonly logLikelihood: number;
  readonly logCovariance: readonly (readonly number[])[] | null;
  /** Repeat buyers with a mean spend above zero. */
  readonly customers: number;
  /** The mean spend over customers, in currency units; infinite where the fit has none. */
  readonly mean: number;
  /** Correlation over repeat buyers of how often with how much, which the model takes to be zero. */
  readonly frequencyCorrelation: number;
  readonly spends: readonly (Spend | null)[];
  readonly curvature: Maximum['curvature'];
}

/** Fewer tell nothing about three parameters. */
const LEAST_BUYERS = 20;

/** By buyer, in their order: the repeat purchases until the end of a day and their mean; null without any spend. */
function repeatSpends(buyers: readonly Buyer[], end: Day): (Spend | null)[] {
  return buyers.map(({ days, spends }) => {
    const x = countThrough(days, end) - 1;
    const mean = spends.slice(1, x + 1).reduce((sum, spend) => sum + spend, 0) / x;
    return x > 0 && mean > 0 ? { x, mean } : null;
  });
}

/** Fits the Gamma-Gamma model to the repeat purchases until the end of a day; null without amounts or too few buyers. */
export function* fitSpend(buyers: readonly Buyer[], end: Day): Work<SpendFit | null> {
  const spends = repeatSpends(buyers, end);
  const known = spends.filter((spend) => spend !== null);
  if (known.length < LEAST_BUYERS || new Set(known.map(({ mean }) => mean)).size < LEAST_BUYERS) return null;
  const ones = new Uint8Array(known.length).fill(1);
  const target = targetOf(known, ones);
  const { parameters, value, curvature } = yield* maximize(target, startsFor(known));
  const counts = known.map(({ x }) => x);
  const correlation =
    new Set(counts).size > 1
      ? sampleCorrelation(
          counts,
          known.map(({ mean }) => mean),
        )
      : 0;
  return {
    parameters,
    logLikelihood: value,
    logCovariance: logCovariance(target, parameters),
    customers: known.length,
    mean: populationMean(parameters),
    frequencyCorrelation: correlation,
    spends,
    curvature,
  };
}

/** The parameters for other weights of the customers, from where the fit was. */
export function* refitSpend(
  { parameters, curvature, spends }: SpendFit,
  weights: ArrayLike<number>,
): Work<readonly number[]> {
  const known: Spend[] = [];
  const kept: number[] = [];
  spends.forEach((spend, i) => {
    if (spend === null || weights[i] === 0) return;
    known.push(spend);
    kept.push(weights[i]!);
  });
  return (yield* climb(targetOf(known, kept), parameters, curvature)).parameters;
}

function targetOf(spends: readonly Spend[], weights: ArrayLike<number>): Target {
  return { value: (parameters) => GAMMA_GAMMA.logLikelihood(spends, weights, parameters) };
}

/** Currencies differ by powers of ten, and a search should not have to find that out. */
function startsFor(spends: readonly Spend[]): number[][] {
  const middle = spends.reduce((sum, { mean }) => sum + mean, 0) / spends.length;
  return GAMMA_GAMMA.starts.map(([p, q]) => [p, q, (middle * (q - 1)) / p]);
}
