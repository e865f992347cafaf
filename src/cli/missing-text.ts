import { integer } from '../base/rational.ts';
import { conditionText } from '../compile/condition-text.ts';
import type { Plan } from '../compile/plan.ts';
import { quantityText } from '../compile/quantity-text.ts';
import type { Missing } from '../engine/shortfall.ts';

/** What is missing, as a person would say it: `¥1_200 more spend (has ¥28_800 of ¥30_000)`. */
export function missingText(plan: Plan, { condition, amount }: Missing): string {
  if (condition.op !== 'compare' || amount === null) return conditionText(plan, condition);
  const text = (value: typeof amount.have) => quantityText(value, condition.unit, plan.currency);
  // To be above a bar, one must go past it by the smallest step.
  const short = condition.comparison === '>' && amount.short.n === 0n ? integer(1) : amount.short;
  const what = condition.left.op === 'measure' ? ` ${plan.measures[condition.left.measure]!.name}` : '';
  return `${text(short)} more${what} (has ${text(amount.have)} of ${text(amount.need)})`;
}
