import type { Plan } from '../compile/plan.ts';
import { Domain } from './domain.ts';
import { fallsTo, type Possible } from './falls-to.ts';

/**
 * Which tiers of each ladder somebody can come to hold. Takes every tier for reachable and strikes those that are not, until none is left to strike: a tier of one ladder may
 * ask for a tier of another. What is struck is out of reach for certain.
 */
export function reachableTiers(plan: Plan): readonly (readonly boolean[])[] {
  let held = plan.ladders.map((ladder) => ladder.tiers.map(() => true));
  for (;;) {
    const domain = new Domain(
      plan,
      held.map((tiers) => tiers.lastIndexOf(true)),
    );
    const next = plan.ladders.map((_, i) => heldOf(plan, i, held[i]!, domain));
    if (next.every((tiers, i) => tiers.every((reached, tier) => reached === held[i]![tier]))) return held;
    held = next;
  }
}

function heldOf(plan: Plan, index: number, before: readonly boolean[], domain: Domain): boolean[] {
  const ladder = plan.ladders[index]!;
  const possible: Possible = (holding, failing) => domain.possible({ holding, failing, event: null });
  const held = ladder.tiers.map(() => false);
  // From the top, because one falls from above.
  for (let tier = ladder.tiers.length - 1; tier >= 0; tier--) {
    const reached =
      isGivenTier(plan, index, tier) ||
      possible([ladder.tiers[tier]!.attain], []) ||
      fallsTo(plan, index, tier, held, possible);
    held[tier] = tier === 0 || (before[tier]! && reached);
  }
  return held;
}

/** Whether a tier can come from outside the ladder's own conditions. */
export function isGivenTier({ lifetimes, floors, grants }: Plan, ladder: number, tier: number): boolean {
  return (
    lifetimes.some(({ gives }) => gives?.ladder === ladder && gives.tier === tier) ||
    floors.some((floor) => floor.ladder === ladder && floor.tier === tier) ||
    grants.some(({ ladder: of, tier: given }) => {
      if (of !== ladder) return false;
      return given.kind === 'fixed' ? given.tier === tier : [...given.tiers.values()].includes(tier);
    })
  );
}
