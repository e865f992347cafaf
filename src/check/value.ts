import { multiply, type Rational, ratio } from '../base/rational.ts';
import { moneyText, symbolFits } from '../model/currency.ts';
import { type Dimension, dimensionOf, MONEY, NUMBER, overDimension } from '../model/dimension.ts';
import { say } from '../report/wording.ts';
import type { QuantityNode, UnitRef } from '../syntax/expression-tree.ts';
import type { PointsNode } from '../syntax/points-tree.ts';
import type { NameNode } from '../syntax/tree.ts';
import type { Value } from './literal.ts';
import type { Scope } from './scope.ts';

/** The unit that a ledger counts in. */
export function ledgerUnit(ledger: PointsNode): string {
  return (ledger.unit ?? ledger.name).text;
}

/** Undefined, with a problem reported, where the unit is unknown or another currency's. */
export function literalValue(scope: Scope, node: QuantityNode): Value | undefined {
  // Read many times, reported once.
  const known = scope.values.get(node);
  if (known !== undefined) return known === null ? undefined : known;
  const value = readValue(scope, node);
  scope.values.set(node, value ?? null);
  return value;
}

function readValue(scope: Scope, node: QuantityNode): Value | undefined {
  const top = unitOf(scope, node.unit, node);
  const bottom = node.per === null ? null : unitOf(scope, node.per.unit, node);
  if (top === undefined || bottom === undefined) return undefined;
  const amount = multiply(node.value, top.scale);
  if (bottom === null || node.per === null) return { dimension: top.dimension, value: amount };
  const divisor = multiply(node.per.value, bottom.scale);
  if (divisor.n === 0n) {
    scope.report({
      code: 'value-range',
      title: say`a rate per nothing`,
      at: node.span,
      label: say`the part after \`per\` is zero`,
    });
    return undefined;
  }
  return {
    dimension: overDimension(top.dimension, bottom.dimension),
    value: ratio(amount.n * divisor.d, amount.d * divisor.n),
  };
}

function unitOf(
  scope: Scope,
  unit: UnitRef,
  node: QuantityNode,
): { dimension: Dimension; scale: Rational } | undefined {
  switch (unit.kind) {
    case 'number':
      return { dimension: NUMBER, scale: { n: 1n, d: 1n } };
    case 'percent':
      return { dimension: NUMBER, scale: { n: 1n, d: 100n } };
    case 'money':
      if (scope.currency === null) return undefined;
      if (symbolFits(unit.symbol, scope.currency)) return money(scope.currency.digits);
      scope.report({
        code: 'currency-mismatch',
        title: say`\`${unit.symbol}\` is not the program's currency`,
        at: node.span,
        label: say`the program keeps ${scope.currency.code}`,
        help: say`write the amount in ${scope.currency.code}, as in \`${moneyText(scope.currency, '100')}\``,
      });
      return undefined;
    case 'named':
      return named(scope, unit.name);
  }
}

function named(scope: Scope, name: NameNode): { dimension: Dimension; scale: Rational } | undefined {
  if (scope.currency !== null && name.text === scope.currency.code) return money(scope.currency.digits);
  const unit = scope.units.get(name.text);
  if (unit === undefined) {
    const declared = scope.lookup(name.text);
    if (declared?.kind === 'points') {
      scope.report({
        code: 'name-kind',
        title: say`\`${name.text}\` is a ledger, not a unit`,
        at: name.span,
        label: say`its unit is \`${ledgerUnit(declared)}\``,
        fixes: [
          {
            title: say`write \`${ledgerUnit(declared)}\``,
            edits: [{ span: name.span, text: ledgerUnit(declared) }],
            certain: true,
          },
        ],
      });
    } else
      scope.unknown(name, say`a unit`, [
        ...scope.units.keys(),
        ...(scope.currency === null ? [] : [scope.currency.code]),
      ]);
    return undefined;
  }
  scope.lookup(name.text);
  return { dimension: dimensionOf(unit.name), scale: { n: 10n ** BigInt(unit.digits), d: 1n } };
}

function money(digits: number): { dimension: Dimension; scale: Rational } {
  return { dimension: dimensionOf(MONEY), scale: { n: 10n ** BigInt(digits), d: 1n } };
}
