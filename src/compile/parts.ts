import type { Condition } from './plan-condition.ts';
import type { Expression } from './plan-expression.ts';

/** An expression with all the expressions it is made of, outermost first. */
export function expressionParts(expression: Expression): Expression[] {
  switch (expression.op) {
    case 'constant':
    case 'setting':
    case 'field':
    case 'attribute':
    case 'measure':
    case 'choose':
      return [expression];
    default:
      return [expression, ...expressionParts(expression.left), ...expressionParts(expression.right)];
  }
}

/** A condition with all the conditions it is made of, outermost first. */
export function conditionParts(condition: Condition): Condition[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return [condition, ...condition.parts.flatMap(conditionParts)];
    case 'not':
      return [condition, ...conditionParts(condition.of)];
    default:
      return [condition];
  }
}

/** The expressions that a condition compares, with all that they are made of. */
export function comparedParts(condition: Condition): Expression[] {
  return conditionParts(condition).flatMap((part) =>
    part.op === 'compare' ? [...expressionParts(part.left), ...expressionParts(part.right)] : [],
  );
}
