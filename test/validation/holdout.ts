import { calibrate } from '../../src/calibration/calibrate.ts';
import { MODEL_NAMES } from '../../src/calibration/purchase-model.ts';
import { keyOf } from '../../src/population/seed.ts';
import { cdnow, SAMPLE, SPLIT, UNTIL } from './cdnow.ts';
import { atMost, type Check, near } from './check.ts';

/** G6 and G9: what the model chosen without the holdout says of it. */
export async function holdout(): Promise<{
  readonly checks: readonly Check[];
  readonly aims: readonly Check[];
  readonly notes: readonly string[];
}> {
  const { buyers } = await cdnow(SAMPLE);
  const work = calibrate({
    buyers,
    split: SPLIT,
    until: UNTIL,
    models: MODEL_NAMES,
    bootstrap: 200,
    key: keyOf('validate'),
  });
  let step = work.next();
  while (step.done !== true) step = work.next();
  const { holdout: report, choice } = step.value;
  const { chosen, interval } = report!;
  const range = interval!.purchases;
  const inside = range.low <= chosen.actual && chosen.actual <= range.high;
  return {
    checks: [
      atMost('G6', `${choice.chosen.model.name}, cumulative MAPE of weeks 40-78, %`, chosen.cumulativeMape! * 100, 1.4),
      near('G6', 'error at week 78, %', chosen.lastWeekError! * 100, 0, 2),
      atMost('G6', 'MAE per customer', chosen.mae, 0.755),
      atMost('G6', 'RMSE per customer', chosen.rmse, 1.604),
    ],
    // Halfway between what the field's model says and what was.
    aims: [near('G9', 'share who buy in the holdout, %', chosen.reach.predicted * 100, 29, 3.4)],
    notes: [
      `90 % interval of the holdout: ${Math.round(range.low)} to ${Math.round(range.high)} purchases; the actual ${chosen.actual} lie ${inside ? 'inside' : 'outside'}`,
    ],
  };
}
