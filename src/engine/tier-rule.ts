import type { PlanLadder } from '../compile/plan-ladder.ts';

/** The name under which a tier's rule appears in the books. */
export function tierRule(ladder: PlanLadder, tier: number): string {
  return `tier ${ladder.tiers[tier]!.name} of ${ladder.name}`;
}
