import type { Plan } from '../../compile/plan.ts';
import type { Condition } from '../../compile/plan-condition.ts';
import type { PlanTier } from '../../compile/plan-ladder.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import { measuresInCondition } from '../../engine/measures-read.ts';
import { say, type Wording } from '../../report/wording.ts';
import { greatestMeasure } from '../bounds.ts';
import { conditionSpan } from '../condition-span.ts';
import { Domain } from '../domain.ts';
import type { Finding } from '../finding.ts';
import { nearness } from '../nearness.ts';
import { isGivenTier } from '../reachable-tiers.ts';
import type { Reasoning } from '../reasoning.ts';
import { measuresShown } from '../shown-values.ts';

/**
 * A tier whose condition contradicts itself or asks for more than can be had. A tier that is out of reach only because it
 * asks for such a tier of another ladder is not told apart: the other one is.
 */
export function tierUnreachable(reasoning: Reasoning): Finding[] {
  const { plan, held } = reasoning;
  const all = new Domain(
    plan,
    plan.ladders.map((ladder) => ladder.tiers.length - 1),
  );
  return plan.ladders.flatMap((ladder, i) =>
    ladder.tiers.flatMap((tier, t): Finding[] => {
      if (tier.attain.op === 'never') return isGivenTier(plan, i, t) ? [] : [uninvited(reasoning, i, tier)];
      const core = held[i]![t]! ? null : contradiction(all, tier.attain);
      if (core === null) return [];
      const last = core.at(-1)!;
      const others = core.slice(0, -1).flatMap((part) => conditionSpan(part) ?? []);
      return [
        {
          code: 'tier-unreachable',
          subjects: [tier.name, ladder.name],
          severity: 'error',
          title: say`nobody can ever reach \`${tier.name}\``,
          at: conditionSpan(last) ?? tier.span,
          label: core.length > 1 ? say`never together with the other part` : say`this can never hold`,
          others: others.map((span) => ({ span, text: say`this part` })),
          notes: limits(plan, core),
          help: say`change what it asks for, or remove the tier`,
          witness: reasoning.closest((run) => nearness(run, tier.attain)),
          shown: [...measuresShown(tier.attain), { of: 'tier', ladder: i }],
        },
      ];
    }),
  );
}

/** Any history shows it as well as any other: none comes to the tier. */
function uninvited(reasoning: Reasoning, index: number, { name, span }: PlanTier): Finding {
  const ladder = reasoning.plan.ladders[index]!;
  return {
    code: 'tier-unreachable',
    subjects: [name, ladder.name],
    severity: 'warning',
    title: say`nobody is ever invited to \`${name}\``,
    at: span,
    label: say`by invitation, and nothing grants it`,
    help: say`write what invites, as in \`grant ${name} of ${ladder.name} on invitation for 12 months\``,
    witness: reasoning.closest(() => 0),
    shown: [{ of: 'tier', ladder: index }],
  };
}

/** The fewest parts of a condition that can never all hold; null where it can. */
function contradiction(domain: Domain, condition: Condition): Condition[] | null {
  const possible = (holding: readonly Condition[]) => domain.possible({ holding, failing: [], event: null });
  if (possible([condition])) return null;
  if (condition.op !== 'and') return [condition];
  const alone = condition.parts.find((part) => !possible([part]));
  if (alone !== undefined) return [alone];
  for (const [i, part] of condition.parts.entries()) {
    const other = condition.parts.slice(i + 1).find((second) => !possible([part, second]));
    if (other !== undefined) return [part, other];
  }
  return [...condition.parts];
}

/** What the measures it reads can come to, where rules limit them. */
function limits(plan: Plan, parts: readonly Condition[]): Wording[] {
  return [...new Set(parts.flatMap(measuresInCondition))].flatMap((index) => {
    const greatest = greatestMeasure(plan, index);
    const { name, unit } = plan.measures[index]!;
    if (greatest === null) return [];
    return [say`\`${name}\` is never more than ${quantityText(greatest, unit, plan.currency)}`];
  });
}
