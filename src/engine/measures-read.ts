import type { Condition, Expression } from '../compile/plan.ts';

/** The measures that a formula can read. */
export function measuresInExpression(expression: Expression): number[] {
  switch (expression.op) {
    case 'measure':
      return [expression.measure];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return [...measuresInExpression(expression.left), ...measuresInExpression(expression.right)];
    default:
      return [];
  }
}

/** The measures that a condition can read, whether or not a part before them decides it. */
export function measuresInCondition(condition: Condition): number[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(measuresInCondition);
    case 'not':
      return measuresInCondition(condition.of);
    case 'compare':
      return [...measuresInExpression(condition.left), ...measuresInExpression(condition.right)];
    default:
      return [];
  }
}
