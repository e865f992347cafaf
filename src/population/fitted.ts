import { modelNamed } from '../calibration/models.ts';
import { type FittedPart, type PopulationFile, SPEND_PARAMETERS } from '../calibration/population-file.ts';
import type { AssumptionOverride } from './assumption.ts';
import type { Behavior } from './behavior.ts';
import { BEHAVIOR_PLACES } from './behavior.ts';

/** How members of a fitted population leave of themselves, before any effect. Rates are per week. */
export type Dropout =
  | { readonly kind: 'over time'; readonly shape: number; readonly rate: number }
  | { readonly kind: 'after purchase'; readonly a: number; readonly b: number; readonly atFirst: boolean };

/** What a population file says beyond the numbers of `Behavior`. Plain data, so that it can be handed to a worker. */
export interface Fitted {
  /** Steps between two purchases. */
  readonly k: number;
  /** Null where the data do not tell leaving from buying slowly; then members leave by the assumptions `leave.*`. */
  readonly dropout: Dropout | null;
  /** Monthly indices from January on; null where they are not to be applied. */
  readonly season: readonly number[] | null;
}

/** The parameters of its models that a population file lacks. */
export function missingParameters({ purchase, spend }: PopulationFile): string[] {
  const lacking = (part: FittedPart, names: readonly string[]) => names.filter((name) => !(name in part.parameters));
  return [
    ...lacking(purchase, modelNamed(purchase.model, purchase.k).parameters),
    ...(spend === null ? [] : lacking(spend, SPEND_PARAMETERS)),
  ];
}

/** @param file fits its schema and lacks no parameter */
export function fittedOf({ purchase, season }: Pick<PopulationFile, 'purchase' | 'season'>): Fitted {
  return {
    k: purchase.k,
    dropout: purchase.dropoutIdentifiable ? dropoutOf(purchase) : null,
    season: season.applied ? season.indices : null,
  };
}

function dropoutOf({ model, parameters }: PopulationFile['purchase']): Dropout | null {
  const { s, beta, a, b } = parameters;
  if (s !== undefined && beta !== undefined) return { kind: 'over time', shape: s, rate: beta };
  if (a !== undefined && b !== undefined) return { kind: 'after purchase', a, b, atFirst: model.startsWith('MBG') };
  return null;
}

/** The assumptions that a population file gives values to. */
const PLACES: readonly (readonly [name: keyof Behavior, part: 'purchase' | 'spend', parameter: string])[] = [
  ['purchaseShape', 'purchase', 'r'],
  ['purchaseRate', 'purchase', 'alpha'],
  ['spendShape', 'spend', 'p'],
  ['spendMemberShape', 'spend', 'q'],
  ['spendMemberRate', 'spend', 'gamma'],
];

/** The fitted values as assumptions of the simulation: calibrated, with two standard errors on either side. */
export function fittedAssumptions(file: PopulationFile): Record<string, AssumptionOverride> {
  const found: Record<string, AssumptionOverride> = {};
  for (const [name, part, parameter] of PLACES) {
    const fit: FittedPart | null = file[part];
    const value = fit?.parameters[parameter];
    if (fit === null || value === undefined) continue;
    const at = Object.keys(fit.parameters).indexOf(parameter);
    const spread = Math.exp(2 * Math.sqrt(fit.logCovariance?.[at]?.[at] ?? 0));
    const { model } = file[part]!;
    found[BEHAVIOR_PLACES[name].id] = {
      value,
      low: value / spread,
      high: value * spread,
      source: `${model} fitted to ${file.source.file}, ${file.source.customers} customers until ${file.source.split}`,
      claim: 'calibrated',
      note: `The maximum-likelihood estimate of ${parameter}, with two standard errors on either side.`,
    };
  }
  return found;
}
