import { describeDimension, dimensionOf, sameDimension } from '../../model/dimension.ts';
import { say } from '../../report/wording.ts';
import type { RoundedNode } from '../../syntax/earning-tree.ts';
import type { PointsNode } from '../../syntax/points-tree.ts';
import type { Scope } from '../scope.ts';
import { ledgerUnit, literalValue } from '../value.ts';

/** What is rounded to is a number of the ledger's own units, and no finer than it keeps. */
export function checkRounding(scope: Scope, { to: node }: RoundedNode, ledger: PointsNode): void {
  const to = node === null ? undefined : literalValue(scope, node);
  if (node === null || to === undefined) return;
  const unit = ledgerUnit(ledger);
  if (!sameDimension(to.dimension, dimensionOf(unit))) {
    scope.report({
      code: 'unit-expected',
      title: say`rounded to ${describeDimension(to.dimension)}, but the ledger counts ${unit}`,
      at: node.span,
      label: say`write it in ${unit}`,
    });
  } else if (to.value.d !== 1n || to.value.n <= 0n) {
    scope.report({
      code: 'value-range',
      title: say`rounding to less than the ledger keeps`,
      at: node.span,
      label: say`too fine`,
    });
  }
}
