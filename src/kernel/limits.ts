import { conditionParts } from '../compile/parts.ts';
import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Expression } from '../compile/plan-expression.ts';
import type { PlanCapacity } from '../compile/plan-intervention.ts';
import { measuresInCondition, measuresInExpression } from '../engine/measures-read.ts';
import { planIndex } from '../engine/plan-index.ts';

/** What a kernel leaves to the interpreter: of which rule, and why. */
export interface Limit {
  /** The name of the rule, or of the event; the program's for all of it. */
  readonly place: string;
  readonly words: string;
  /** `plan`: no member is run by a kernel; `event`: those are not who meet with it. */
  readonly of: 'plan' | 'event';
}

/** What a kernel does not do of a plan, as far as that shows before it is written. */
export function limitsOf(plan: Plan): Limit[] {
  const limits: Limit[] = [];
  const { crossed } = planIndex(plan);
  for (const [event, ladders] of crossed.entries())
    for (const ladder of ladders)
      limits.push({
        place: plan.ladders[ladder]!.name,
        words: `lets \`${plan.events[event]!.name}\` earn by the tier it lifts to`,
        of: 'plan',
      });
  for (const { name, available } of plan.ledgers)
    if (available !== null) limits.push({ place: name, words: 'can be spent only later', of: 'plan' });
  for (const { name, refund } of plan.events)
    if (refund !== null) limits.push({ place: name, words: 'takes back another event', of: 'event' });
  return limits;
}

/** Who reads: the rules alone, or also a host that asks about a member between events. */
export type Readers = 'rules' | 'rules and host';

/** The measures that somebody reads; the others are not kept. */
export function measuresRead(plan: Plan, readers: Readers): ReadonlySet<number> {
  const conditions = conditionsRead(plan, readers);
  const expressions: Expression[] = [
    ...plan.earnings.flatMap(({ amount, cap }) => (cap === null ? [amount] : [amount, cap.limit])),
    ...plan.caps.map(({ limit }) => limit),
    ...plan.milestones.map(({ reads }) => reads),
  ];
  const ranked = readers === 'rules' ? [] : plan.interventions.flatMap(({ capacity }) => rankedBy(capacity));
  return new Set([...conditions.flatMap(measuresInCondition), ...expressions.flatMap(measuresInExpression), ...ranked]);
}

/** Whether somebody reads where the member stands in the grid. */
export function readsGrid(plan: Plan, readers: Readers): boolean {
  return conditionsRead(plan, readers).some((condition) => conditionParts(condition).some(({ op }) => op === 'cell'));
}

function rankedBy(capacity: PlanCapacity | null): number[] {
  return capacity === null || capacity.order.by === 'earliest due' ? [] : [capacity.order.measure];
}

function conditionsRead(plan: Plan, readers: Readers): Condition[] {
  if (readers === 'rules') return rulesOf(plan);
  const { interventions, benefits } = plan;
  return [...rulesOf(plan), ...interventions.map(({ audience }) => audience), ...benefits.map((held) => held.while)];
}

function rulesOf(plan: Plan): Condition[] {
  return [
    ...plan.earnings.map(({ when }) => when),
    ...plan.ladders.flatMap(({ tiers }) => tiers.flatMap(({ attain, retain }) => [attain, retain])),
    ...plan.lifetimes.map(({ when }) => when),
    ...plan.floors.map((floor) => floor.while),
    ...plan.grants.flatMap(({ when, goal }) => (goal === null ? [when] : [when, goal.when])),
    ...plan.ledgers.flatMap(({ suspended }) => (suspended === null ? [] : [suspended])),
    ...plan.events.flatMap(({ clock }) => (clock === null ? [] : [clock.while])),
    ...(plan.grid === null ? [] : [plan.grid.profit]),
  ];
}
