import { formatExact, integer } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Charge, Frequency, PlanLasting } from '../../compile/plan-lasting.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import { say, type Wording } from '../../report/wording.ts';

/** A benefit that a member holds: what it is worth and how often it may be used. */
export function benefitText(plan: Plan, { label, worth, most }: PlanLasting): Wording {
  const value = chargeText(plan, worth);
  if (most === null) return say`held by this member: ${label}, worth ${value}`;
  return say`held by this member: ${label}, worth ${value}, at most ${frequencyText(most)}`;
}

function chargeText({ currency }: Plan, { amount, per }: Charge): Wording {
  const money = quantityText(integer(amount), { kind: 'money' }, currency);
  switch (per) {
    case 'use':
      return say`${money} per use`;
    case 'month':
      return say`${money} per month`;
    case 'year':
      return say`${money} per year`;
  }
}

function frequencyText({ times, per }: Frequency): Wording {
  const count = formatExact(times);
  if (per === 'month') return count === '1' ? say`1 time per month` : say`${count} times per month`;
  return count === '1' ? say`1 time per year` : say`${count} times per year`;
}
