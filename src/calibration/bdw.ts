import { gammaln } from 'simple-statistics';

/**
 * Fader, Hardie, Liu, Davin, Steenburgh 2018, the beta-discrete-Weibull of contracts: like the sBG, but a customer's own
 * chance to end falls (c below 1) or rises (above 1) with tenure. With c = 1 it is the sBG.
 */
export const BDW = {
  parameters: ['alpha', 'beta', 'c'],
  starts: [
    [1, 3, 1],
    [0.3, 1.5, 1.5],
  ],
  survival: ([alpha, beta, c]: readonly number[], t: number): number => {
    const renewals = t ** c!;
    return Math.exp(
      gammaln(beta! + renewals) + gammaln(alpha! + beta!) - gammaln(alpha! + beta! + renewals) - gammaln(beta!),
    );
  },
} as const;
