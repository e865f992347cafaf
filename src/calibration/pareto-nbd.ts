import { bernoulli, exponential, gamma } from '../base/samplers.ts';
import { arrivals, DRAW } from './draw-purchases.ts';
import { logSum } from './log-sum.ts';
import { countProbabilities } from './negative-binomial.ts';
import type { Future, PurchaseModel } from './purchase-model.ts';
import { integrate } from './quadrature.ts';
import { logRising, slopeRising } from './rising.ts';

/**
 * Schmittlein, Morrison, Colombo 1987: a customer buys at a rate that is Gamma(r, alpha) over customers until dropping
 * out, which nobody sees, at a rate that is Gamma(s, beta). The two are independent.
 *
 * The likelihood is written in the literature with Gauss' hypergeometric function, whose forms cancel when tx is near T
 * and crawl when beta is far from alpha. Here it is the integral that those forms stand for, over the time of dropping
 * out between the last purchase and the end: positive throughout, and nothing cancels.
 */
export const PARETO_NBD: PurchaseModel = {
  name: 'Pareto/NBD',
  k: 1,
  parameters: ['r', 'alpha', 's', 'beta'],
  dropout: ['s', 'beta'],
  starts: [
    [0.5, 10, 0.5, 10],
    [1, 5, 1, 50],
    [0.3, 20, 2, 20],
  ],
  logLikelihood({ groups, mostRepeats }, [r, alpha, s, beta]) {
    const rising = logRising(r!, mostRepeats);
    const front = r! * Math.log(alpha!) + s! * Math.log(beta!);
    let sum = 0;
    for (const { x, tx, T, weight } of groups) {
      const [stayed, left] = logParts(r! + x, alpha!, s!, beta!, tx, T);
      sum += weight * (rising[x]! + front + logSum(stayed, left));
    }
    return sum;
  },
  slope({ groups, mostRepeats }, [r, alpha, s, beta]) {
    const rising = slopeRising(r!, mostRepeats);
    const sums = [0, 0, 0, 0];
    for (const { x, tx, T, weight } of groups) {
      const m = r! + x;
      const parts = logParts(m, alpha!, s!, beta!, tx, T, MEANS);
      const gone = 1 / (1 + Math.exp(parts[0] - parts[1]));
      const mean = (stayed: number, left: number) => (1 - gone) * stayed + gone * left;
      sums[0]! += weight * (rising[x]! + Math.log(alpha!) - mean(Math.log(alpha! + T), MEANS.logAlpha));
      sums[1]! += weight * (r! / alpha! - m * mean(1 / (alpha! + T), MEANS.perAlpha));
      sums[2]! += weight * (Math.log(beta!) + gone / s! - mean(Math.log(beta! + T), MEANS.logBeta));
      sums[3]! += weight * (s! / beta! - mean(s! / (beta! + T), (s! + 1) * MEANS.perBeta));
    }
    return [r! * sums[0]!, alpha! * sums[1]!, s! * sums[2]!, beta! * sums[3]!];
  },
  future([r, alpha, s, beta], { x, tx, T }) {
    const [stayed, left] = logParts(r! + x, alpha!, s!, beta!, tx, T);
    return mortal(1 / (1 + Math.exp(left - stayed)), r! + x, alpha! + T, s!, beta! + T);
  },
};

/** Means over the time t of leaving between tx and T, for the slope: of log(alpha+t), 1/(alpha+t) and the same of beta. */
interface LeavingMeans {
  logAlpha: number;
  perAlpha: number;
  logBeta: number;
  perBeta: number;
}

/** Filled by `logParts` for one group after another: a fit calls it millions of times. */
const MEANS: LeavingMeans = { logAlpha: 0, perAlpha: 0, logBeta: 0, perBeta: 0 };

/** Widest panel, in logarithms of time, and the most that the integrand may fall in one: 16 points are then exact. */
const WIDEST = 3;
const STEEPEST = 8;

/**
 * The logarithms of what customers add who are still there at T, (alpha+T)^-m (beta+T)^-s, and of those who left
 * between tx and T, the integral of s (alpha+t)^-m (beta+t)^-(s+1) dt.
 */
function logParts(
  m: number,
  alpha: number,
  s: number,
  beta: number,
  tx: number,
  T: number,
  means?: LeavingMeans,
): readonly [stayed: number, left: number] {
  const stayed = -m * Math.log(alpha + T) - s * Math.log(beta + T);
  if (means !== undefined) Object.assign(means, { logAlpha: 0, perAlpha: 0, logBeta: 0, perBeta: 0 });
  if (T <= tx) return [stayed, Number.NEGATIVE_INFINITY];
  // In the logarithm of the time since the nearer of the two starts the integrand is smooth on the scale of 1.
  const least = Math.min(alpha, beta);
  const more = Math.max(alpha, beta) - least;
  const [near, far] = alpha <= beta ? [m, s + 1] : [s + 1, m];
  const from = Math.log(least + tx);
  const to = Math.log(least + T);
  const log = (y: number) => (1 - near) * y - far * Math.log(more + Math.exp(y));
  const top = log(from);
  const panels = Math.max(1, Math.ceil((to - from) / WIDEST), Math.ceil(Math.abs(top - log(to)) / STEEPEST));
  const density = (y: number) => Math.exp(log(y) - top);
  if (means === undefined) {
    const integral = integrate(density, from, to, panels, log(to) < top);
    return [stayed, Math.log(s) + top + Math.log(integral)];
  }
  let [logFar, perFar, logNear, perNear, all] = [0, 0, 0, 0, 0];
  const integral = integrate(density, from, to, panels, log(to) < top, (y, share) => {
    const since = Math.exp(y);
    all += share;
    logNear += share * y;
    perNear += share / since;
    logFar += share * Math.log(more + since);
    perFar += share / (more + since);
  });
  const alphaIsNear = alpha <= beta;
  means.logAlpha = (alphaIsNear ? logNear : logFar) / all;
  means.perAlpha = (alphaIsNear ? perNear : perFar) / all;
  means.logBeta = (alphaIsNear ? logFar : logNear) / all;
  means.perBeta = (alphaIsNear ? perFar : perNear) / all;
  return [stayed, Math.log(s) + top + Math.log(integral)];
}

/** The future of customers who have not left with probability `alive`, and then buy and leave at gamma rates. */
function mortal(alive: number, shape: number, rate: number, s: number, beta: number): Future {
  return {
    alive,
    expected(weeks) {
      // The mean time still bought in; at s = 1 a logarithm, which `expm1` comes to without cancelling.
      const log = Math.log(beta / (beta + weeks));
      const time = Math.abs(s - 1) < 1e-12 ? -beta * log : (beta * -Math.expm1((s - 1) * log)) / (s - 1);
      return alive * (shape / rate) * time;
    },
    counts(weeks) {
      const whole = countProbabilities(shape, rate, weeks);
      const stays = (beta / (beta + weeks)) ** s;
      const found = whole.map((probability) => probability * stays);
      // Over the time of leaving, in its logarithm: at each, how many purchases came before it.
      const panels = Math.max(2, Math.ceil(Math.log1p(weeks / Math.min(rate, beta)) / 1.5));
      const [from, to] = [Math.log(beta), Math.log(beta + weeks)];
      const leaves = (y: number) => s * Math.exp(s * (from - y));
      integrate(leaves, from, to, panels, false, (y, share) => {
        const time = Math.exp(y) - beta;
        const success = time / (rate + time);
        let probability = (rate / (rate + time)) ** shape * share * ((to - from) / panels / 2);
        for (let n = 0; n < found.length && probability > 0; n++) {
          found[n]! += probability;
          probability *= ((shape + n) / (n + 1)) * success;
        }
      });
      return found.map((probability, n) => alive * probability + (n === 0 ? 1 - alive : 0));
    },
    draw(draws, weeks) {
      if (!bernoulli(draws, DRAW.alive, 0, alive)) return [];
      const leaves = exponential(draws, DRAW.dropout, 0) / (gamma(draws, DRAW.dropoutRate, 0, s) / beta);
      return arrivals(draws, gamma(draws, DRAW.rate, 0, shape) / rate, Math.min(weeks, leaves));
    },
  };
}
