import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';

/** Whether all of some conditions can hold while none of others does. */
export type Possible = (holding: readonly Condition[], failing: readonly Condition[]) => boolean;

/**
 * Whether a holder of one of the `held` tiers above can fall to a tier: judged by what keeps each tier up to the one held
 * and by what reaches each above it, or one step down where the ladder says so.
 */
export function fallsTo(
  plan: Plan,
  ladder: number,
  tier: number,
  held: readonly boolean[],
  possible: Possible,
): boolean {
  const { tiers, dropping, lasts } = plan.ladders[ladder]!;
  const { retain } = tiers[tier]!;
  // A refund judges each grant by itself, on the day it was earned.
  const recomputed = plan.events.some(({ refund }) => refund?.tier === 'recomputed');
  // Who lapses for want of activity is not judged for the tier that lapsed, nor for those above it.
  const lapsing = lasts.kind === 'after latest';
  return held.some((reached, holder) => {
    if (!reached || holder <= tier) return false;
    if (dropping === 'one tier') return true;
    const failing = tiers.flatMap((other, o) => {
      if (recomputed || o <= tier || (lapsing && o >= holder)) return [];
      return [o <= holder ? other.retain : other.attain];
    });
    return possible([retain], failing);
  });
}
