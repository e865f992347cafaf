import { compare, divide, multiply, type Rational } from '../../base/rational.ts';
import type { ExpressionNode, QuantityNode, UnitRef } from '../../syntax/expression-tree.ts';
import { meaningOf } from './part.ts';

/** Whether the second of two is more: 1 more, -1 less, 0 the same; null where that is not to be told. */
export type Order = 1 | 0 | -1 | null;

/** What a name stands for that has one value on all days; undefined for any other. */
export type ValueOf = (name: string) => QuantityNode | undefined;

/**
 * Whether one formula always gives at least as much as another, or one condition always holds where another does, told by
 * their shape alone: quantities are compared where the rest is the same. Amounts are taken to be zero or more.
 */
export function orderOf(old: ExpressionNode, now: ExpressionNode, oldValue: ValueOf, newValue: ValueOf): Order {
  const order = (a: ExpressionNode, b: ExpressionNode) => orderOf(a, b, oldValue, newValue);
  const a = literal(old, oldValue);
  const b = literal(now, newValue);
  if (a.kind === 'quantity' && b.kind === 'quantity') return quantityOrder(a, b);
  if (meaningOf(old) === meaningOf(now)) return 0;
  if (a.kind === 'and' || a.kind === 'or' || b.kind === 'and' || b.kind === 'or') return listOrder(a, b, order);
  if (a.kind === 'not' && b.kind === 'not') return flipped(order(a.of, b.of));
  if (a.kind === 'arithmetic' && b.kind === 'arithmetic' && a.op === b.op) {
    const right = order(a.right, b.right);
    return together([order(a.left, b.left), a.op === 'subtract' || a.op === 'divide' ? flipped(right) : right]);
  }
  if (a.kind === 'comparison' && b.kind === 'comparison') return comparisonOrder(a, b, order);
  return null;
}

type Comparison = ExpressionNode & { readonly kind: 'comparison' };
type Ordering = (a: ExpressionNode, b: ExpressionNode) => Order;

function comparisonOrder(a: Comparison, b: Comparison, order: Ordering): Order {
  const sides = together([order(a.left, b.left), flipped(order(a.right, b.right))]);
  const rising = a.op === '>=' || a.op === '>';
  const falling = a.op === '<=' || a.op === '<';
  if (a.op === b.op) {
    if (rising) return sides;
    if (falling) return flipped(sides);
    return sides === 0 ? 0 : null;
  }
  if (sides !== 0) return null;
  // The bar itself is on one side or the other.
  const looser = new Map([
    ['> >=', 1],
    ['>= >', -1],
    ['< <=', 1],
    ['<= <', -1],
    ['is at least', 1],
    ['at least is', -1],
  ] as const);
  return looser.get(`${a.op} ${b.op}` as '> >=') ?? null;
}

/** One more part of an `and` is harder, of an `or` easier. */
function listOrder(a: ExpressionNode, b: ExpressionNode, order: Ordering): Order {
  const kind = a.kind === 'and' || a.kind === 'or' ? a.kind : b.kind;
  if ((a.kind === 'and' || a.kind === 'or') && (b.kind === 'and' || b.kind === 'or') && a.kind !== b.kind) return null;
  const parts = (node: ExpressionNode) => (node.kind === 'and' || node.kind === 'or' ? node.parts : [node]);
  const [left, right] = [parts(a), parts(b)];
  if (left.length === right.length) return together(left.map((part, i) => order(part, right[i]!)));
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  const texts = many.map((part) => meaningOf(part));
  if (!few.every((part) => texts.includes(meaningOf(part)))) return null;
  return (kind === 'or') === left.length < right.length ? 1 : -1;
}

function literal(node: ExpressionNode, ofName: ValueOf): ExpressionNode {
  return node.kind === 'name' ? (ofName(node.name.text) ?? node) : node;
}

function quantityOrder(a: QuantityNode, b: QuantityNode): Order {
  const left = perOne(a);
  const right = perOne(b);
  if (unitText(a.unit) === unitText(b.unit) && unitText(a.per?.unit) === unitText(b.per?.unit)) {
    return sign(compare(right, left));
  }
  // `¥54 per star` and `1 star per ¥60`: the same rate the other way round.
  return null;
}

function perOne({ value, unit, per }: QuantityNode): Rational {
  const whole = unit.kind === 'percent' ? divide(value, { n: 100n, d: 1n }) : value;
  if (per === null || per.value.n === 0n) return whole;
  return multiply(whole, { n: per.value.d, d: per.value.n });
}

function unitText(unit: UnitRef | undefined): string {
  if (unit === undefined) return '';
  if (unit.kind === 'named') return unit.name.text;
  return unit.kind === 'money' ? 'money' : 'number';
}

export function sign(difference: number): 1 | 0 | -1 {
  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

export function flipped(order: Order): Order {
  return order === null || order === 0 ? order : order === 1 ? -1 : 1;
}

/** Of several that all count: null where they pull apart. */
function together(orders: readonly Order[]): Order {
  if (orders.includes(null)) return null;
  const moved = new Set(orders.filter((order) => order !== 0));
  return moved.size === 0 ? 0 : moved.size === 1 ? [...moved][0]! : null;
}
