import type { Plan } from './plan.ts';
import type { Condition } from './plan-condition.ts';
import type { Chooser, Expression } from './plan-expression.ts';
import type { Unit } from './plan-unit.ts';
import { quantityText } from './quantity-text.ts';

/** A condition in the program's own words: `spend >= silver_spend`, `membership is at least gold`. */
export function conditionText(plan: Plan, condition: Condition, event: number | null = null): string {
  switch (condition.op) {
    case 'always':
      return 'always';
    case 'never':
      return 'by invitation only';
    case 'granted':
      return `${plan.lifetimes[condition.lifetime]!.name} is ${condition.negated ? 'not ' : ''}granted`;
    case 'and':
    case 'or':
      return condition.parts.map((part) => nested(plan, part, event)).join(` ${condition.op} `);
    case 'not':
      return `not ${nested(plan, condition.of, event)}`;
    case 'tier': {
      const ladder = plan.ladders[condition.ladder]!;
      const relation = condition.relation.startsWith('is') ? condition.relation : `is ${condition.relation}`;
      return `${ladder.name} ${relation} ${ladder.tiers[condition.tier]!.name}`;
    }
    case 'cell':
      return `${plan.grid!.name} ${condition.negated ? 'is not' : 'is'} ${condition.words}`;
    case 'choice': {
      return `${chooserText(plan, condition.by, event)} ${condition.negated ? 'is not' : 'is'} ${condition.value}`;
    }
    case 'compare': {
      const side = (expression: Expression) => expressionText(plan, expression, condition.unit, event);
      const sign =
        condition.comparison === '=' ? 'is' : condition.comparison === '!=' ? 'is not' : condition.comparison;
      return `${side(condition.left)} ${sign} ${side(condition.right)}`;
    }
  }
}

function nested(plan: Plan, condition: Condition, event: number | null): string {
  const text = conditionText(plan, condition, event);
  return condition.op === 'and' || condition.op === 'or' ? `(${text})` : text;
}

function chooserText(plan: Plan, by: Chooser, event: number | null): string {
  switch (by.of) {
    case 'field':
      return fieldText(plan, by.field, event);
    case 'attribute':
      return plan.attributes[by.attribute]!.name;
    case 'tier':
      return plan.ladders[by.ladder]!.name;
  }
}

function fieldText(plan: Plan, field: number, event: number | null): string {
  return event === null ? 'field' : plan.events[event]!.fields[field]!.name;
}

const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

/** An expression in the program's own words; its constants are of the unit. */
export function expressionText(plan: Plan, expression: Expression, unit: Unit, event: number | null = null): string {
  switch (expression.op) {
    case 'constant':
      return quantityText(expression.value, unit, plan.currency);
    case 'setting':
      return plan.settings[expression.setting]!.name;
    case 'measure':
      return plan.measures[expression.measure]!.name;
    case 'attribute':
      return plan.attributes[expression.attribute]!.name;
    case 'field':
      return fieldText(plan, expression.field, event);
    case 'choose':
      return chooserText(plan, expression.by, event);
    case 'greater':
    case 'lesser': {
      const side = (part: Expression) => expressionText(plan, part, unit, event);
      return `${expression.op} of ${side(expression.left)} and ${side(expression.right)}`;
    }
    default: {
      const side = (part: Expression) => expressionText(plan, part, unit, event);
      return `${side(expression.left)} ${SIGNS[expression.op]} ${side(expression.right)}`;
    }
  }
}
