import { integer, type Rational } from '../base/rational.ts';
import type { AttributeNode, FieldNode } from '../syntax/event-tree.ts';
import type { FieldContentNode } from '../syntax/expression-tree.ts';
import type { Lowering } from './lowering.ts';
import type { PlanAttribute, PlanField } from './plan-event.ts';

export function lowerField(lowering: Lowering, field: FieldNode): PlanField {
  return {
    name: field.name.text,
    type: field.type,
    unit: lowering.unitOf(lowering.fieldDimension(field)),
    choices: field.choices.map((choice) => choice.text),
  };
}

export function lowerAttribute(lowering: Lowering, node: AttributeNode): PlanAttribute {
  return {
    ...lowerField(lowering, node.holds),
    label: (node.label ?? node.name).text,
    starting: node.starting === null ? null : lowerContent(lowering, node.starting),
    span: node.name.span,
  };
}

/** What stands in a field: an exact number in smallest units, the number of a day, or a word. */
export function lowerContent(lowering: Lowering, node: FieldContentNode): Rational | string {
  switch (node.kind) {
    case 'quantity':
      return lowering.value(node);
    case 'date':
      return integer(node.day);
    case 'word':
      return node.text;
  }
}
