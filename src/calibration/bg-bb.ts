import { gammaln } from 'simple-statistics';

/** Customers with the same history of `n` yes-or-no opportunities: `x` taken, the last of them the `tx`-th. */
export interface Opportunities {
  readonly x: number;
  readonly tx: number;
  readonly n: number;
  readonly weight: number;
}

/**
 * Fader, Hardie, Shang 2010, the beta-geometric / beta-Bernoulli in discrete time: at each opportunity a customer who is
 * there buys with a chance Beta(alpha, beta), and before each has left with a chance Beta(gamma, delta).
 */
export const BG_BB = {
  parameters: ['alpha', 'beta', 'gamma', 'delta'],
  starts: [
    [1, 1, 0.5, 3],
    [1, 0.5, 1, 1],
  ],
  logLikelihood(groups: readonly Opportunities[], parameters: readonly number[]): number {
    let sum = 0;
    for (const group of groups) sum += group.weight * Math.log(likelihood(parameters, group));
    return sum;
  },
} as const;

function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}

/** What customers add who are there through opportunity n. */
function stayed([alpha, beta, gamma, delta]: readonly number[], x: number, n: number): number {
  return Math.exp(
    logBeta(alpha! + x, beta! + n - x) - logBeta(alpha!, beta!) + logBeta(gamma!, delta! + n) - logBeta(gamma!, delta!),
  );
}

function likelihood(parameters: readonly number[], { x, tx, n }: Omit<Opportunities, 'weight'>): number {
  const [alpha, beta, gamma, delta] = parameters;
  let sum = stayed(parameters, x, n);
  for (let lived = tx; lived < n; lived++) {
    sum += Math.exp(
      logBeta(alpha! + x, beta! + lived - x) -
        logBeta(alpha!, beta!) +
        logBeta(gamma! + 1, delta! + lived) -
        logBeta(gamma!, delta!),
    );
  }
  return sum;
}

/** The chance of being there at opportunity n + 1. */
export function bgBbAlive(parameters: readonly number[], history: Omit<Opportunities, 'weight'>): number {
  const { x, n } = history;
  const [alpha, beta, gamma, delta] = parameters;
  const there = Math.exp(
    logBeta(alpha! + x, beta! + n - x) -
      logBeta(alpha!, beta!) +
      logBeta(gamma!, delta! + n + 1) -
      logBeta(gamma!, delta!),
  );
  return there / likelihood(parameters, history);
}

/** Expected purchases in the next `ahead` opportunities. The chance of staying falls from one to the next. */
export function bgBbExpected(
  parameters: readonly number[],
  history: Omit<Opportunities, 'weight'>,
  ahead: number,
): number {
  const [alpha, beta, gamma, delta] = parameters;
  const { x, n } = history;
  const buys = (alpha! + x) / (alpha! + beta! + n);
  // There at opportunity n + j: of those there at n + 1, every step keeps (delta + n + i) of (gamma + delta + n + i).
  let there = bgBbAlive(parameters, history);
  let sum = 0;
  for (let j = 1; j <= ahead; j++) {
    sum += buys * there;
    there *= (delta! + n + j) / (gamma! + delta! + n + j);
  }
  return sum;
}
