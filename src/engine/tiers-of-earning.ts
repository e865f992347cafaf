import { comparedParts, conditionParts, expressionParts } from '../compile/parts.ts';
import type { PlanEarning } from '../compile/plan-earning.ts';

/** The ladders whose tiers an earning rule can read: in its condition, its formula or its limit. */
export function tiersOfEarning({ when, amount, cap }: PlanEarning): number[] {
  const conditions = conditionParts(when).flatMap((part) => {
    if (part.op === 'tier') return [part.ladder];
    return part.op === 'choice' && part.by.of === 'tier' ? [part.by.ladder] : [];
  });
  const expressions = [
    ...comparedParts(when),
    ...expressionParts(amount),
    ...(cap === null ? [] : expressionParts(cap.limit)),
  ];
  const tables = expressions.flatMap((part) => (part.op === 'choose' && part.by.of === 'tier' ? [part.by.ladder] : []));
  return [...new Set([...conditions, ...tables])];
}
