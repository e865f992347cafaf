import { describeDimension, dimensionOf, MONEY, sameDimension } from '../model/dimension.ts';
import { say } from '../report/wording.ts';
import type { QuantityNode } from '../syntax/expression-tree.ts';
import type { Scope } from './scope.ts';
import { literalValue } from './value.ts';

/** Reports what is not a sum of money from zero up that the currency can pay. */
export function checkMoney(scope: Scope, node: QuantityNode): void {
  const value = literalValue(scope, node);
  if (value === undefined) return;
  if (!sameDimension(value.dimension, dimensionOf(MONEY))) {
    scope.report({
      code: 'unit-expected',
      title: say`a sum of money is needed`,
      at: node.span,
      label: say`this is ${describeDimension(value.dimension)}`,
    });
  } else if (value.value.n < 0n || value.value.d !== 1n) {
    scope.report({
      code: 'value-range',
      title: say`a sum of money from zero up is needed`,
      at: node.span,
      label: value.value.n < 0n ? say`below zero` : say`finer than the currency`,
    });
  }
}
