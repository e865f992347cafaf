import { say } from '../../report/wording.ts';
import { conditionSpan } from '../condition-span.ts';
import { fallsTo } from '../falls-to.ts';
import type { Finding } from '../finding.ts';
import { nearnessTo } from '../nearness.ts';
import { isGivenTier } from '../reachable-tiers.ts';
import type { Reasoning } from '../reasoning.ts';
import { measuresShown } from '../shown-values.ts';

/** A tier that is never the one in force, because a higher one is earned whenever it is. */
export function tierShadowed(reasoning: Reasoning): Finding[] {
  const { plan, held } = reasoning;
  return plan.ladders.flatMap((ladder, i) =>
    ladder.tiers.flatMap((tier, t): Finding[] => {
      if (t === 0 || !held[i]![t]! || !isShadowed(reasoning, i, t)) return [];
      const above = ladder.tiers.find((other, o) => o > t && !reasoning.possible([tier.attain], [other.attain]));
      const witness =
        reasoning.find([`ladders/${i}`], (part) => {
          const own = part.at('ladders', i);
          const { attain } = part.plan.ladders[own]!.tiers[t]!;
          return (run) => run.holds(attain) && run.member.tier(own) > t;
        }) ?? reasoning.closest([`ladders/${i}`], nearnessTo(i, t));
      const span = above === undefined ? undefined : conditionSpan(above.attain);
      return [
        {
          code: 'tier-shadowed',
          subjects: [tier.name, ladder.name],
          severity: 'warning',
          title: say`\`${tier.name}\` is never the highest tier earned`,
          at: conditionSpan(tier.attain) ?? tier.span,
          label: say`whenever this holds`,
          others: span === undefined ? [] : [{ span, text: say`this holds too` }],
          help: say`ask for more in the tier above \`${tier.name}\`, or remove \`${tier.name}\``,
          witness,
          shown: [...measuresShown(tier.attain), { of: 'tier', ladder: i }],
        },
      ];
    }),
  );
}

/** Whether it can be earned, and no judgment of whatever holder can end on it. */
export function isShadowed(reasoning: Reasoning, index: number, tier: number): boolean {
  const { plan, held } = reasoning;
  const { tiers, attain } = plan.ladders[index]!;
  // Step by step, every tier is held on the way.
  if ((attain.kind === 'at once' && attain.steps) || isGivenTier(plan, index, tier)) return false;
  // A refund judges each grant by itself, on the day it was earned.
  if (plan.events.some(({ refund }) => refund?.tier === 'recomputed')) return false;
  const reached = tiers[tier]!.attain;
  const above = tiers.slice(tier + 1).map((other) => other.attain);
  if (!reasoning.possible([reached]) || reasoning.possible([reached], above)) return false;
  return !fallsTo(plan, index, tier, held[index]!, (holding, failing) => reasoning.possible(holding, failing));
}
