import { CAUSES } from '../population/sums.ts';
import type { Row } from './row.ts';
import { MEMBERS, rowAt, rowsOf, SHARE, share, type WorldView } from './world-view.ts';

/** In the `to` of `tier.matrix`: the member has left. */
export const LEFT = 'left';

/** Tier mix, migration, movements by cause, and churn by tier, on the reported ladder. Nothing where there is no ladder. */
export function tierRows(view: WorldView): Row[] {
  const { plan, spec } = view;
  if (view.world === 'none' || spec.ladder === null) return [];
  const tiers = plan.ladders[spec.ladder]!.tiers.map(({ name }) => name);
  return [
    ...tiers.flatMap((tier, i) =>
      rowsOf(view, { metric: 'tier.count', ...MEMBERS, tags: { tier } }, 0, (sums, month) => sums.inTier[i]![month]!),
    ),
    ...tiers.flatMap((tier, i) =>
      rowsOf(view, { metric: 'tier.share', ...SHARE, tags: { tier } }, 0, (sums, month) =>
        share(sums.inTier[i]![month]!, sums.active[month]!),
      ),
    ),
    ...tiers.flatMap((tier, i) =>
      rowsOf(view, { metric: 'tier.churn_in', ...SHARE, tags: { tier } }, 1, (sums, month) =>
        share(sums.leftFromTier[i]![month]!, sums.inTier[i]![month - 1]!),
      ),
    ),
    ...tiers.flatMap((tier, from) => [...tiers, LEFT].flatMap((to, i) => wayRows(view, from, tier, i, to))),
    ...movementRows(view, tiers),
  ];
}

function wayRows(view: WorldView, from: number, tier: string, column: number, to: string): Row[] {
  const shown = { metric: 'tier.matrix', ...SHARE, tags: { tier, to } };
  return rowAt(view, shown, view.spec.horizon, (sums) => share(sums.matrix[from]![column]!, sums.inTier[from]![0]!));
}

/** Only the movements that happen in some replicate and month: most pairs of tiers and causes never do. */
function movementRows(view: WorldView, tiers: readonly string[]): Row[] {
  const rows: Row[] = [];
  CAUSES.forEach((cause, c) => {
    tiers.forEach((tier, from) => {
      tiers.forEach((to, t) => {
        if (!view.replicates.some((sums) => sums.moves[c]![from]![t]!.some((count) => count > 0))) return;
        const shown = { metric: t > from ? 'tier.up' : 'tier.down', ...MEMBERS, tags: { tier, to, cause } };
        rows.push(...rowsOf(view, shown, 1, (sums, month) => sums.moves[c]![from]![t]![month]!));
      });
    });
  });
  return rows;
}
