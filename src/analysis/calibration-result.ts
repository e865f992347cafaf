import { formatDay } from '../base/calendar.ts';
import type { Calibration, HoldoutReport } from '../calibration/calibrate.ts';
import { cautionsIn } from '../calibration/cautions.ts';
import { CHOSEN_BY } from '../calibration/choose-model.ts';
import { type Fit, standardErrors } from '../calibration/fit-model.ts';
import type { Holdout } from '../calibration/holdout.ts';
import { named, SPEND_PARAMETERS } from '../calibration/population-file.ts';
import { type Language, speak } from '../report/wording.ts';

/** A calibration for machines: plain data, numbers as they are, shares from 0 to 1. What is not known is null. */
export function calibrationResult(calibration: Calibration, language: Language) {
  const { base, fits, choice, spend, season, draws, holdout } = calibration;
  return {
    data: {
      customers: base.buyers.length,
      repeats: base.repeats,
      holdoutRepeats: holdout === null ? null : base.later.reduce((sum, count) => sum + count, 0),
      withoutRepeat: base.cohort.groups.reduce((sum, { x, weight }) => sum + (x === 0 ? weight : 0), 0),
      split: formatDay(base.end),
      until: formatDay(base.until),
      holdoutWeeks: base.weeks,
    },
    models: fits.map((fit, i) => ({
      ...fitJson(fit),
      score: choice.scores[i] ?? null,
      ...(holdout === null ? {} : { holdout: measures(holdout.models[i]!) }),
    })),
    spend:
      spend === null
        ? null
        : {
            model: 'Gamma-Gamma',
            parameters: named(SPEND_PARAMETERS, spend.parameters),
            logLikelihood: spend.logLikelihood,
            customers: spend.customers,
            mean: Number.isFinite(spend.mean) ? spend.mean : null,
            frequencyCorrelation: spend.frequencyCorrelation,
          },
    season,
    chosen: choice.chosen.model.name,
    chosenBy: speak(CHOSEN_BY[choice.by], language),
    bootstrap: draws.length,
    holdout: holdout === null ? null : holdoutJson(holdout),
    cautions: cautionsIn(language, calibration),
  };
}

function fitJson(fit: Fit) {
  const { model, parameters } = fit;
  const errors = standardErrors(fit);
  return {
    model: model.name,
    ...(model.k > 1 ? { k: model.k } : {}),
    parameters: named(model.parameters, parameters),
    standardErrors: errors === null ? null : named(model.parameters, errors),
    logLikelihood: fit.logLikelihood,
    bic: fit.bic,
    unbounded: fit.unbounded,
    dropoutIdentifiable: fit.dropoutIdentifiable,
  };
}

/** The measures of a model's holdout, without its curve. */
function measures({ curve: _, ...rest }: Holdout) {
  return rest;
}

function holdoutJson({ chosen, sameRate, allZero, interval }: HoldoutReport) {
  return {
    ...measures(chosen),
    interval,
    baselines: { sameRate, allZero },
    weeks: chosen.curve.map(({ end, actual, model }) => ({ end: formatDay(end), actual, model })),
  };
}
