import { say, type Wording } from '../report/wording.ts';
import { type CustomerBase, customerBase } from './customer-base.ts';
import { type Fit, targetOf } from './fit-model.ts';
import { maximize } from './maximize.ts';
import type { ModelName, Parameters, PurchaseModel } from './purchase-model.ts';
import type { Work } from './work.ts';

/**
 * Which model becomes the population. The criterion looks at the calibration alone: the models are fitted once more to
 * its first two thirds, and each is scored by the logarithm of the probability it gave to what every customer then did in
 * the last third. That is a proper score of the very thing a population is for, the future of known customers, where the
 * likelihood on the same data rewards a model for describing what it has seen.
 *
 * Scores that differ by less than `CLOSE` a customer, one percent of probability, are taken as equal however many
 * customers make the difference significant: then the order of `PREFERRED` decides. Pareto/NBD comes first in it because
 * its customers may leave at any time, which is the rate that satisfaction and lock-in act on in a simulation, and
 * because one who buys no more becomes less likely to be there. The BG forms come last among models with dropout: who
 * bought once can never have left in them, so they cannot say who is at risk. (On CDNOW the MBG/NBD scores higher than
 * Pareto/NBD by 0.003 a customer, so this order decides.)
 *
 * A model whose dropout does not show in the data is left out: it is one of customers who buy for ever, with more
 * parameters. So is a form of regular purchases that makes the data less likely than random purchases for ever.
 */
export interface Choice {
  readonly chosen: Fit;
  /** By fit: the mean log probability of a customer's last third; null where there is none. */
  readonly scores: readonly (number | null)[];
  /** The score on the last third of the calibration, or the BIC for want of purchases there. */
  readonly by: 'score' | 'BIC';
}

/** What a model was chosen by, in words. */
export const CHOSEN_BY: Readonly<Record<Choice['by'], Wording>> = {
  score: say`score on the last third of the calibration`,
  BIC: say`BIC, for want of purchases in the last third`,
};

export const PREFERRED: readonly ModelName[] = ['Pareto/NBD', 'MBG/NBD', 'MBG/CNBD-k', 'BG/NBD', 'BG/CNBD-k', 'NBD'];

const CLOSE = 0.01;

/** With fewer purchases or customers in the last third a score is mostly luck. */
const LEAST_LATER = 50;
const LEAST_CUSTOMERS = 50;

/** What a model says never happens costs this much, not everything: one odd customer must not decide alone. */
const LEAST_PROBABILITY = 1e-12;

/** The calibration cut at two thirds of its days, of its customers first seen by then. */
export function lastThird(base: CustomerBase): CustomerBase {
  const first = base.buyers.reduce((day, { days }) => Math.min(day, days[0]!), base.end);
  return customerBase(base.buyers, first + Math.round(((base.end - first) * 2) / 3), base.end);
}

export function hasScore(inner: CustomerBase): boolean {
  return inner.buyers.length >= LEAST_CUSTOMERS && inner.later.reduce((sum, n) => sum + n, 0) >= LEAST_LATER;
}

/** The mean log probability that the model, fitted to the first two thirds, gives to the last. */
export function* scoreOf({ model, parameters }: Fit, inner: CustomerBase): Work<number> {
  const best = yield* maximize(targetOf(model, inner.cohort), [parameters, model.starts[0]!]);
  return logScore(model, best.parameters, inner);
}

export function logScore(model: PurchaseModel, parameters: Parameters, base: CustomerBase): number {
  const byGroup = base.cohort.groups.map((group) => model.future(parameters, group).counts(base.weeks));
  const sum = base.later.reduce(
    (total, count, i) => total + Math.log(Math.max(LEAST_PROBABILITY, byGroup[base.groupOf[i]!]![count] ?? 0)),
    0,
  );
  return sum / base.later.length;
}

/** @param scores by fit; null for all where the last third says too little */
export function choose(fits: readonly Fit[], scores: readonly (number | null)[]): Choice {
  const endless = fits.find(({ model }) => model.name === 'NBD')?.logLikelihood ?? Number.NEGATIVE_INFINITY;
  const real = fits.filter((fit) => fit.dropoutIdentifiable && fit.logLikelihood > endless);
  const candidates = real.length > 0 ? real : fits.filter(({ model }) => model.name === 'NBD');
  const among = candidates.length > 0 ? candidates : fits;
  const scored = scores.every((score) => score !== null);
  const worth = (fit: Fit) => (scored ? scores[fits.indexOf(fit)]! : -fit.bic);
  const best = Math.max(...among.map(worth));
  const close = among.filter((fit) => worth(fit) >= best - (scored ? CLOSE : 0));
  const rank = (fit: Fit) => PREFERRED.indexOf(fit.model.name);
  return {
    chosen: close.reduce((a, b) => (rank(b) < rank(a) ? b : a)),
    scores,
    by: scored ? 'score' : 'BIC',
  };
}
