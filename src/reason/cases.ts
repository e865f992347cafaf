import { integer } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Comparison, Condition } from '../compile/plan-condition.ts';
import type { Chooser, Expression } from '../compile/plan-expression.ts';
import { constantForm, type Inequality, type Linear, minus, scaled, variableForm } from './linear.ts';
import { linearForm, partKey, tierVariable } from './variables.ts';

/** One thing that is said in a condition, without `and`, `or` or `not`. */
export type Claim =
  | ({ readonly kind: 'amount' } & Inequality)
  | { readonly kind: 'word'; readonly by: Chooser; readonly value: string; readonly negated: boolean }
  /** A condition of a kind that is not looked into: it holds or it does not. */
  | { readonly kind: 'part'; readonly key: string; readonly negated: boolean };

/** More ways for a condition to hold than this are not told apart. */
const MOST_CASES = 64;

/** The ways in which a condition holds (or, `negated`, does not), each a list of claims that are all true; null when too many. */
export function casesOf(plan: Plan, condition: Condition, negated = false): Claim[][] | null {
  switch (condition.op) {
    case 'always':
    case 'never':
      return (condition.op === 'always') !== negated ? [[]] : [];
    case 'not':
      return casesOf(plan, condition.of, !negated);
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => casesOf(plan, part, negated));
      return (condition.op === 'and') !== negated ? allOf(parts) : anyOf(parts);
    }
    case 'compare': {
      const form = minus(linearForm(plan, condition.left), linearForm(plan, condition.right));
      if (!negated) return amounts(form, condition.comparison);
      const opposite = amounts(form, OPPOSITE[condition.comparison]);
      // A comparison with what is not known does not hold either, whatever the amounts.
      return [condition.left, condition.right].some((side) => maybeUnknown(plan, side)) ? [[], ...opposite] : opposite;
    }
    case 'tier': {
      const form = minus(variableForm(tierVariable(condition.ladder)), constantForm(integer(condition.tier)));
      const comparison = TIER_COMPARISON[condition.relation];
      return amounts(form, negated ? OPPOSITE[comparison] : comparison);
    }
    case 'choice':
      return [[{ kind: 'word', by: condition.by, value: condition.value, negated: condition.negated !== negated }]];
    default:
      return [[{ kind: 'part', key: partKey(condition), negated }]];
  }
}

/** Whether a formula can have no value. */
function maybeUnknown(plan: Plan, expression: Expression): boolean {
  switch (expression.op) {
    case 'measure': {
      const { source } = plan.measures[expression.measure]!;
      if (source.kind === 'since')
        return source.attribute !== null && plan.attributes[source.attribute]!.starting === null;
      return source.kind === 'latest';
    }
    case 'attribute':
      return plan.attributes[expression.attribute]!.starting === null;
    case 'constant':
    case 'setting':
    case 'field':
    case 'choose':
      return false;
    default:
      return maybeUnknown(plan, expression.left) || maybeUnknown(plan, expression.right);
  }
}

/** All of several conditions, each given by its cases. */
export function allOf(parts: readonly (Claim[][] | null)[]): Claim[][] | null {
  let all: Claim[][] = [[]];
  for (const part of parts) {
    if (part === null) return null;
    if (all.length * part.length > MOST_CASES) return null;
    all = all.flatMap((before) => part.map((more) => [...before, ...more]));
  }
  return all;
}

function anyOf(parts: readonly (Claim[][] | null)[]): Claim[][] | null {
  const all: Claim[][] = [];
  for (const part of parts) {
    if (part === null) return null;
    all.push(...part);
  }
  return all.length > MOST_CASES ? null : all;
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '=': '!=',
  '!=': '=',
};

const TIER_COMPARISON: Readonly<Record<(Condition & { op: 'tier' })['relation'], Comparison>> = {
  is: '=',
  'is not': '!=',
  'at least': '>=',
  below: '<',
};

/** The cases in which a form compares so with zero. */
function amounts(form: Linear, comparison: Comparison): Claim[][] {
  const above = (strict: boolean): Claim => ({ kind: 'amount', form, strict });
  const below = (strict: boolean): Claim => ({ kind: 'amount', form: scaled(form, integer(-1)), strict });
  switch (comparison) {
    case '>=':
      return [[above(false)]];
    case '>':
      return [[above(true)]];
    case '<=':
      return [[below(false)]];
    case '<':
      return [[below(true)]];
    case '=':
      return [[above(false), below(false)]];
    case '!=':
      return [[above(true)], [below(true)]];
  }
}
