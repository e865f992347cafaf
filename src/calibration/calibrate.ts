import type { Day } from '../base/calendar.ts';
import type { DrawKey } from '../base/draws.ts';
import type { Accuracy } from './accuracy.ts';
import { resampled, reweighted } from './bootstrap.ts';
import type { Buyer } from './buyer.ts';
import { type Choice, choose, hasScore, lastThird, scoreOf } from './choose-model.ts';
import { type CustomerBase, customerBase } from './customer-base.ts';
import { type Fit, fitModel, fitRegular, refit } from './fit-model.ts';
import { fitSpend, refitSpend, type SpendFit } from './fit-spend.ts';
import { type BaseFuture, drawFuture, type Range, rangeOf } from './forecast-interval.ts';
import { baselines, type Holdout, judge } from './holdout.ts';
import { RANDOM_MODELS } from './models.ts';
import { NBD } from './nbd.ts';
import type { ModelName, Parameters } from './purchase-model.ts';
import { type Season, seasonOf } from './season.ts';
import { finished, type Work } from './work.ts';

export interface CalibrationInput {
  readonly buyers: readonly Buyer[];
  /** The last day of the calibration; what comes later is the holdout. */
  readonly split: Day;
  /** The last day of the holdout; `split` for none. */
  readonly until: Day;
  /** The models that may be chosen; the NBD is fitted in any case, as the baseline. */
  readonly models: readonly ModelName[];
  /** Bootstrap samples of customers, for the uncertainty of parameters and forecasts. */
  readonly bootstrap: number;
  readonly key: DrawKey;
  /** Asked before each sample, of which no more are drawn once it says so. */
  readonly stopped?: () => boolean;
}

/** Work done so far: a fit to the whole base counts as ten fits to a sample, which start near their end. */
export interface CalibrationProgress {
  readonly done: number;
  readonly total: number;
  /** Whether a model is chosen, so that samples are all that is left. */
  readonly chosen: boolean;
}

/** Parameters that fit a bootstrap sample. */
export interface ParameterDraw {
  readonly purchase: Parameters;
  readonly spend: Parameters | null;
}

/** How the holdout came out, with what it is to be compared with. */
export interface HoldoutReport {
  /** By fit, in their order. */
  readonly models: readonly Holdout[];
  readonly chosen: Holdout;
  readonly sameRate: Accuracy;
  readonly allZero: Accuracy;
  /** Of the chosen model over chance and parameters; null without bootstrap samples. */
  readonly interval: HoldoutInterval | null;
}

export interface HoldoutInterval {
  readonly purchases: Range;
  /** The share of customers who buy. */
  readonly reach: Range;
  /** By whole week of the holdout. */
  readonly weekly: readonly Range[];
  /** The share of those weeks whose purchases lie in their interval. */
  readonly weeklyCoverage: number;
}

export interface Calibration {
  readonly base: CustomerBase;
  readonly fits: readonly Fit[];
  readonly choice: Choice;
  readonly spend: SpendFit | null;
  readonly season: Season;
  readonly draws: readonly ParameterDraw[];
  readonly holdout: HoldoutReport | null;
}

const WHOLE_FIT = 10;

/**
 * Fits the models to the calibration, chooses one, judges all of them by the holdout, and draws parameters by customer
 * bootstrap. Yields after each piece of work, so that whoever runs it can show progress or stop.
 */
export function* calibrate(input: CalibrationInput): Generator<CalibrationProgress, Calibration> {
  const base = customerBase(input.buyers, input.split, input.until);
  const jobs = jobsOf(input.models, base);
  const inner = lastThird(base);
  const total = jobs.length * WHOLE_FIT * (hasScore(inner) ? 2 : 1) + input.bootstrap;
  let [done, chosen] = [0, false];
  // Every piece of work says where the whole has come to, each time it gives control back.
  function* counted<T>(work: Work<T>, size: number): Generator<CalibrationProgress, T> {
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) {
        done += size;
        yield { done, total, chosen };
        return step.value;
      }
      yield { done, total, chosen };
    }
  }
  const endless = finished(fitModel(NBD, base.cohort, null));
  const fits: Fit[] = [];
  for (const job of jobs) fits.push(yield* counted(job(endless.logLikelihood), WHOLE_FIT));
  const scores: (number | null)[] = [];
  for (const fit of fits) scores.push(hasScore(inner) ? yield* counted(scoreOf(fit, inner), WHOLE_FIT) : null);
  const choice = choose(fits, scores);
  chosen = true;
  const spend = finished(fitSpend(base.buyers, base.end));
  const draws: ParameterDraw[] = [];
  const futures: BaseFuture[] = [];
  for (let sample = 0; sample < input.bootstrap && input.stopped?.() !== true; sample++) {
    const weights = resampled(input.key, sample, base.buyers.length);
    const purchase = yield* counted(refit(choice.chosen, reweighted(base, weights)), 1);
    draws.push({ purchase, spend: spend && finished(refitSpend(spend, weights)) });
    if (base.weeks > 0)
      futures.push(drawFuture(choice.chosen.model, purchase, base.cohort, base.weeks, input.key, sample));
  }
  return {
    base,
    fits,
    choice,
    spend,
    season: seasonOf(choice.chosen.model, choice.chosen.parameters, base),
    draws,
    holdout: base.weeks > 0 ? reportOf(base, fits, choice.chosen, futures) : null,
  };
}

/** What is fitted, in the order it is shown. */
function jobsOf(names: readonly ModelName[], { cohort }: CustomerBase): ((endless: number) => Work<Fit>)[] {
  const random = RANDOM_MODELS.filter(({ name }) => name === 'NBD' || names.includes(name));
  return [
    ...random.map((model) => (endless: number) => fitModel(model, cohort, model === NBD ? null : endless)),
    ...(names.includes('BG/CNBD-k') ? [() => fitRegular('BG', cohort)] : []),
    ...(names.includes('MBG/CNBD-k') ? [() => fitRegular('MBG', cohort)] : []),
  ];
}

function reportOf(
  base: CustomerBase,
  fits: readonly Fit[],
  chosen: Fit,
  futures: readonly BaseFuture[],
): HoldoutReport {
  const models = fits.map(({ model, parameters }) => judge(model, parameters, base));
  const own = models[fits.indexOf(chosen)]!;
  return { models, chosen: own, ...baselines(base), interval: intervalOf(base, own, futures) };
}

function intervalOf(base: CustomerBase, { curve }: Holdout, futures: readonly BaseFuture[]): HoldoutInterval | null {
  const purchases = rangeOf(futures.map((future) => future.purchases));
  const reach = rangeOf(futures.map(({ buyers }) => buyers / base.buyers.length));
  if (purchases === null || reach === null) return null;
  const from = curve.findIndex(({ end }) => end === base.end);
  const steps = curve.slice(from + 1).map(({ actual }, i) => actual - curve[from + i]!.actual);
  const weekly = steps.map((_, week) => rangeOf(futures.map((future) => future.weekly[week]!))!);
  const inside = steps.filter((actual, week) => weekly[week]!.low <= actual && actual <= weekly[week]!.high).length;
  return { purchases, reach, weekly, weeklyCoverage: steps.length === 0 ? 1 : inside / steps.length };
}
