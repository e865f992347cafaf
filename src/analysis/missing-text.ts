import { add, integer, ONE, type Rational, round } from '../base/rational.ts';
import { conditionText, expressionText } from '../compile/condition-text.ts';
import type { Plan } from '../compile/plan.ts';
import { memberText, quantityText } from '../compile/quantity-text.ts';
import type { Missing } from '../engine/shortfall.ts';

const RELATIONS = {
  is: (tier: string) => `at ${tier}`,
  'is not': (tier: string) => `other than ${tier}`,
  'at least': (tier: string) => `at ${tier} or above`,
  below: (tier: string) => `below ${tier}`,
} as const;

/**
 * What is missing, as a person would say it: `¥1_200 more spend (has ¥28_800 of ¥30_000)`. In the digits that members
 * see: what is there is cut, what lacks is rounded up, so that nobody is told to bring too little.
 */
export function missingText(plan: Plan, missing: Missing): string {
  switch (missing.of) {
    case 'amount':
      return amountText(plan, missing);
    case 'tier': {
      const { ladder, tier, relation } = missing.condition;
      const { label, tiers } = plan.ladders[ladder]!;
      const has = `(is ${tiers[missing.held]!.label})`;
      return `${label} ${RELATIONS[relation](tiers[tier]!.label)} ${has}`;
    }
    case 'unknown':
      return `${conditionText(plan, missing.condition)} (not known yet)`;
    case 'choice':
      return conditionText(plan, missing.condition);
  }
}

function amountText(plan: Plan, { condition, have, need, short }: Missing & { of: 'amount' }): string {
  const { unit, comparison, left } = condition;
  const text = (value: Rational, rounding: 'down' | 'up') => memberText(value, unit, plan.currency, rounding);
  const what = expressionText(plan, left, unit);
  const bar = quantityText(need, unit, plan.currency);
  const has = text(have, 'down');
  switch (comparison) {
    case '>=':
      return `${text(short, 'up')} more ${what} (has ${has} of ${bar})`;
    case '>':
      return `${text(beyond(short), 'up')} more ${what} (has ${has}, needs more than ${bar})`;
    case '<=':
      return `${text(negated(short), 'up')} less ${what} (has ${has}, may have ${bar})`;
    case '<':
      return `${text(beyond(negated(short)), 'up')} less ${what} (has ${has}, must stay below ${bar})`;
    case '=':
      return `${what} of exactly ${bar} (has ${has})`;
    case '!=':
      return `${what} other than ${bar}`;
  }
}

/** The least whole number of smallest units that goes past a distance, not only up to it. */
function beyond(distance: Rational): Rational {
  return add(integer(round(distance, 'down')), ONE);
}

function negated(value: Rational): Rational {
  return { n: -value.n, d: value.d };
}
