import { type Day, FOREVER } from '../base/calendar.ts';
import { divide, equals, ONE, type Rational } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Chooser, Expression } from '../compile/plan-expression.ts';
import type { PlanMeasure } from '../compile/plan-measure.ts';
import { type Steps, valueAt } from '../compile/steps.ts';
import { constantForm, type Linear, minus, plus, scaled, variableForm } from './linear.ts';

/**
 * What a condition reads, as variables of linear forms: `m3` is measure 3, `f0` field 0 of the event at work, `t1` the
 * tier in force on ladder 1, `s2/3` setting 2 where its value depends on the day and it is compared with measure 3, and
 * `?…` a part of a formula that is not linear, by its own text. The same part has the same
 * value wherever it is read at one moment, and nothing else is claimed of it.
 */
export function measureVariable(measure: number): string {
  return `m${measure}`;
}

export function fieldVariable(field: number): string {
  return `f${field}`;
}

export function tierVariable(ladder: number): string {
  return `t${ladder}`;
}

/** The kind and index of a variable; undefined for a part that is not linear. */
export function readVariable(
  variable: string,
): { kind: 'measure' | 'field' | 'tier' | 'setting'; index: number } | undefined {
  const kind = ({ m: 'measure', f: 'field', t: 'tier', s: 'setting' } as const)[variable[0]!];
  return kind === undefined ? undefined : { kind, index: Number.parseInt(variable.slice(1), 10) };
}

/** What is known where a formula is read: the words of choice fields, and the day whose values are in force. */
export interface Known {
  readonly words?: ReadonlyMap<number, string>;
  readonly day?: Day;
}

/**
 * A formula as a linear form, with every setting at its written value. A setting or table that changes on a date, and a
 * table read by a word that is not known, are parts that are not linear, but for a day that is known.
 */
export function linearForm(plan: Plan, expression: Expression, known: Known = {}): Linear {
  const form = (part: Expression) => linearForm(plan, part, known);
  const fixed = (value: Rational | undefined) =>
    value === undefined ? variableForm(partKey(expression)) : constantForm(value);
  switch (expression.op) {
    case 'constant':
      return constantForm(expression.value);
    case 'setting': {
      const value = stepOf(plan.settings[expression.setting]!.value, known.day);
      if (value !== undefined) return constantForm(value);
      return variableForm(`s${expression.setting}/${expression.against}`);
    }
    case 'measure':
      return variableForm(measureVariable(expression.measure));
    case 'field':
      return variableForm(fieldVariable(expression.field));
    case 'choose':
      return fixed(rowOf(expression, known));
    case 'add':
      return plus(form(expression.left), form(expression.right));
    case 'subtract':
      return minus(form(expression.left), form(expression.right));
    case 'multiply': {
      const left = form(expression.left);
      const right = form(expression.right);
      if (left.terms.size === 0) return scaled(right, left.constant);
      if (right.terms.size === 0) return scaled(left, right.constant);
      return variableForm(partKey(expression));
    }
    case 'divide': {
      const right = form(expression.right);
      if (right.terms.size > 0) return variableForm(partKey(expression));
      // Division by zero gives zero, as in the interpreter.
      if (right.constant.n === 0n) return right;
      return scaled(form(expression.left), divide(ONE, right.constant));
    }
    default:
      // A kind of formula this does not know: its value may be anything.
      return variableForm(partKey(expression));
  }
}

/** The value in force on a day; without one, the value of all days. Undefined where it is not known which. */
function stepOf(steps: Steps, day: Day | undefined): Rational | undefined {
  if (day !== undefined) return valueAt(steps, { day, judged: day, windowStart: null, known: FOREVER });
  return steps.length === 1 ? steps[0].value : undefined;
}

/** The row of a table for a word that is known, or the value that all rows have. */
function rowOf({ by, values }: Expression & { op: 'choose' }, { words, day }: Known): Rational | undefined {
  const row = values.get((by.of === 'field' ? words?.get(by.field) : undefined) ?? '');
  if (row !== undefined) return stepOf(row, day);
  const [first, ...others] = [...values.values()].map((steps) => stepOf(steps, day));
  const alike = first !== undefined && others.every((other) => other !== undefined && equals(first, other));
  return alike ? first : undefined;
}

/** A name for what a word is read from: the same for the same field, attribute or ladder. */
export function chooserKey(by: Chooser): string {
  switch (by.of) {
    case 'field':
      return `f${by.field}`;
    case 'attribute':
      return `a${by.attribute}`;
    case 'tier':
      return `t${by.ladder}`;
  }
}

/** A name for a part of a plan: the same for parts that say the same. Places in the text are no part of it. */
export function partKey(part: Expression | Condition | PlanMeasure['source']): string {
  return `?${JSON.stringify(part, (key, value: unknown) => {
    if (key === 'span') return undefined;
    if (typeof value === 'bigint') return `${value}`;
    return value instanceof Map ? [...value] : value;
  })}`;
}
