import { dimensionOf, MONEY, NUMBER } from '../model/dimension.ts';
import type { FieldNode } from '../syntax/event-tree.ts';
import type { ExpressionType } from './checked-program.ts';
import type { Scope } from './scope.ts';

/** What a field of an event holds; a hole where its unit is not known, which is said where it is declared. */
export function fieldType(scope: Scope, field: FieldNode): ExpressionType {
  switch (field.type) {
    case 'money':
      return { kind: 'quantity', dimension: dimensionOf(MONEY), whole: true };
    case 'number':
    case 'ratio':
      return { kind: 'quantity', dimension: NUMBER, whole: false };
    case 'unit': {
      const known = field.unit !== null && scope.units.has(field.unit.text);
      return known ? { kind: 'quantity', dimension: dimensionOf(field.unit.text), whole: true } : { kind: 'hole' };
    }
    case 'date':
      return { kind: 'date' };
    case 'choice':
      return { kind: 'choice', field: field.name.text, choices: field.choices.map((c) => c.text) };
  }
}
