import { Draws } from '../../src/base/draws.ts';
import { resampled, reweighted } from '../../src/calibration/bootstrap.ts';
import { WEEK } from '../../src/calibration/buyer.ts';
import { groupCustomers } from '../../src/calibration/cohort.ts';
import { fitModel, refit } from '../../src/calibration/fit-model.ts';
import { drawFuture, rangeOf } from '../../src/calibration/forecast-interval.ts';
import { type History, NEW_CUSTOMER } from '../../src/calibration/history.ts';
import { PARETO_NBD } from '../../src/calibration/pareto-nbd.ts';
import { finished } from '../../src/calibration/work.ts';
import { keyOf } from '../../src/population/seed.ts';
import { cdnow, SAMPLE, SPLIT } from './cdnow.ts';
import { type Check, near } from './check.ts';
import { ESTIMATES } from './published.ts';

const COHORTS = 200;
const SAMPLES = 60;
const HOLDOUT_WEEKS = 39;

/**
 * G7: intervals that hold what they say. 200 cohorts like CDNOW's are simulated from known parameters, each is fitted and
 * bootstrapped as `calibrate` does it, and the total of its holdout is looked for in the 90 % interval.
 */
export async function coverage(): Promise<Check[]> {
  const { buyers } = await cdnow(SAMPLE);
  const { parameters } = ESTIMATES.find(({ model }) => model === PARETO_NBD)!;
  const future = PARETO_NBD.future(parameters, NEW_CUSTOMER);
  const draws = new Draws(keyOf('validate: cohorts'));
  let inside = 0;
  for (let number = 0; number < COHORTS; number++) {
    let later = 0;
    const histories = buyers.map(({ days }, customer): History => {
      draws.turnTo(number, customer);
      const T = (SPLIT - days[0]!) / WEEK;
      const moments = future.draw(draws, T + HOLDOUT_WEEKS);
      const x = moments.filter((at) => at <= T).length;
      later += moments.length - x;
      return { x, tx: x === 0 ? 0 : moments[x - 1]!, T };
    });
    const grouping = groupCustomers(histories, []);
    const fit = finished(fitModel(PARETO_NBD, grouping.cohort, null));
    const key = keyOf(`validate: cohort ${number}`);
    const totals = Array.from({ length: SAMPLES }, (_, sample) => {
      const found = finished(refit(fit, reweighted(grouping, resampled(key, sample, histories.length))));
      return drawFuture(PARETO_NBD, found, grouping.cohort, HOLDOUT_WEEKS, key, sample).purchases;
    });
    const range = rangeOf(totals)!;
    if (range.low <= later && later <= range.high) inside++;
  }
  return [near('G7', `90 % intervals that hold the total, of ${COHORTS} cohorts, %`, (inside / COHORTS) * 100, 90, 5)];
}
