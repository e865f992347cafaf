import { formatDay } from '../base/calendar.ts';
import { allOf, inTurn, type Language, listed, say, speak, type Wording } from '../report/wording.ts';
import type { Calibration } from './calibrate.ts';
import { standardErrors } from './fit-model.ts';

/** What must not be read from a calibration, in the words of the people who will read it. */
export interface Caution {
  readonly code:
    | 'no-dropout'
    | 'unbounded'
    | 'weak'
    | 'few-repeats'
    | 'season'
    | 'drift'
    | 'reach'
    | 'spend-frequency'
    | 'no-mean-spend'
    | 'no-spend'
    | 'no-holdout';
  readonly text: Wording;
}

const FEW_REPEATERS = 100;
/** A standard error above this share of its parameter leaves the parameter open. */
const WEAK = 0.4;
/** Correlations beyond twice their standard error are hardly chance. */
const Z = 2;
/** Months that differ from the model by more than this, beyond chance, are a season or an event. */
const SEASONAL = 0.15;

/** A caution as a file or a machine reads it. */
export interface SaidCaution {
  readonly code: Caution['code'];
  readonly text: string;
}

/** All that the data cannot tell, in the words of a language. */
export function cautionsIn(language: Language, calibration: Calibration): SaidCaution[] {
  return cautionsOf(calibration).map(({ code, text }) => ({ code, text: speak(text, language) }));
}

/** All that the data cannot tell, the gravest first. */
export function cautionsOf(calibration: Calibration): Caution[] {
  return [
    ...dropoutCautions(calibration),
    ...parameterCautions(calibration),
    ...holdoutCautions(calibration),
    ...seasonCautions(calibration),
    ...spendCautions(calibration),
  ];
}

function dropoutCautions({ fits, choice }: Calibration): Caution[] {
  if (fits.length === 1 || choice.chosen.dropoutIdentifiable) return [];
  const text = say`no dropout identifiable: these data cannot tell customers who left from customers who buy slowly, so nothing about churn should be read from this fit`;
  return [{ code: 'no-dropout', text }];
}

function parameterCautions({ base, fits, choice }: Calibration): Caution[] {
  const found: Caution[] = [];
  const repeaters = base.cohort.groups.reduce((sum, { x, weight }) => sum + (x > 0 ? weight : 0), 0);
  if (repeaters < FEW_REPEATERS)
    found.push({
      code: 'few-repeats',
      text:
        repeaters === 1
          ? say`only one customer bought again, too few to hold the parameters: read intervals, not numbers`
          : say`only ${repeaters} customers bought again, too few to hold the parameters: read intervals, not numbers`,
    });
  const edges = fits.filter(({ unbounded }) => unbounded.length > 0);
  if (edges.length > 0)
    found.push({
      code: 'unbounded',
      text: say`some parameters run to the edge of what is possible, where the data say no more about them: ${inTurn(
        edges.map(({ model, unbounded }) => say`${listed(unbounded)} of ${model.name}`),
      )}`,
    });
  const { model, parameters } = choice.chosen;
  const errors = standardErrors(choice.chosen);
  const weak = errors === null ? [] : model.parameters.filter((_, i) => errors[i]! > WEAK * parameters[i]!);
  if (weak.length > 0)
    found.push({
      code: 'weak',
      text:
        weak.length === 1
          ? say`${weak[0]!} of ${model.name} is weakly identified: very different values fit about as well, though the forecasts differ little`
          : say`${allOf(weak)} of ${model.name} are weakly identified: very different values fit about as well, though the forecasts differ little`,
    });
  return found;
}

function holdoutCautions({ holdout, base }: Calibration): Caution[] {
  if (holdout === null)
    return [
      {
        code: 'no-holdout',
        text: say`nothing was held back, so nothing shows how good the forecast is: give ${'--split'}`,
      },
    ];
  const found: Caution[] = [];
  const { interval, chosen } = holdout;
  if (interval !== null && (chosen.actual < interval.purchases.low || chosen.actual > interval.purchases.high)) {
    const day = formatDay(base.end);
    found.push({
      code: 'drift',
      text:
        chosen.actual > interval.purchases.high
          ? say`customers bought more after ${day} than the 90 % interval allows: something changed between calibration and holdout, or the model is wrong`
          : say`customers bought less after ${day} than the 90 % interval allows: something changed between calibration and holdout, or the model is wrong`,
    });
  }
  if (interval !== null && (chosen.reach.actual < interval.reach.low || chosen.reach.actual > interval.reach.high)) {
    found.push({
      code: 'reach',
      text:
        chosen.reach.actual > interval.reach.high
          ? say`more customers bought again than the 90 % interval allows: do not plan with how many come back`
          : say`fewer customers bought again than the 90 % interval allows: do not plan with how many come back`,
    });
  }
  return found;
}

function seasonCautions({ season }: Calibration): Caution[] {
  const largest = Math.max(...season.indices.map((index) => Math.abs(index - 1)));
  if (season.applied) return [];
  const found =
    largest > SEASONAL
      ? say`months differ from the model by up to ${Math.round(largest * 100)} %`
      : say`months differ little from the model`;
  return [
    {
      code: 'season',
      text: say`seasonality is not modeled: with less than two years of data a season cannot be told from a trend (${found}), and a peak yet to come is in no forecast`,
    },
  ];
}

function spendCautions({ spend }: Calibration): Caution[] {
  if (spend === null)
    return [{ code: 'no-spend', text: say`no amounts of enough repeat buyers: spending is not fitted` }];
  const found: Caution[] = [];
  if (!Number.isFinite(spend.mean))
    found.push({
      code: 'no-mean-spend',
      text: say`the fitted spending has no finite mean: a few customers outweigh all others`,
    });
  const correlation = spend.frequencyCorrelation;
  if (Math.abs(correlation) > Z / Math.sqrt(spend.customers))
    found.push({
      code: 'spend-frequency',
      text:
        correlation > 0
          ? say`those who buy more often spend more a time (correlation ${correlation.toFixed(2)}), which Gamma-Gamma takes to be unrelated: heavy buyers are worth more than it says`
          : say`those who buy more often spend less a time (correlation ${correlation.toFixed(2)}), which Gamma-Gamma takes to be unrelated: heavy buyers are worth less than it says`,
    });
  return found;
}
