import { historyAt } from '../../src/calibration/buyer.ts';
import { customerBase } from '../../src/calibration/customer-base.ts';
import { cdnow, SAMPLE, SPLIT, UNTIL, WHOLE } from './cdnow.ts';
import { type Check, near } from './check.ts';

/** G1: what the references assume of the data, exactly. */
export async function loader(): Promise<Check[]> {
  const sample = await cdnow(SAMPLE);
  const base = customerBase(sample.buyers, SPLIT, UNTIL);
  const exactly = (what: string, ours: number, reference: number) => near('G1', what, ours, reference, 0);
  const repeats = sample.buyers.map((buyer) => historyAt(buyer, SPLIT).x);
  const later = base.later.reduce((sum, count) => sum + count, 0);
  const bins = [1411, 439, 214, 100, 62, 38, 29, 64];
  const firsts = [
    { x: 2, tx: 30.428571, T: 38.857143, later: 1 },
    { x: 1, tx: 1.714286, T: 38.857143, later: 0 },
    { x: 0, tx: 0, T: 38.857143, later: 0 },
  ];
  const whole = customerBase((await cdnow(WHOLE)).buyers, SPLIT, UNTIL);
  const none = whole.cohort.groups.reduce((sum, { x, weight }) => sum + (x === 0 ? weight : 0), 0);
  return [
    exactly('rows', sample.rows, 6919),
    exactly('customer-days', sample.rows - sample.merged, 6696),
    exactly('customers', base.buyers.length, 2357),
    exactly('repeat purchases', base.repeats, 2457),
    exactly('purchases in the holdout', later, 1882),
    ...bins.map((count, x) =>
      exactly(
        `customers with ${x}${x === 7 ? ' or more' : ''} repeats`,
        repeats.filter((n) => (x === 7 ? n >= 7 : n === x)).length,
        count,
      ),
    ),
    ...firsts.flatMap(({ x, tx, T, later: count }, i) => {
      const history = historyAt(sample.buyers[i]!, SPLIT);
      return [
        exactly(`customer ${i + 1}, x`, history.x, x),
        near('G1', `customer ${i + 1}, tx`, history.tx, tx, 1e-6),
        near('G1', `customer ${i + 1}, T`, history.T, T, 1e-6),
        exactly(`customer ${i + 1}, holdout`, base.later[i]!, count),
      ];
    }),
    exactly('whole file, customers', whole.buyers.length, 23570),
    exactly('whole file, repeat purchases', whole.repeats, 24337),
    exactly(
      'whole file, purchases in the holdout',
      whole.later.reduce((sum, count) => sum + count, 0),
      19684,
    ),
    exactly('whole file, customers without a repeat', none, 14119),
  ];
}
