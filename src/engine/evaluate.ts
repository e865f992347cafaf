import { add, compare, divide, multiply, type Rational, subtract } from '../base/rational.ts';
import type { Comparison, Condition } from '../compile/plan-condition.ts';
import type { Chooser, Expression, Operation } from '../compile/plan-expression.ts';
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
  /** The value in force; null where nothing is known yet. */
  attribute(index: number): FieldValue | null;
  /** Null where it is not known. */
  measure(index: number): Rational | null;
  tier(ladder: number): number;
  granted(lifetime: number): boolean;
  /** The member's cell of the grid. */
  cell(): number;
  /** Those who listen to decisions and look-ups; absent where nobody does, which costs nothing. */
  readonly decided?: Watch['decided'];
  readonly lookedUp?: Watch['lookedUp'];
}

/** Null where anything it reads is not known: what is unknown is never guessed. */
export function evaluate(expression: Expression, reads: Reads): Rational | null {
  switch (expression.op) {
    case 'constant':
      return expression.value;
    case 'setting':
      return reads.setting(expression.setting, expression.against);
    case 'field':
      return reads.field(expression.field) as Rational;
    case 'attribute':
      return reads.attribute(expression.attribute) as Rational | null;
    case 'measure':
      return reads.measure(expression.measure);
    case 'choose': {
      const word = wordOf(expression.by, reads);
      reads.lookedUp?.(expression, word);
      return reads.row(expression.values.get(word)!);
    }
    default: {
      const left = evaluate(expression.left, reads);
      const right = evaluate(expression.right, reads);
      return left === null || right === null ? null : combine(expression.op, left, right);
    }
  }
}

function combine(op: Operation, left: Rational, right: Rational): Rational {
  switch (op) {
    case 'add':
      return add(left, right);
    case 'subtract':
      return subtract(left, right);
    case 'multiply':
      return multiply(left, right);
    case 'divide':
      // A share of nothing is nothing (R3.6).
      return right.n === 0n ? right : divide(left, right);
    case 'greater':
    case 'lesser':
      return compare(left, right) > 0 === (op === 'greater') ? left : right;
  }
}

/** The checker has shown that only dates may be unknown, and that none is read as a word. */
function wordOf(by: Chooser, reads: Reads): string {
  switch (by.of) {
    case 'field':
      return reads.field(by.field) as string;
    case 'attribute':
      return reads.attribute(by.attribute) as string;
    case 'tier':
      return by.tiers[reads.tier(by.ladder)]!;
  }
}

/** Whether a condition is known to hold. */
export function holds(condition: Condition, reads: Reads): boolean {
  return truth(condition, reads) === true;
}

/** Null where it turns on something unknown, so that `not` does not make a guess of it either. Nobody is told of that. */
function truth(condition: Condition, reads: Reads): boolean | null {
  if (condition.op === 'compare') {
    const left = evaluate(condition.left, reads);
    const right = evaluate(condition.right, reads);
    if (left === null || right === null) return null;
    const outcome = inOrder(left, condition.comparison, right);
    reads.decided?.(condition, outcome, { left, right });
    return outcome;
  }
  const outcome = decide(condition, reads);
  if (outcome !== null) reads.decided?.(condition, outcome, null);
  return outcome;
}

function decide(condition: Exclude<Condition, { op: 'compare' }>, reads: Reads): boolean | null {
  switch (condition.op) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'granted':
      return reads.granted(condition.lifetime) !== condition.negated;
    case 'and':
      return opposite(anyIs(false, condition.parts, reads));
    case 'or':
      return anyIs(true, condition.parts, reads);
    case 'not':
      return opposite(truth(condition.of, reads));
    case 'choice':
      return (wordOf(condition.by, reads) === condition.value) !== condition.negated;
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

/** Whether any part comes out as wanted; those who listen hear of all parts, also after that is known. */
function anyIs(wanted: boolean, parts: readonly Condition[], reads: Reads): boolean | null {
  let found = false;
  let known = true;
  for (const part of parts) {
    const outcome = truth(part, reads);
    found ||= outcome === wanted;
    known &&= outcome !== null;
    if (found && reads.decided === undefined) break;
  }
  return found || (known ? false : null);
}

function opposite(outcome: boolean | null): boolean | null {
  return outcome === null ? null : !outcome;
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
