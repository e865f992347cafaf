import { describeDimension, sameDimension } from '../model/dimension.ts';
import { listed, say, type Wording } from '../report/wording.ts';
import type { FieldNode } from '../syntax/event-tree.ts';
import type { FieldContentNode, QuantityNode } from '../syntax/expression-tree.ts';
import type { ExpressionType } from './checked-program.ts';
import { fieldType } from './field-type.ts';
import type { Scope } from './scope.ts';
import { literalValue } from './value.ts';

/** Whether something can stand in a field or attribute; a problem, and false, where it cannot. */
export function fitsField(scope: Scope, field: FieldNode, content: FieldContentNode): boolean {
  const type = fieldType(scope, field);
  switch (type.kind) {
    case 'choice':
      return fitsChoice(scope, field, type, content);
    case 'date':
      return content.kind === 'date' || wanted(scope, content, say`a date is needed`, say`write it like 2024-04-01`);
    case 'quantity':
      if (content.kind === 'quantity') return fitsAmount(scope, field, type, content);
      return wanted(
        scope,
        content,
        say`an amount is needed`,
        content.kind === 'date' ? say`this is a date` : say`this is a word`,
      );
    default:
      return false;
  }
}

function wanted(scope: Scope, content: FieldContentNode, title: Wording, label: Wording): false {
  scope.report({ code: 'unit-expected', title, at: content.span, label });
  return false;
}

function fitsChoice(
  scope: Scope,
  field: FieldNode,
  { choices }: ExpressionType & { kind: 'choice' },
  content: FieldContentNode,
): boolean {
  if (content.kind !== 'word')
    return wanted(scope, content, say`one of the words of the choice is needed`, say`one of ${listed(choices)}`);
  if (choices.includes(content.text)) return true;
  scope.unknown(content, say`a choice of \`${field.name.text}\``, choices);
  return false;
}

function fitsAmount(
  scope: Scope,
  field: FieldNode,
  type: ExpressionType & { kind: 'quantity' },
  content: QuantityNode,
): boolean {
  const value = literalValue(scope, content);
  if (value === undefined) return false;
  if (!sameDimension(value.dimension, type.dimension)) {
    const [given, needed] = [describeDimension(value.dimension), describeDimension(type.dimension)];
    return wanted(scope, content, say`\`${field.name.text}\` is ${needed}, not ${given}`, say`${needed} is needed`);
  }
  if (type.whole && value.value.d !== 1n) {
    scope.report({
      code: 'value-range',
      title: field.type === 'money' ? say`a sum finer than the currency` : say`an amount finer than its unit`,
      at: content.span,
      label: say`too many decimals`,
    });
    return false;
  }
  if (value.value.n >= 0n) return true;
  scope.report({
    code: 'value-range',
    title: say`an amount below zero`,
    at: content.span,
    label: say`below zero`,
    help: say`write what was taken back as a refund`,
  });
  return false;
}
