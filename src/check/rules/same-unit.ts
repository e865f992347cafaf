import { describeDimension, sameDimension } from '../../model/dimension.ts';
import { say, type Wording } from '../../report/wording.ts';
import type { QuantityNode } from '../../syntax/expression-tree.ts';
import type { Scope } from '../scope.ts';
import { literalValue } from '../value.ts';

/** Values that stand for one another are of one unit. */
export function sameUnit(scope: Scope, node: QuantityNode, first: QuantityNode, what: Wording): void {
  const value = literalValue(scope, node);
  const top = literalValue(scope, first);
  if (value === undefined || top === undefined || sameDimension(value.dimension, top.dimension)) return;
  scope.report({
    code: 'unit-mismatch',
    title: say`this is ${describeDimension(value.dimension)}, but ${what} is ${describeDimension(top.dimension)}`,
    at: node.span,
    label: say`another unit than ${what}`,
    others: [{ span: first.span, text: what }],
  });
}
