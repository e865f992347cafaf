import { dayOf } from '../../src/base/calendar.ts';
import { Draws } from '../../src/base/draws.ts';
import { customerBase } from '../../src/calibration/customer-base.ts';
import { PARETO_NBD } from '../../src/calibration/pareto-nbd.ts';
import { frameOf } from '../../src/population/frame.ts';
import { MemberLife } from '../../src/population/member-life.ts';
import { emptySums } from '../../src/population/sums.ts';
import { drawTraits } from '../../src/population/traits.ts';
import { cdnow, SAMPLE, SPLIT, UNTIL } from './cdnow.ts';
import { type Check, near } from './check.ts';
import { fittedStudy } from './fitted-study.ts';
import { ESTIMATES } from './published.ts';

const REPLICATES = 800;
/** January to September 1997 are the calibration, and October to June the holdout. */
const [CALIBRATION, MONTHS] = [9, 18];

/** G5: the simulator with its effects off, as 800 cohorts that begin on the days on which CDNOW's customers did. */
export async function simulator(): Promise<Check[]> {
  const { buyers } = await cdnow(SAMPLE);
  const base = customerBase(buyers, SPLIT, UNTIL);
  const { parameters } = ESTIMATES.find(({ model }) => model === PARETO_NBD)!;
  const study = fittedStudy(PARETO_NBD, parameters, {
    start: dayOf(1997, 1, 1),
    warmup: 0,
    joinSpread: 0,
    horizon: MONTHS,
    members: buyers.length,
    worlds: ['none'],
  });
  const frame = frameOf(study, Number.POSITIVE_INFINITY);
  const draws = new Draws(study.key);
  let [before, after, without] = [0, 0, 0];
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    buyers.forEach(({ days }, member) => {
      draws.turnTo(replicate, member);
      // The clock of the models runs from day to day; so a life begins where the day of the first purchase ends.
      const traits = { ...drawTraits(study.spec, draws), joined: days[0]! + 1 };
      const sums = emptySums(study.plan, study.spec, 'none');
      const life = new MemberLife(frame, draws, { replicate, member, key: null, name: '' }, traits, null, sums);
      for (let month = 1; month <= MONTHS; month++) life.live(month);
      const total = (from: number, to: number) => sums.purchases.slice(from, to + 1).reduce((sum, n) => sum + n, 0);
      const repeats = total(1, CALIBRATION);
      before += repeats;
      after += total(CALIBRATION + 1, MONTHS);
      if (repeats === 0) without++;
    });
  }
  const none = base.cohort.groups.reduce((sum, { T, weight }) => {
    const future = PARETO_NBD.future(parameters, { x: 0, tx: 0, T: 0 });
    return sum + weight * future.counts(T)[0]!;
  }, 0);
  const allowed = (spread: number) => Number(((3 * spread) / Math.sqrt(REPLICATES)).toFixed(3));
  return [
    near('G5', 'simulated repeat purchases of a cohort', before / REPLICATES, 2524.9, allowed(100.5)),
    near('G5', 'simulated purchases in the holdout', after / REPLICATES, 1745.1, allowed(99.5)),
    near('G5', 'simulated customers without a repeat', without / REPLICATES, none, allowed(23.7)),
  ];
}
