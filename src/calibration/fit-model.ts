import type { Cohort } from './cohort.ts';
import { climb, logCovariance, type Maximum, maximize, type Target } from './maximize.ts';
import { bgCnbd, mbgCnbd } from './models.ts';
import type { Parameters, PurchaseModel } from './purchase-model.ts';
import type { Work } from './work.ts';

/** A model with the parameters under which the data are most likely. */
export interface Fit {
  readonly model: PurchaseModel;
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  /** Schwarz' criterion: less is better, and every parameter costs the logarithm of the number of customers. */
  readonly bic: number;
  /** Of the logarithms of the parameters; null where the data do not hold all of them. */
  readonly logCovariance: readonly (readonly number[])[] | null;
  /** The parameters that run to zero or to infinity, where the data say no more about them. */
  readonly unbounded: readonly string[];
  /** False where dropout does not make the data more likely than customers who buy for ever. */
  readonly dropoutIdentifiable: boolean;
  readonly curvature: Maximum['curvature'];
}

/**
 * Beyond these a gamma distribution is a single point or has no middle, and nothing that can be forecast depends on how
 * far beyond.
 */
const LOW = 1e-3;
const HIGH = 1e4;

/** A chance of dropping out with this for a, and its inverse for b, comes to nothing. */
const NEVER = 1e-6;

/**
 * Half the 95 % quantile of the difference between nested models, when the smaller lies on the edge of the larger: the
 * gain in log-likelihood below which dropout may be chance.
 */
const LEAST_GAIN = 1.353;

/**
 * Fits a model. @param endless the largest log-likelihood of the same model without dropout on the same customers, which
 * for random purchases is the NBD's: against it dropout must show. Null for a model without dropout
 */
export function* fitModel(model: PurchaseModel, cohort: Cohort, endless: number | null): Work<Fit> {
  const target = targetOf(model, cohort);
  const { parameters, value, curvature } = yield* maximize(target, model.starts);
  const unbounded = model.parameters.filter((_, i) => parameters[i]! < LOW || parameters[i]! > HIGH);
  const gains = endless !== null && value - endless > LEAST_GAIN;
  return {
    model,
    parameters,
    logLikelihood: value,
    bic: model.parameters.length * Math.log(cohort.customers) - 2 * value,
    logCovariance: unbounded.length > 0 ? null : logCovariance(target, parameters),
    unbounded,
    dropoutIdentifiable: model.dropout.length > 0 && gains && !model.dropout.some((name) => unbounded.includes(name)),
    curvature,
  };
}

/** How likely a model makes customers, as a function of its parameters. */
export function targetOf(model: PurchaseModel, cohort: Cohort): Target {
  const value = (parameters: Parameters) => model.logLikelihood(cohort, parameters);
  return model.slope === undefined ? { value } : { value, slope: (parameters) => model.slope!(cohort, parameters) };
}

/** The parameters for slightly different customers, such as a bootstrap sample, from where the fit was. */
export function* refit({ model, parameters, curvature }: Fit, cohort: Cohort): Work<Parameters> {
  return (yield* climb(targetOf(model, cohort), parameters, curvature)).parameters;
}

/** The most regular purchases that are looked for. */
const MOST_REGULAR = 12;

/** The largest log-likelihood of a model whose customers hardly ever drop out. */
function* endlessLikelihood(model: PurchaseModel, cohort: Cohort): Work<number> {
  const value = ([r, alpha]: Parameters) => model.logLikelihood(cohort, [r!, alpha!, NEVER, 1 / NEVER]);
  return (yield* maximize(
    { value },
    model.starts.map(([r, alpha]) => [r!, alpha!]),
  )).value;
}

/** Fits an Erlang-k form with the best k from 2 on: more regular as long as that makes the data more likely. */
export function* fitRegular(family: 'BG' | 'MBG', cohort: Cohort): Work<Fit> {
  function* at(k: number): Work<Fit> {
    const model = family === 'BG' ? bgCnbd(k) : mbgCnbd(k);
    return yield* fitModel(model, cohort, yield* endlessLikelihood(model, cohort));
  }
  let best = yield* at(2);
  for (let k = 3; k <= MOST_REGULAR; k++) {
    const next = yield* at(k);
    if (next.logLikelihood <= best.logLikelihood) break;
    best = next;
  }
  return best;
}

/** Standard errors of the parameters themselves, by the delta method. */
export function standardErrors({ parameters, logCovariance: covariance }: Fit): readonly number[] | null {
  return covariance && parameters.map((value, i) => value * Math.sqrt(covariance[i]![i]!));
}
