import type { ClockNode, EventNode } from '../syntax/event-tree.ts';
import { lowerField } from './lower-attribute.ts';
import { lowerReview } from './lower-ladder.ts';
import type { Lowering } from './lowering.ts';
import type { PlanClock, PlanEvent } from './plan-event.ts';

/** An event without its refund. */
export function lowerEvent(lowering: Lowering, node: EventNode): Omit<PlanEvent, 'refund'> {
  return {
    name: node.name.text,
    label: (node.label ?? node.name).text,
    fields: node.fields.map((field) => lowerField(lowering, field)),
    sets: node.sets.map(({ text }) => ({
      field: node.fields.findIndex((field) => field.name.text === text),
      attribute: lowering.attribute(text),
    })),
    clock: node.clock === null ? null : lowerClock(lowering, node.clock),
    span: node.name.span,
  };
}

function lowerClock(lowering: Lowering, node: ClockNode): PlanClock {
  return {
    every: node.every.how === 'personal year' ? { kind: 'personal year' } : lowerReview(node.every),
    while: node.while === null ? { op: 'always' } : lowering.condition(node.while, null),
    span: node.span,
  };
}
