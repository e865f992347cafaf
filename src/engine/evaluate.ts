import { add, compare, divide, multiply, type Rational, subtract } from '../base/rational.ts';
import type { Comparison, Condition, Expression } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import type { FieldValue, Watch } from './books.ts';

/** What an expression reads. Every read goes through here, so a trace of reads is complete by construction. */
export interface Reads {
  /** `against` is the measure it is compared with; null beside none. */
  setting(index: number, against: number | null): Rational;
  /** The value in force of the row of a table. */
  row(values: Steps): Rational;
  /** A field of the event at work. */
  field(index: number): FieldValue;
  measure(index: number): Rational;
  tier(ladder: number): number;
  granted(lifetime: number): boolean;
  /** The member's cell of the grid. */
  cell(): number;
  /** Those who listen to decisions and look-ups; absent where nobody does, which costs nothing. */
  readonly decided?: Watch['decided'];
  readonly lookedUp?: Watch['lookedUp'];
}

export function evaluate(expression: Expression, reads: Reads): Rational {
  switch (expression.op) {
    case 'constant':
      return expression.value;
    case 'setting':
      return reads.setting(expression.setting, expression.against);
    case 'field':
      return reads.field(expression.field) as Rational;
    case 'measure':
      return reads.measure(expression.measure);
    case 'choose': {
      const choice = reads.field(expression.field) as string;
      reads.lookedUp?.(expression, choice);
      return reads.row(expression.values.get(choice)!);
    }
    case 'add':
      return add(evaluate(expression.left, reads), evaluate(expression.right, reads));
    case 'subtract':
      return subtract(evaluate(expression.left, reads), evaluate(expression.right, reads));
    case 'multiply':
      return multiply(evaluate(expression.left, reads), evaluate(expression.right, reads));
    case 'divide': {
      const divisor = evaluate(expression.right, reads);
      // A share of nothing is nothing (R3.6).
      return divisor.n === 0n ? divisor : divide(evaluate(expression.left, reads), divisor);
    }
  }
}

export function holds(condition: Condition, reads: Reads): boolean {
  if (condition.op === 'compare') {
    const left = evaluate(condition.left, reads);
    const right = evaluate(condition.right, reads);
    const outcome = inOrder(left, condition.comparison, right);
    reads.decided?.(condition, outcome, { left, right });
    return outcome;
  }
  const outcome = decide(condition, reads);
  reads.decided?.(condition, outcome, null);
  return outcome;
}

function decide(condition: Exclude<Condition, { op: 'compare' }>, reads: Reads): boolean {
  switch (condition.op) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'granted':
      return reads.granted(condition.lifetime) !== condition.negated;
    case 'and':
      return !anyIs(false, condition.parts, reads);
    case 'or':
      return anyIs(true, condition.parts, reads);
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
    }
  }
}

function anyIs(wanted: boolean, parts: readonly Condition[], reads: Reads): boolean {
  if (reads.decided === undefined) return parts.some((part) => holds(part, reads) === wanted);
  return parts.map((part) => holds(part, reads)).includes(wanted);
}

function inOrder(left: Rational, comparison: Comparison, right: Rational): boolean {
  const order = compare(left, right);
  switch (comparison) {
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
