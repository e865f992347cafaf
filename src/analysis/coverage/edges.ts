import { equals, integer, ONE, type Rational, subtract } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Comparison } from '../../compile/plan-condition.ts';
import type { Unit } from '../../compile/plan-unit.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import type { Sides } from '../../engine/books.ts';
import { say, type Wording } from '../../report/wording.ts';
import type { Seen } from './tally.ts';

/** The sides of each comparison, in words: where it holds, and where it does not. */
export const COMPARISON_SIDES: Readonly<Record<Comparison, readonly [string, string]>> = {
  '>=': ['at or above', 'below'],
  '>': ['above', 'at or below'],
  '<=': ['at or below', 'above'],
  '<': ['below', 'at or above'],
  '=': ['equal', 'other'],
  '!=': ['other', 'equal'],
};

/** Whether an amount that is exactly the threshold is on the side where the comparison holds. */
export function holdsAtThreshold(comparison: Comparison): boolean {
  return comparison === '>=' || comparison === '<=' || comparison === '=';
}

/**
 * An amount beside its threshold. The nearest there can be is the threshold itself on the side that holds it, and one
 * smallest unit off it on the other: `reachable` says which side this is.
 */
export function seenBeside(plan: Plan, { left, right }: Sides, unit: Unit, reachable: boolean): Seen {
  const difference = subtract(left, right);
  const gap = difference.n < 0n ? { n: -difference.n, d: difference.d } : difference;
  const text = (value: Rational) => quantityText(value, unit, plan.currency);
  if (gap.n === 0n) return { gap, edge: true, text: say`${text(left)}, exactly at it` };
  if (!equals(gap, ONE)) return { gap, edge: false, text: say`${text(left)} against ${text(right)}` };
  return { gap, edge: !reachable, text: say`${text(left)}, one step from ${text(right)}` };
}

/** A day that counts beside a window's first day: inside from 0 days after it, fallen out from 1 day before it. */
export function seenInside(days: number): Seen {
  const text = days === 0 ? say`on its first day` : say`${dayCount(days)} after its first day`;
  return { gap: integer(days), edge: days === 0, text };
}

export function seenOutside(days: number): Seen {
  const text = days === 1 ? say`the day before it begins` : say`${dayCount(days)} before it begins`;
  return { gap: integer(days), edge: days === 1, text };
}

/** For windows that end before the day they are read: how long after its end something came. */
export function seenAfter(days: number): Seen {
  const text = days === 0 ? say`on the day after it ends` : say`${dayCount(days + 1)} after it ends`;
  return { gap: integer(days), edge: days === 0, text };
}

function dayCount(days: number): Wording {
  return days === 1 ? say`1 day` : say`${days} days`;
}
