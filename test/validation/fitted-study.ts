import type { PopulationFile } from '../../src/calibration/population-file.ts';
import type { Parameters, PurchaseModel } from '../../src/calibration/purchase-model.ts';
import { BEHAVIOR_NAMES, BEHAVIOR_PLACES, type Behavior } from '../../src/population/behavior.ts';
import { fittedAssumptions, fittedOf } from '../../src/population/fitted.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import { clubStudy, NO_FRIENDS, STILL } from '../properties/yearly-club.ts';

/** Nothing that happens to members changes how they buy or leave. */
export const effectsOff: Partial<Behavior> = {
  ...STILL,
  ...NO_FRIENDS,
  satisfactionLift: 0,
  leaveSatisfaction: 0,
  lockInHabit: 0,
  contagionRatio: 1,
};

/** A population file of a model; `draws` are parameters of its samples. */
export function populationOf(
  model: PurchaseModel,
  parameters: Parameters,
  draws: readonly Parameters[] = [],
): PopulationFile {
  return {
    format: 1,
    source: {
      regalia: '0',
      file: 'test.csv',
      sha256: '0'.repeat(64),
      customers: 100,
      repeats: 100,
      firstDay: '2024-01-01',
      split: '2024-12-31',
      seed: 'test',
    },
    purchase: {
      model: model.name,
      k: model.k,
      chosenBy: 'a test',
      dropoutIdentifiable: model.dropout.length > 0,
      parameters: Object.fromEntries(model.parameters.map((name, i) => [name, parameters[i]!])),
      logLikelihood: 0,
      logCovariance: null,
    },
    spend: null,
    season: { indices: [], months: [], applied: false },
    draws: draws.map((purchase) => ({ purchase, spend: null })),
    cautions: [],
  };
}

/** A study of members who buy and leave as a fitted model has them. */
export function fittedStudy(
  model: PurchaseModel,
  parameters: Parameters,
  spec: Partial<SimulationSpec>,
  behavior: Partial<Behavior> = effectsOff,
  draws: readonly Parameters[] = [],
): Study {
  const file = populationOf(model, parameters, draws);
  const assumptions = fittedAssumptions(file);
  const numbers = BEHAVIOR_NAMES.flatMap((name) => {
    const value = assumptions[BEHAVIOR_PLACES[name].id]?.value;
    return value === undefined ? [] : [[name, value] as const];
  });
  return clubStudy({ returns: null, ...spec, fitted: fittedOf(file) }, { ...behavior, ...Object.fromEntries(numbers) });
}
