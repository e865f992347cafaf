import type { Plan } from '../../compile/plan.ts';
import type { Condition } from '../../compile/plan-condition.ts';
import type { PlanEarning } from '../../compile/plan-earning.ts';
import type { Expression } from '../../compile/plan-expression.ts';
import { measuresInCondition } from '../../engine/measures-read.ts';
import { say } from '../../report/wording.ts';
import type { Finding } from '../finding.ts';
import type { Reasoning } from '../reasoning.ts';

/** Two rules that both give points of one ledger for the same field of one event. A bonus beside the base is meant: allow it. */
export function doubleCounting(reasoning: Reasoning): Finding[] {
  const { plan } = reasoning;
  return plan.earnings.flatMap((second, s) =>
    plan.earnings.slice(0, s).flatMap((first, f): Finding[] => {
      const field = commonField(first, second);
      if (field === undefined) return [];
      const both = canBothHold(reasoning, first, second);
      const witness = both
        ? reasoning.find(
            [`earnings/${f}`, `earnings/${s}`],
            () =>
              ({ books }) =>
                givesBoth(books.postings, first, second),
          )
        : null;
      if (witness === null) return [];
      const event = plan.events[second.event]!;
      const ledger = plan.ledgers[second.ledger]!;
      return [
        {
          code: 'double-counting',
          subjects: [ledger.name, event.name],
          severity: 'warning',
          title: say`one \`${event.name}\` earns \`${ledger.name}\` twice for its \`${event.fields[field]!.name}\``,
          at: second.span,
          label: say`earns again`,
          others: [{ span: first.span, text: say`earns here` }],
          help: say`let their conditions exclude each other; if it is meant so, write \`allow double-counting of ${ledger.name} because "…"\``,
          witness,
          shown: [{ of: 'ledger', ledger: second.ledger }],
        },
      ];
    }),
  );
}

/** Whether the conditions of both can hold for one event. */
function canBothHold(reasoning: Reasoning, first: PlanEarning, second: PlanEarning): boolean {
  const { event } = first;
  const conditions = [first.when, second.when];
  if (!conditions.every((when) => reasoning.possible([when], [], event))) return false;
  // What the first gives may be what lets the second give; all else stays as it is while one event earns.
  return conditions.some((when) => readsPoints(reasoning.plan, when)) || reasoning.possible(conditions, [], event);
}

function readsPoints(plan: Plan, condition: Condition): boolean {
  return measuresInCondition(condition).some((measure) => {
    const { kind } = plan.measures[measure]!.source;
    return kind !== 'field' && kind !== 'count';
  });
}

/** An amount that both formulas read of the same event for the same ledger. */
function commonField(first: PlanEarning, second: PlanEarning): number | undefined {
  if (first.event !== second.event || first.ledger !== second.ledger) return undefined;
  // Points of another tag are told apart where they count: a bonus that says so is meant.
  if (first.tag !== second.tag) return undefined;
  if (first.inForce.until <= second.inForce.from || second.inForce.until <= first.inForce.from) return undefined;
  const fields = fieldsRead(second.amount);
  return fieldsRead(first.amount).find((field) => fields.includes(field));
}

function fieldsRead(expression: Expression): number[] {
  switch (expression.op) {
    case 'field':
      return [expression.field];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return [...fieldsRead(expression.left), ...fieldsRead(expression.right)];
    default:
      return [];
  }
}

function givesBoth(
  postings: readonly { readonly rule: string; readonly reason: string; readonly event: string | null }[],
  first: PlanEarning,
  second: PlanEarning,
): boolean {
  const earned = postings.filter(({ reason }) => reason === 'earned');
  return earned.some(
    ({ rule, event }) =>
      rule === first.name && earned.some((other) => other.rule === second.name && other.event === event),
  );
}
