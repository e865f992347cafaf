import { customerBase } from '../../src/calibration/customer-base.ts';
import { fitModel, standardErrors } from '../../src/calibration/fit-model.ts';
import { fitSpend } from '../../src/calibration/fit-spend.ts';
import { finished } from '../../src/calibration/work.ts';
import { cdnow, SAMPLE, SPLIT, UNTIL, WHOLE } from './cdnow.ts';
import { type Check, close, near } from './check.ts';
import { ESTIMATES, SPENDING, STANDARD_ERRORS, WHOLE_FILE } from './published.ts';

/** How near an estimate must come: s and beta are weakly identified. */
const SHARE: Readonly<Record<string, number>> = { s: 0.01, beta: 0.02 };
const OTHERS = 0.001;

/** G2 and G3: the likelihood at published parameters, and the maximum found. */
export async function fits(): Promise<Check[]> {
  const { buyers } = await cdnow(SAMPLE);
  const base = customerBase(buyers, SPLIT, UNTIL);
  const checks = ESTIMATES.flatMap(({ model, parameters, logLikelihood }) => {
    const fit = finished(fitModel(model, base.cohort, null));
    const name = model.k > 1 ? `${model.name} (k ${model.k})` : model.name;
    const errors = STANDARD_ERRORS.get(model);
    return [
      close(
        'G2',
        `${name}, log-likelihood at the parameters`,
        model.logLikelihood(base.cohort, parameters),
        logLikelihood,
        1e-6,
      ),
      near('G3', `${name}, largest log-likelihood`, fit.logLikelihood, logLikelihood, 1e-3),
      ...model.parameters.map((each, i) =>
        close('G3', `${name}, ${each}`, fit.parameters[i]!, parameters[i]!, SHARE[each] ?? OTHERS),
      ),
      ...(errors ?? []).map((error, i) =>
        close('G3', `${name}, standard error of ${model.parameters[i]}`, standardErrors(fit)![i]!, error, 0.005),
      ),
    ];
  });
  const spend = finished(fitSpend(base.buyers, SPLIT))!;
  return [
    ...checks,
    near('G3', 'Gamma-Gamma, largest log-likelihood', spend.logLikelihood, SPENDING.logLikelihood, 1e-3),
    ...['p', 'q', 'gamma'].map((name, i) =>
      close('G3', `Gamma-Gamma, ${name}`, spend.parameters[i]!, SPENDING.parameters[i]!, OTHERS),
    ),
  ];
}

/** G3 on the whole file, which nobody has published: against an independent computation. */
export async function wholeFits(): Promise<Check[]> {
  const { buyers } = await cdnow(WHOLE);
  const { cohort } = customerBase(buyers, SPLIT, UNTIL);
  return WHOLE_FILE.flatMap(({ model, parameters, logLikelihood }) => {
    const fit = finished(fitModel(model, cohort, null));
    return [
      near('G3', `${model.name}, whole file, largest log-likelihood`, fit.logLikelihood, logLikelihood, 1e-3),
      ...model.parameters.map((each, i) =>
        close('G3', `${model.name}, whole file, ${each}`, fit.parameters[i]!, parameters[i]!, SHARE[each] ?? OTHERS),
      ),
    ];
  });
}
