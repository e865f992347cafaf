import type { Plan } from '../../compile/plan.ts';
import type { Condition } from '../../compile/plan-condition.ts';
import { measuresInCondition } from '../../engine/measures-read.ts';
import { say } from '../../report/wording.ts';
import { sameSource } from '../bounds.ts';
import { conditionSpan } from '../condition-span.ts';
import { Domain } from '../domain.ts';
import type { Finding } from '../finding.ts';
import type { Reasoning } from '../reasoning.ts';
import { measuresShown } from '../shown-values.ts';
import { partKey } from '../variables.ts';

/**
 * A tier that is reached by a member who already fails what would keep it. Only where keeping it asks for the same things
 * as reaching it: what has to be done anew once the tier is held, in points of its own, is another matter.
 */
export function retainAboveAttain(reasoning: Reasoning): Finding[] {
  const { plan, held } = reasoning;
  // Of all that happens on one day, windows of every length hold the same.
  const sameDay = new Domain(
    plan,
    held.map((tiers) => tiers.lastIndexOf(true)),
    (measure) => firstLike(plan, measure),
  );
  return plan.ladders.flatMap((ladder, i) =>
    ladder.tiers.flatMap((tier, t): Finding[] => {
      const { attain, retain } = tier;
      if (t === 0 || !held[i]![t]! || attain === retain || !asksForTheSame(plan, attain, retain)) return [];
      if (emptied(plan, tier.clears, retain)) return [];
      if (!sameDay.possible({ holding: [attain], failing: [retain], event: null })) return [];
      const witness = reasoning.find([`ladders/${i}`], (part) => {
        const own = part.at('ladders', i);
        const { attain: reached, retain: kept } = part.plan.ladders[own]!.tiers[t]!;
        return (run) =>
          run.member.tier(own) === t &&
          run.happenings.every(({ day }) => day === run.happenings[0]!.day) &&
          run.holds(reached) &&
          !run.holds(kept);
      });
      if (witness === null) return [];
      const span = conditionSpan(attain);
      return [
        {
          code: 'retain-above-attain',
          subjects: [tier.name, ladder.name],
          severity: 'warning',
          title: say`\`${tier.name}\` is harder to keep than to reach`,
          at: conditionSpan(retain) ?? tier.span,
          label: say`already fails on the day it is reached`,
          others: span === undefined ? [] : [{ span, text: say`reached here` }],
          help: say`lower what keeps it to at most what reaches it`,
          witness,
          shown: [...measuresShown(attain, retain), { of: 'tier', ladder: i }],
        },
      ];
    }),
  );
}

function asksForTheSame(plan: Plan, attain: Condition, retain: Condition): boolean {
  const asked = new Set(measuresInCondition(attain).map((measure) => firstLike(plan, measure)));
  const kept = measuresInCondition(retain);
  return kept.length > 0 && kept.every((measure) => asked.has(firstLike(plan, measure)));
}

/** The first measure that counts the same things, through whatever window. */
function firstLike(plan: Plan, measure: number): number {
  const own = plan.measures[measure]!;
  const counting = (when: Condition | null) => (when === null ? '' : partKey(when));
  return plan.measures.findIndex(
    (other) => sameSource(own, other) && own.dated === other.dated && counting(own.when) === counting(other.when),
  );
}

/** Whether reaching the tier itself empties what keeps it. */
function emptied(plan: Plan, clears: readonly number[], retain: Condition): boolean {
  return measuresInCondition(retain).some((measure) => {
    const { source } = plan.measures[measure]!;
    return source.kind === 'balance' && clears.includes(source.ledger);
  });
}
