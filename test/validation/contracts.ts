import { BDW } from '../../src/calibration/bdw.ts';
import { maximize } from '../../src/calibration/maximize.ts';
import { SBG, survivorLogLikelihood } from '../../src/calibration/sbg.ts';
import { finished } from '../../src/calibration/work.ts';
import { type Check, near } from './check.ts';
import { CONTRACTS, PROJECTIONS, SURVIVORS } from './published.ts';

/**
 * Four digits, of which the published ones stop a little before the maximum: at them the slope is a thousand times ours, in
 * the fifth digit of beta.
 */
function fourDigits(value: number): number {
  return Number(Math.max(1e-4, 1e-4 * value).toPrecision(2));
}

/** G8: contractual churn, to the digits published. */
export function contracts(): Check[] {
  return CONTRACTS.flatMap(({ segment, years, sbg, bdw }) => {
    const survivors = SURVIVORS[segment].slice(0, years + 1);
    const checks = (['sbg', 'bdw'] as const).flatMap((name) => {
      const model = name === 'sbg' ? SBG : BDW;
      const published = name === 'sbg' ? sbg : bdw;
      const value = (at: readonly number[]) => survivorLogLikelihood(survivors, (t) => model.survival(at, t));
      const fit = finished(maximize({ value }, model.starts));
      const what = `${name === 'sbg' ? 'sBG' : 'BdW'}, ${segment} years 1-${years}`;
      const projected =
        segment === 'High End' && years === 4
          ? PROJECTIONS[name].map((percent, i) =>
              near(
                'G8',
                `${what}, survivors in year ${5 + i}`,
                100 * model.survival(fit.parameters, 5 + i),
                percent,
                5e-3,
              ),
            )
          : [];
      return [
        ...model.parameters.map((each, i) =>
          near('G8', `${what}, ${each}`, fit.parameters[i]!, published[i]!, fourDigits(published[i]!)),
        ),
        near('G8', `${what}, log-likelihood`, fit.value, published.at(-1)!, 1e-3),
        ...projected,
      ];
    });
    return checks;
  });
}
