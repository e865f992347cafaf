import { formatDay } from '../base/calendar.ts';
import { speak } from '../report/wording.ts';
import type { Calibration } from './calibrate.ts';
import { cautionsIn, type SaidCaution } from './cautions.ts';
import { CHOSEN_BY } from './choose-model.ts';
import type { ModelName } from './purchase-model.ts';

/** A population as it is kept: what `grammar/population.schema.json` describes. */
export interface PopulationFile {
  readonly $schema?: string;
  /** Raised when a reader of older files would misread a newer one. */
  readonly format: 1;
  /** Where it comes from. Holds no path, clock or machine: the same data and seed give the same bytes. */
  readonly source: {
    readonly regalia: string;
    readonly file: string;
    readonly sha256: string;
    readonly customers: number;
    readonly repeats: number;
    readonly firstDay: string;
    /** The last day of the calibration. */
    readonly split: string;
    readonly seed: string;
  };
  readonly purchase: FittedPart & {
    readonly model: ModelName;
    readonly k: number;
    readonly chosenBy: string;
    readonly dropoutIdentifiable: boolean;
  };
  readonly spend: (FittedPart & { readonly model: 'Gamma-Gamma'; readonly frequencyCorrelation: number }) | null;
  /** Monthly indices from January on; applied by `simulate` only where `applied` says so. */
  readonly season: {
    readonly indices: readonly number[];
    readonly months: readonly string[];
    readonly applied: boolean;
  };
  /** Parameters that fit bootstrap samples of the customers, in the order of `parameters`. */
  readonly draws: readonly { readonly purchase: readonly number[]; readonly spend: readonly number[] | null }[];
  readonly cautions: readonly SaidCaution[];
}

/** Fitted parameters by name. Rates are per week, money in units of the currency. */
export interface FittedPart {
  readonly parameters: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  /** Of the logarithms of the parameters, in their order; null where the data do not hold all of them. */
  readonly logCovariance: readonly (readonly number[])[] | null;
}

export interface PopulationSource {
  readonly regalia: string;
  readonly file: string;
  readonly sha256: string;
  readonly seed: string;
}

export const SPEND_PARAMETERS = ['p', 'q', 'gamma'] as const;

/** What a simulation needs of a calibration. */
export function populationFile(calibration: Calibration, source: PopulationSource): PopulationFile {
  const { base, choice, spend, season, draws } = calibration;
  const { chosen } = choice;
  const first = base.buyers.reduce((day, { days }) => Math.min(day, days[0]!), base.end);
  return {
    format: 1,
    source: {
      regalia: source.regalia,
      file: source.file,
      sha256: source.sha256,
      customers: base.buyers.length,
      repeats: base.repeats,
      firstDay: formatDay(first),
      split: formatDay(base.end),
      seed: source.seed,
    },
    purchase: {
      model: chosen.model.name,
      k: chosen.model.k,
      chosenBy: speak(CHOSEN_BY[choice.by], 'en'),
      dropoutIdentifiable: chosen.dropoutIdentifiable,
      parameters: named(chosen.model.parameters, chosen.parameters),
      logLikelihood: chosen.logLikelihood,
      logCovariance: chosen.logCovariance,
    },
    spend:
      spend === null || !Number.isFinite(spend.mean)
        ? null
        : {
            model: 'Gamma-Gamma',
            parameters: named(SPEND_PARAMETERS, spend.parameters),
            logLikelihood: spend.logLikelihood,
            logCovariance: spend.logCovariance,
            frequencyCorrelation: spend.frequencyCorrelation,
          },
    season,
    draws,
    cautions: cautionsIn('en', calibration),
  };
}

export function named(names: readonly string[], values: readonly number[]): Record<string, number> {
  return Object.fromEntries(names.map((name, i) => [name, values[i]!]));
}
