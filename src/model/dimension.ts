import { allOf, say, type Wording } from '../report/wording.ts';
/**
 * The dimension of a quantity: which units it is a product of, with their exponents. Money is the unit `money`; every
 * kind of points is a unit of its own; a plain number or share has no unit.
 */
export type Dimension = ReadonlyMap<string, number>;

export const MONEY = 'money';
export const NUMBER: Dimension = new Map();

export function dimensionOf(unit: string): Dimension {
  return new Map([[unit, 1]]);
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  if (a.size !== b.size) return false;
  for (const [unit, exponent] of a) if (b.get(unit) !== exponent) return false;
  return true;
}

export function timesDimension(a: Dimension, b: Dimension): Dimension {
  return combine(a, b, 1);
}

export function overDimension(a: Dimension, b: Dimension): Dimension {
  return combine(a, b, -1);
}

function combine(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const product = new Map(a);
  for (const [unit, exponent] of b) {
    const sum = (product.get(unit) ?? 0) + sign * exponent;
    if (sum === 0) product.delete(unit);
    else product.set(unit, sum);
  }
  return product;
}

/** As a designer says it: `money`, `star`, `star per money`, `a plain number`. */
export function describeDimension(dimension: Dimension): Wording {
  const top = [...dimension].filter(([, e]) => e > 0).map(([unit, e]) => powerOf(unit, e));
  const bottom = [...dimension].filter(([, e]) => e < 0).map(([unit, e]) => powerOf(unit, -e));
  if (top.length === 0 && bottom.length === 0) return say`a plain number`;
  const [first = say`one`, ...others] = top;
  const product = others.reduce((all, unit) => say`${all} times ${unit}`, first);
  return bottom.length === 0 ? product : say`${product} per ${allOf(bottom)}`;
}

function powerOf(unit: string, exponent: number): Wording {
  const name = unit === MONEY ? say`money` : say`${unit}`;
  return exponent === 1 ? name : say`${name}^${exponent}`;
}
