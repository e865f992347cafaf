import { add, compare, integer, multiply, type Rational, round, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanCap, PlanEarning } from '../compile/plan-earning.ts';
import type { Expression } from '../compile/plan-expression.ts';
import type { PlanMeasure } from '../compile/plan-measure.ts';
import type { Step } from '../compile/steps.ts';
import { periodsIn, type Stretch, windowWithin } from './periods.ts';
import { linearForm, partKey } from './variables.ts';

/**
 * How small and how large what a plan reads can become. Null is no bound. Each bound holds for every history in which
 * events are posted on the day they happen; a tighter one may exist.
 */

/** Only sums of money are never below zero: other numbers may be, in histories. */
export function leastField(plan: Plan, event: number, field: number): Rational | null {
  return plan.events[event]!.fields[field]!.type === 'money' ? ZERO : null;
}

/** A measure sums what is never below zero, unless refunds take back at another time, or more, than was counted. */
export function leastMeasure(plan: Plan, measure: number): Rational | null {
  const { source } = plan.measures[measure]!;
  switch (source.kind) {
    case 'field':
      return isReturnedLater(plan, source.event) ? null : leastField(plan, source.event, source.field);
    case 'count':
      return isReturnedLater(plan, source.event) ? null : ZERO;
    case 'earned':
      return isTakenBack(plan, source.ledger) ? null : ZERO;
    case 'balance':
      return plan.ledgers[source.ledger]!.negative === 'floored' ? ZERO : null;
    default:
      return null;
  }
}

export function greatestMeasure(plan: Plan, measure: number): Rational | null {
  const { source, window } = plan.measures[measure]!;
  switch (source.kind) {
    case 'earned':
      return isTakenBack(plan, source.ledger) ? null : greatestEarned(plan, source.ledger, window);
    case 'balance':
      return greatestBalance(plan, source.ledger);
    default:
      return null;
  }
}

/** The most points a member can ever hold in a ledger, in its smallest units. */
export function greatestBalance(plan: Plan, ledger: number): Rational | null {
  // Refunds can give back what was spent.
  if (plan.events.some(({ refund }) => refund !== null) || isConvertedTo(plan, ledger)) return null;
  const life = lifeOf(plan, ledger);
  const earned = life === null ? null : greatestEarned(plan, ledger, life);
  return least(earned, greatestKept(plan, ledger));
}

/** Whether a change of the rules gives points into a ledger. */
function isConvertedTo(plan: Plan, ledger: number): boolean {
  return plan.changes.some(({ transitions }) =>
    transitions.some(
      (one) => (one.kind === 'convert' && one.to === ledger) || (one.kind === 'top up' && one.ledger === ledger),
    ),
  );
}

/** Whether every rule that gives into a ledger stops at a balance, and at which at most. */
function greatestKept(plan: Plan, ledger: number): Rational | null {
  if (isGiven(plan, ledger)) return null;
  let most = ZERO;
  for (const { earning, as } of givers(plan, ledger)) {
    const limit = as === 'rest' || earning.cap?.over.kind !== 'balance' ? null : limitOf(plan, earning.cap);
    if (limit === null) return null;
    if (compare(limit, most) > 0) most = limit;
  }
  return most;
}

function greatestEarned(plan: Plan, ledger: number, over: Stretch): Rational | null {
  if (isGiven(plan, ledger)) return null;
  let total = ZERO;
  for (const { earning, as } of givers(plan, ledger)) {
    const { cap } = earning;
    if (as === 'rest' || cap?.over.kind !== 'window') return null;
    const limit = cap.counts === 'points' ? limitOf(plan, cap) : null;
    const periods = periodsIn(cap.over.window, over);
    if (limit === null || periods === null) return null;
    total = add(total, multiply(limit, integer(periods)));
  }
  return total;
}

/** What a limit lets through at most; null where it is not a fixed number. */
function limitOf(plan: Plan, cap: PlanCap): Rational | null {
  const form = linearForm(plan, cap.limit);
  if (form.terms.size > 0) return null;
  return form.constant.n <= 0n ? ZERO : integer(round(form.constant, 'down'));
}

/** Whether a reward or milestone gives points of a ledger. */
export function isGiven(plan: Plan, ledger: number): boolean {
  return [...plan.rewards, ...plan.milestones].some(({ gives }) => gives?.ledger === ledger);
}

/** The rules that give into a ledger, as their own or as what their limit cuts off. */
export function givers(plan: Plan, ledger: number): { earning: PlanEarning; as: 'own' | 'rest' }[] {
  return plan.earnings.flatMap((earning) => [
    ...(earning.ledger === ledger ? [{ earning, as: 'own' as const }] : []),
    ...(earning.rest === ledger ? [{ earning, as: 'rest' as const }] : []),
  ]);
}

/** How long points of a ledger live at most; null where they may live for ever. */
function lifeOf(plan: Plan, ledger: number): Stretch | null {
  const { expiry, suspended } = plan.ledgers[ledger]!;
  if (suspended !== null) return null;
  switch (expiry.kind) {
    case 'after earning':
      return { kind: 'life', length: expiry.length, monthEnd: expiry.monthEnd };
    case 'yearly':
      return { kind: 'year', month: expiry.month, day: expiry.day };
    default:
      return null;
  }
}

/** Whether refunds of an event count on a day of their own, so that a window can hold the refund without its original. */
export function isReturnedLater(plan: Plan, event: number): boolean {
  return plan.events.some(({ refund }) => refund?.of === event && refund.dated === 'refund');
}

/** Whether refunds take points of a ledger back. */
export function isTakenBack(plan: Plan, ledger: number): boolean {
  return givers(plan, ledger).some(({ earning }) => isRefunded(plan, earning.event));
}

export function isRefunded(plan: Plan, event: number): boolean {
  return plan.events.some(({ refund }) => refund?.of === event);
}

/** Whether what one measure counts is always also counted by another. */
export function within(plan: Plan, inner: number, outer: number): boolean {
  const a = plan.measures[inner]!;
  const b = plan.measures[outer]!;
  return (
    leastMeasure(plan, inner) !== null &&
    sameSource(a, b) &&
    a.dated === b.dated &&
    (b.when === null || (a.when !== null && partKey(a.when) === partKey(b.when))) &&
    a.source.kind !== 'balance' &&
    windowWithin(a.window, b.window)
  );
}

/** Whether two measures add up the same things, through whatever windows. */
export function sameSource(a: PlanMeasure, b: PlanMeasure): boolean {
  return partKey(a.source) === partKey(b.source);
}

/** The smallest and the largest value a formula can have for one event. */
export function rangeOf(
  plan: Plan,
  expression: Expression,
  event: number,
): { least: Rational | null; greatest: Rational | null } {
  const nothing = { least: null, greatest: null };
  switch (expression.op) {
    case 'constant':
      return { least: expression.value, greatest: expression.value };
    case 'setting':
      return valuesIn(plan.settings[expression.setting]!.value);
    case 'field':
      return { least: leastField(plan, event, expression.field), greatest: null };
    case 'measure':
      return { least: leastMeasure(plan, expression.measure), greatest: greatestMeasure(plan, expression.measure) };
    case 'choose':
      return valuesIn([...expression.values.values()].flat());
    case 'add':
    case 'multiply': {
      const left = rangeOf(plan, expression.left, event);
      const right = rangeOf(plan, expression.right, event);
      // Only of factors that are not below zero is the product of the largest the largest product.
      const fits = expression.op === 'add' || !(isNegative(left.least) || isNegative(right.least));
      if (!fits) return nothing;
      const combine = expression.op === 'add' ? add : multiply;
      return { least: both(left.least, right.least, combine), greatest: largest(left, right, expression.op) };
    }
    default: {
      const form = linearForm(plan, expression);
      return form.terms.size === 0 ? { least: form.constant, greatest: form.constant } : nothing;
    }
  }
}

/** The smallest and the largest of values that are in force at some time. */
export function valuesIn(steps: readonly Step[]): { least: Rational | null; greatest: Rational | null } {
  const values = steps.map(({ value }) => value).sort(compare);
  return { least: values[0] ?? null, greatest: values.at(-1) ?? null };
}

function largest(
  left: { greatest: Rational | null },
  right: { greatest: Rational | null },
  op: 'add' | 'multiply',
): Rational | null {
  // Nothing times anything is nothing.
  if (op === 'multiply' && (left.greatest?.n === 0n || right.greatest?.n === 0n)) return ZERO;
  return both(left.greatest, right.greatest, op === 'add' ? add : multiply);
}

function both(
  a: Rational | null,
  b: Rational | null,
  combine: (a: Rational, b: Rational) => Rational,
): Rational | null {
  return a === null || b === null ? null : combine(a, b);
}

function isNegative(least: Rational | null): boolean {
  return least === null || least.n < 0n;
}

function least(a: Rational | null, b: Rational | null): Rational | null {
  if (a === null || b === null) return a ?? b;
  return compare(a, b) <= 0 ? a : b;
}
