import type { Comparison, Condition } from './plan-condition.ts';

const COMPARISONS: Readonly<Record<Comparison, Comparison>> = {
  '>=': '<',
  '<': '>=',
  '>': '<=',
  '<=': '>',
  '=': '!=',
  '!=': '=',
};

const RELATIONS = { is: 'is not', 'is not': 'is', 'at least': 'below', below: 'at least' } as const;

/** The condition that holds exactly when this one does not, without any negation left in it. */
export function opposite(condition: Condition): Condition {
  switch (condition.op) {
    case 'always':
      return { op: 'never' };
    case 'never':
      return { op: 'always' };
    case 'and':
      return { op: 'or', parts: condition.parts.map(opposite) };
    case 'or':
      return { op: 'and', parts: condition.parts.map(opposite) };
    case 'not':
      return condition.of;
    case 'compare':
      return { ...condition, comparison: COMPARISONS[condition.comparison] };
    case 'tier':
      return { ...condition, relation: RELATIONS[condition.relation] };
    case 'choice':
    case 'cell':
    case 'granted':
      return { ...condition, negated: !condition.negated };
  }
}
