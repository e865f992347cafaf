import { add, compare, divide, multiply, type Rational, subtract } from '../base/rational.ts';
import type { Condition, Expression } from '../compile/plan.ts';
import type { FieldValue } from './books.ts';

/** What an expression reads. Every read goes through here, so a trace of reads is complete by construction. */
export interface Reads {
  setting(index: number): Rational;
  /** A field of the event at work. */
  field(index: number): FieldValue;
  measure(index: number): Rational;
  tier(ladder: number): number;
  /** The member's cell of the grid. */
  cell(): number;
}

export function evaluate(expression: Expression, reads: Reads): Rational {
  switch (expression.op) {
    case 'constant':
      return expression.value;
    case 'setting':
      return reads.setting(expression.setting);
    case 'field':
      return reads.field(expression.field) as Rational;
    case 'measure':
      return reads.measure(expression.measure);
    case 'choose':
      return expression.values.get(reads.field(expression.field) as string)!;
    case 'add':
      return add(evaluate(expression.left, reads), evaluate(expression.right, reads));
    case 'subtract':
      return subtract(evaluate(expression.left, reads), evaluate(expression.right, reads));
    case 'multiply':
      return multiply(evaluate(expression.left, reads), evaluate(expression.right, reads));
    case 'divide': {
      const divisor = evaluate(expression.right, reads);
      // A share of nothing is nothing: the reference defines division by zero as zero.
      return divisor.n === 0n ? divisor : divide(evaluate(expression.left, reads), divisor);
    }
  }
}

export function holds(condition: Condition, reads: Reads): boolean {
  switch (condition.op) {
    case 'always':
      return true;
    case 'and':
      return condition.parts.every((part) => holds(part, reads));
    case 'or':
      return condition.parts.some((part) => holds(part, reads));
    case 'not':
      return !holds(condition.of, reads);
    case 'choice':
      return (reads.field(condition.field) === condition.value) !== condition.negated;
    case 'cell':
      return condition.cells.includes(reads.cell()) !== condition.negated;
    case 'tier': {
      const tier = reads.tier(condition.ladder);
      switch (condition.relation) {
        case 'is':
          return tier === condition.tier;
        case 'is not':
          return tier !== condition.tier;
        case 'at least':
          return tier >= condition.tier;
        case 'below':
          return tier < condition.tier;
      }
      break;
    }
    case 'compare': {
      const order = compare(evaluate(condition.left, reads), evaluate(condition.right, reads));
      switch (condition.comparison) {
        case '>=':
          return order >= 0;
        case '>':
          return order > 0;
        case '<=':
          return order <= 0;
        case '<':
          return order < 0;
        case '=':
          return order === 0;
        case '!=':
          return order !== 0;
      }
    }
  }
}
