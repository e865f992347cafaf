import type { Condition } from '../../compile/plan-condition.ts';
import { measuresInCondition } from '../../engine/measures-read.ts';
import { say } from '../../report/wording.ts';
import { conditionSpan } from '../condition-span.ts';
import type { Finding } from '../finding.ts';
import type { Reasoning } from '../reasoning.ts';
import { measuresShown } from '../shown-values.ts';
import { isShadowed } from './tier-shadowed.ts';

/** Two neighboring tiers that read the same measures, where some member earns the higher and not the lower. */
export function tierGap(reasoning: Reasoning): Finding[] {
  const { plan, held } = reasoning;
  return plan.ladders.flatMap((ladder, i) =>
    ladder.tiers.flatMap((higher, t): Finding[] => {
      const lower = ladder.tiers[t - 1];
      if (lower === undefined || t < 2 || !held[i]![t]! || !readTheSame(lower.attain, higher.attain)) return [];
      if (!held[i]![t - 1]! || isShadowed(reasoning, i, t - 1)) return [];
      if (!reasoning.possible([higher.attain], [lower.attain])) return [];
      const witness = reasoning.find([`ladders/${i}`], (part) => {
        const own = part.at('ladders', i);
        const [below, above] = part.plan.ladders[own]!.tiers.slice(t - 1, t + 1);
        return (run) => run.member.tier(own) === t && run.holds(above!.attain) && !run.holds(below!.attain);
      });
      if (witness === null) return [];
      const span = conditionSpan(lower.attain);
      return [
        {
          code: 'tier-gap',
          subjects: [higher.name, lower.name, ladder.name],
          severity: 'warning',
          title: say`a member can earn \`${higher.name}\` without earning \`${lower.name}\``,
          at: conditionSpan(higher.attain) ?? higher.span,
          label: say`can hold alone`,
          others: span === undefined ? [] : [{ span, text: say`without this` }],
          help: say`let \`${higher.name}\` ask for at least what \`${lower.name}\` asks for`,
          witness,
          shown: [...measuresShown(lower.attain), { of: 'tier', ladder: i }],
        },
      ];
    }),
  );
}

function readTheSame(a: Condition, b: Condition): boolean {
  const [left, right] = [new Set(measuresInCondition(a)), new Set(measuresInCondition(b))];
  return left.size > 0 && left.size === right.size && [...left].every((measure) => right.has(measure));
}
