import { bernoulli, exponential, gamma } from '../base/samplers.ts';
import type { Cohort } from './cohort.ts';
import { DRAW } from './draw-purchases.ts';
import type { History } from './history.ts';
import { logSum } from './log-sum.ts';
import { atLeast, countProbabilities } from './negative-binomial.ts';
import type { Future, ModelName, Parameters, PurchaseModel } from './purchase-model.ts';
import { logRising, logRisingAt } from './rising.ts';

/**
 * The family in which customers drop out right after a purchase, with a chance that is Beta(a, b) over customers, and
 * buy after every k-th step of a Poisson process whose rate is Gamma(r, alpha). `dropsAtFirst` tells the modified forms
 * (MBG), where the first purchase can be the last, from the BG forms, where it cannot: those call everybody alive who
 * bought once.
 *
 * Sources: Fader, Hardie, Lee 2005 (BG/NBD); Batislam, Denizel, Filiztekin 2007 (MBG/NBD); Platzer, Reutterer 2016 and
 * Reutterer, Platzer, Schroeder 2021 ((M)BG/CNBD-k). The forecasts for k > 1 are exact here: they sum over how far the
 * customer has come between two purchases, where the literature approximates.
 */
export function betaGeometric(name: ModelName, k: number, dropsAtFirst: boolean): PurchaseModel {
  const chances = dropsAtFirst ? 1 : 0;
  return {
    name,
    k,
    parameters: ['r', 'alpha', 'a', 'b'],
    dropout: ['a', 'b'],
    starts: [
      [0.3, 5 / k, 0.8, 2.5],
      [1, 10 / k, 1, 5],
      [0.5, 20 / k, 0.3, 0.6],
    ],
    logLikelihood: (cohort, parameters) => logLikelihood(cohort, parameters, k, chances),
    future: (parameters, history) => futureOf(parameters, history, k, chances),
  };
}

/**
 * The logarithm of the chance of having gone after the last purchase, in units of being there without a step since; minus
 * infinity where no chance was had.
 */
function logGone(parameters: Parameters, { x, tx, T }: History, k: number, chances: number): number {
  const [r, alpha, a, b] = parameters;
  if (x + chances === 0) return Number.NEGATIVE_INFINITY;
  return Math.log(a! / (b! + x - 1 + chances)) + (r! + k * x) * Math.log((alpha! + T) / (alpha! + tx));
}

/**
 * How far a customer who is there has come since the last purchase: the weights of having made j = 0..k-1 of the k steps
 * in `T - tx`. Their sum is the chance of no purchase in that time, in units of that of no step.
 */
function stageWeights(shape: number, alpha: number, { tx, T }: History, k: number): number[] {
  const weights = [1];
  for (let j = 1; j < k; j++) weights.push((weights[j - 1]! * (shape + j - 1) * (T - tx)) / (j * (alpha + T)));
  return weights;
}

function total(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function logLikelihood(cohort: Cohort, parameters: Parameters, k: number, chances: number): number {
  const [r, alpha, a, b] = parameters;
  const { groups, mostRepeats } = cohort;
  const purchases = logRising(r!, k * mostRepeats);
  const stays = logRising(b!, mostRepeats + 1);
  const draws = logRising(a! + b!, mostRepeats + 1);
  const front = r! * Math.log(alpha!);
  const within = logRisingAt(1, k - 1);
  let sum = (k - 1) * cohort.logGaps;
  for (const group of groups) {
    const { x, T, weight } = group;
    const there = total(stageWeights(r! + k * x, alpha!, group, k));
    const gone = logGone(parameters, group, k, chances);
    sum +=
      weight *
      (purchases[k * x]! +
        front -
        (r! + k * x) * Math.log(alpha! + T) -
        x * within +
        stays[x + chances]! -
        draws[x + chances]! +
        logSum(gone, Math.log(there)));
  }
  return sum;
}

function futureOf(parameters: Parameters, history: History, k: number, chances: number): Future {
  const [r, alpha, a, b] = parameters;
  const { x, T } = history;
  const shape = r! + k * x;
  const weights = stageWeights(shape, alpha!, history, k);
  const there = total(weights);
  const alive = 1 / (1 + Math.exp(logGone(parameters, history, k, chances) - Math.log(there)));
  const rate = alpha! + T;
  const stay = b! + x + chances;
  const stages = weights.map((weight, j) => ({ j, share: weight / there }));
  return {
    alive,
    expected(weeks) {
      let sum = 0;
      for (const { j, share } of stages) {
        const reached = atLeast(countProbabilities(shape + j, rate, weeks));
        let kept = 1;
        // The n-th purchase needs k n - j steps, and n - 1 purchases that were not the last.
        for (let n = 1; k * n - j < reached.length; n++) {
          sum += share * kept * reached[k * n - j]!;
          kept *= (stay + n - 1) / (a! + stay + n - 1);
        }
      }
      return alive * sum;
    },
    counts(weeks) {
      const found: number[] = [1 - alive];
      const add = (n: number, probability: number) => {
        found[n] = (found[n] ?? 0) + alive * probability;
      };
      for (const { j, share } of stages) {
        const reached = atLeast(countProbabilities(shape + j, rate, weeks));
        const from = (n: number) => (k * n - j <= 0 ? 1 : (reached[k * n - j] ?? 0));
        let kept = 1;
        for (let n = 0; n === 0 || from(n) > 0; n++) {
          // With n purchases at the end: either the last one was not the end, or it was.
          const lastStays = n === 0 ? 1 : (kept * (stay + n - 1)) / (a! + stay + n - 1);
          const ends = n === 0 ? 0 : kept - lastStays;
          add(n, share * (lastStays * (from(n) - from(n + 1)) + ends * from(n)));
          kept = lastStays;
        }
      }
      return Float64Array.from(found);
    },
    draw(draws, weeks) {
      if (!bernoulli(draws, DRAW.alive, 0, alive)) return [];
      const j = stageDrawn(stages, draws.uniform(DRAW.stage, 0));
      const lambda = gamma(draws, DRAW.rate, 0, shape + j) / rate;
      const leaving = gamma(draws, DRAW.left, 0, a!);
      const chance = leaving / (leaving + gamma(draws, DRAW.right, 0, stay));
      const moments: number[] = [];
      let steps = j;
      for (let step = 0, at = 0; ; step++) {
        at += exponential(draws, DRAW.gap, step) / lambda;
        if (at >= weeks) return moments;
        steps = (steps + 1) % k;
        if (steps !== 0) continue;
        moments.push(at);
        if (bernoulli(draws, DRAW.dropout, moments.length, chance)) return moments;
      }
    },
  };
}

function stageDrawn(stages: readonly { readonly j: number; readonly share: number }[], u: number): number {
  let passed = 0;
  for (const { j, share } of stages) {
    passed += share;
    if (u < passed) return j;
  }
  return stages.length - 1;
}
