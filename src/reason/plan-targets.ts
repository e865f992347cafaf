import type { Day } from '../base/calendar.ts';
import { add, divide, integer, type Rational } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Expression } from '../compile/plan-expression.ts';
import { constantForm, type Linear, minus, rootOf } from './linear.ts';
import { linearForm, readVariable } from './variables.ts';

/** The values at which something changes in a plan, by what has to come to them. In smallest units. */
export interface PlanTargets {
  /** By event and field: what one event must bring. */
  readonly fields: readonly (readonly (readonly Rational[])[])[];
  /** By event: how many of them it takes. */
  readonly counts: readonly (readonly Rational[])[];
}

/** Every threshold, limit, mark and price of a plan by the values of a day, traced back to the fields and numbers of events that reach it. */
export function planTargets(plan: Plan, day: Day): PlanTargets {
  const form = (expression: Expression) => linearForm(plan, expression, { day });
  const fields: Rational[][][] = plan.events.map((event) => event.fields.map(() => []));
  const counts: Rational[][] = plan.events.map(() => []);
  const ledgers: Rational[][] = plan.ledgers.map(({ unit }) => [integer(10n ** BigInt(unit.digits))]);

  const measured = (measure: number, value: Rational) => {
    const { source } = plan.measures[measure]!;
    if (source.kind === 'field') fields[source.event]![source.field]!.push(value);
    else if (source.kind === 'count') counts[source.event]!.push(value);
    else if (source.kind === 'earned' || source.kind === 'balance') ledgers[source.ledger]!.push(value);
  };
  /** Where a form is zero when only one of the things it reads is there. */
  const reached = (zero: Linear, event: number | null) => {
    for (const variable of zero.terms.keys()) {
      const read = readVariable(variable);
      const root = rootOf(zero, variable)!;
      if (read?.kind === 'measure') measured(read.index, root);
      else if (read?.kind === 'field' && event !== null) fields[event]![read.index]!.push(root);
    }
  };
  const compared = (condition: Condition, event: number | null) => {
    if (condition.op === 'and' || condition.op === 'or') for (const part of condition.parts) compared(part, event);
    else if (condition.op === 'not') compared(condition.of, event);
    else if (condition.op === 'compare') reached(minus(form(condition.left), form(condition.right)), event);
  };

  for (const { tiers } of plan.ladders) {
    for (const { attain, retain } of tiers) {
      compared(attain, null);
      compared(retain, null);
    }
  }
  for (const { source, when } of plan.measures)
    if (when !== null && (source.kind === 'field' || source.kind === 'count')) compared(when, source.event);
  for (const { reads, first, every } of plan.milestones) {
    measured(reads.measure, first);
    if (every !== null) measured(reads.measure, add(first, every));
  }
  for (const { ledgers: paying, price } of plan.rewards)
    for (const ledger of paying) ledgers[ledger]!.push(integer(price));
  for (const { when, cap, ledger, event } of plan.earnings) {
    compared(when, event);
    const limit = cap === null ? null : form(cap.limit);
    if (limit?.terms.size === 0) ledgers[ledger]!.push(limit.constant);
  }
  // As they are now: a formula that reads the ledger it gives into adds to them, and would never come to their end.
  const wanted = ledgers.map((targets) => [...targets]);
  for (const { event, ledger, amount } of plan.earnings) {
    for (const words of wordings(plan, event)) {
      const given = linearForm(plan, amount, { words, day });
      for (const target of wanted[ledger]!) {
        if (given.terms.size > 0) reached(minus(given, constantForm(target)), event);
        else if (given.constant.n > 0n) counts[event]!.push(divide(target, given.constant));
      }
    }
  }
  return { fields, counts };
}

/** More combinations of words than this are not tried. */
const MOST_WORDINGS = 12;

/** The words that the choice fields of an event can have together, by field. */
export function wordings(plan: Plan, event: number): ReadonlyMap<number, string>[] {
  let all: Map<number, string>[] = [new Map()];
  plan.events[event]!.fields.forEach(({ type, choices }, field) => {
    if (type !== 'choice') return;
    all = all.flatMap((words) => choices.map((choice) => new Map([...words, [field, choice]])));
    all = all.slice(0, MOST_WORDINGS);
  });
  return all;
}
