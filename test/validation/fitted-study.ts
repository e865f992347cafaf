import type { PopulationFile } from '../../src/calibration/population-file.ts';
import type { Parameters, PurchaseModel } from '../../src/calibration/purchase-model.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import { fittedOf } from '../../src/population/fitted.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import { clubStudy } from '../properties/yearly-club.ts';

/** Nothing that happens to members changes how they buy or leave. */
export const effectsOff: Partial<Behavior> = {
  tierLift: 0,
  leaveSatisfaction: 0,
  lockInPoints: 0,
  lockInTier: 0,
  lockInHabit: 0,
};

/** A study of members who buy and leave as a fitted model has them. */
export function fittedStudy(
  model: PurchaseModel,
  parameters: Parameters,
  spec: Partial<SimulationSpec>,
  behavior: Partial<Behavior> = effectsOff,
): Study {
  const purchase: PopulationFile['purchase'] = {
    model: model.name,
    k: model.k,
    chosenBy: 'a test',
    dropoutIdentifiable: model.dropout.length > 0,
    parameters: Object.fromEntries(model.parameters.map((name, i) => [name, parameters[i]!])),
    logLikelihood: 0,
    logCovariance: null,
  };
  const season = { indices: [], months: [], applied: false };
  const fitted = fittedOf({ purchase, season });
  const [purchaseShape, purchaseRate] = parameters as [number, number];
  return clubStudy({ returns: null, ...spec, fitted }, { ...behavior, purchaseShape, purchaseRate });
}
