import { comparedParts, expressionParts } from '../compile/parts.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Expression } from '../compile/plan-expression.ts';

/** The measures that a formula can read. */
export function measuresInExpression(expression: Expression): number[] {
  return measuresOf(expressionParts(expression));
}

/** The measures that a condition can read, whether or not a part before them decides it. */
export function measuresInCondition(condition: Condition): number[] {
  return measuresOf(comparedParts(condition));
}

function measuresOf(parts: readonly Expression[]): number[] {
  return parts.flatMap((part) => (part.op === 'measure' ? [part.measure] : []));
}
