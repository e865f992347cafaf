import { add, integer, ONE, type Rational, round } from '../base/rational.ts';
import { conditionText, expressionText } from '../compile/condition-text.ts';
import type { Plan } from '../compile/plan.ts';
import { memberText, quantityText } from '../compile/quantity-text.ts';
import type { Missing } from '../engine/shortfall.ts';
import { say, type Wording } from '../report/wording.ts';

const RELATIONS = {
  is: (ladder: string, tier: string, held: string) => say`${ladder} at ${tier} (is ${held})`,
  'is not': (ladder: string, tier: string, held: string) => say`${ladder} other than ${tier} (is ${held})`,
  'at least': (ladder: string, tier: string, held: string) => say`${ladder} at ${tier} or above (is ${held})`,
  below: (ladder: string, tier: string, held: string) => say`${ladder} below ${tier} (is ${held})`,
} as const;

/**
 * What is missing, as a person would say it: `¥1_200 more spend (has ¥28_800 of ¥30_000)`. In the digits that members
 * see: what is there is cut, what lacks is rounded up, so that nobody is told to bring too little.
 */
export function missingText(plan: Plan, missing: Missing): Wording {
  switch (missing.of) {
    case 'amount':
      return amountText(plan, missing);
    case 'tier': {
      const { ladder, tier, relation } = missing.condition;
      const { label, tiers } = plan.ladders[ladder]!;
      return RELATIONS[relation](label, tiers[tier]!.label, tiers[missing.held]!.label);
    }
    case 'unknown':
      return say`${conditionText(plan, missing.condition)} (not known yet)`;
    case 'choice':
      return say`${conditionText(plan, missing.condition)}`;
  }
}

function amountText(plan: Plan, { condition, have, need, short }: Missing & { of: 'amount' }): Wording {
  const { unit, comparison, left } = condition;
  const text = (value: Rational, rounding: 'down' | 'up') => memberText(value, unit, plan.currency, rounding);
  const what = expressionText(plan, left, unit);
  const bar = quantityText(need, unit, plan.currency);
  const has = text(have, 'down');
  switch (comparison) {
    case '>=':
      return say`${text(short, 'up')} more ${what} (has ${has} of ${bar})`;
    case '>':
      return say`${text(beyond(short), 'up')} more ${what} (has ${has}, needs more than ${bar})`;
    case '<=':
      return say`${text(negated(short), 'up')} less ${what} (has ${has}, may have ${bar})`;
    case '<':
      return say`${text(beyond(negated(short)), 'up')} less ${what} (has ${has}, must stay below ${bar})`;
    case '=':
      return say`${what} of exactly ${bar} (has ${has})`;
    case '!=':
      return say`${what} other than ${bar}`;
  }
}

/** The least whole number of smallest units that goes past a distance, not only up to it. */
function beyond(distance: Rational): Rational {
  return add(integer(round(distance, 'down')), ONE);
}

function negated(value: Rational): Rational {
  return { n: -value.n, d: value.d };
}
