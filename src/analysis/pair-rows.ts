import type { PairSums } from '../population/sums.ts';
import type { Row } from './row.ts';
import { inUnits, MEMBERS, type Metric, moneyUnit, rowOf, SHARE, share, type WorldView } from './world-view.ts';

/** Counts of members there at the start, each beside the same member in the other world. */
const COUNTS = ['changed', 'more', 'less', 'longer', 'shorter'] as const;

/**
 * What a world does to members one by one, from the pairs of each replicate: `inc.changed` members for whom anything
 * differs at all, `inc.more` and `inc.less` who spend more or less, `inc.longer` and `inc.shorter` who stay longer or
 * shorter (`inc.change.` against the program). Against no program also `subsidy.share`, the part of what was spent on
 * members that went to sales they would have made anyway, and `pull_forward`, sales that were missing again a month later.
 */
export function pairRows(view: WorldView, against: string, pairs: readonly PairSums[]): Row[] {
  const { plan, spec, world } = view;
  const none = against === 'none';
  const stem = none ? 'inc' : 'inc.change';
  const at = (shown: Metric, month: number, of: (pair: PairSums) => number | undefined) =>
    view.wants?.(shown.metric, month) === false ? [] : rowOf(world, shown, month, pairs.map(of));
  const counts = COUNTS.flatMap((name) =>
    at({ metric: `${stem}.${name}`, ...MEMBERS }, spec.horizon, (pair) => pair[name]),
  );
  if (!none) return counts;
  const { digits } = plan.currency;
  const months = Array.from({ length: spec.horizon }, (_, i) => i + 1);
  return [
    ...counts,
    ...at({ metric: 'subsidy.share', ...SHARE }, spec.horizon, ({ subsidized, benefits }) =>
      share(Number(subsidized), Number(benefits)),
    ),
    ...months.flatMap((month) =>
      at({ metric: 'pull_forward', ...moneyUnit(plan) }, month, ({ pulled }) => inUnits(pulled[month]!, digits)),
    ),
  ];
}
