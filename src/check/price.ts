import { describeDimension, dimensionOf, sameDimension } from '../model/dimension.ts';
import { anyOf, say } from '../report/wording.ts';
import type { QuantityNode } from '../syntax/expression-tree.ts';
import type { NameNode } from '../syntax/tree.ts';
import type { Scope } from './scope.ts';
import { ledgerUnit, literalValue } from './value.ts';

/** An amount of points and the ledgers it is taken from, which all count its unit; the unit alone tells where only one does. */
export function checkPrice(scope: Scope, node: QuantityNode, ledgers: readonly NameNode[]): void {
  const price = literalValue(scope, node);
  const named = ledgers.map((name) => scope.find(name, 'points'));
  if (price === undefined || named.includes(undefined)) return;
  const candidates = scope
    .all('points')
    .filter((ledger) => sameDimension(price.dimension, dimensionOf(ledgerUnit(ledger))));
  const seen = new Map<string, NameNode>();
  for (const name of ledgers) {
    const earlier = seen.get(name.text);
    if (earlier !== undefined) scope.twice(say`\`${name.text}\``, earlier.span, name.span);
    seen.set(name.text, name);
  }
  const stray = named.find((ledger) => ledger !== undefined && !candidates.includes(ledger));
  if (stray !== undefined) {
    scope.report({
      code: 'unit-mismatch',
      title: say`these points are ${describeDimension(price.dimension)}, but \`${stray.name.text}\` counts ${ledgerUnit(stray)}`,
      at: node.span,
      label: say`a number of ${ledgerUnit(stray)} is needed`,
    });
  } else if (named.length === 0 && candidates.length === 0) {
    scope.report({
      code: 'unit-expected',
      title: say`points of a ledger are needed`,
      at: node.span,
      label: say`this is ${describeDimension(price.dimension)}`,
      help: say`write the unit of a ledger, as in \`150 star\``,
    });
  } else if (named.length === 0 && candidates.length > 1) {
    const names = anyOf(candidates.map((ledger) => `\`of ${ledger.name.text}\``));
    scope.missing(
      say`nothing says which ledger these points are of`,
      node.span,
      say`several ledgers count this unit: write ${names} after it`,
    );
  } else checkPositive(scope, node);
}

/** An amount above zero that its unit can keep. */
export function checkPositive(scope: Scope, node: QuantityNode): void {
  const value = literalValue(scope, node);
  if (value === undefined || (value.value.n > 0n && value.value.d === 1n)) return;
  scope.report({
    code: 'value-range',
    title: say`an amount above zero is needed`,
    at: node.span,
    label: value.value.n <= 0n ? say`not above zero` : say`finer than the unit keeps`,
  });
}
