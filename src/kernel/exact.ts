import { integer, type Rational, ratio } from '../base/rational.ts';
import { type I32, type I64, i64 } from './code.ts';

/**
 * An exact number in the writing: whole units of `1 / per`, in one word of 64 bits or in two. Nothing is ever rounded on
 * the way, because `per` and the largest size are proved when the code is written.
 */
export interface Exact {
  /** Both are free to be read many times. */
  readonly low: I64;
  /** Null where 64 bits are enough. */
  readonly high: I64 | null;
  readonly per: bigint;
  /** No value is larger, either side of zero, in units of `1 / per`. */
  readonly most: bigint;
  /** Whether it is known; null where it always is. */
  readonly known: I32 | null;
  /** Where it is a number that never changes. */
  readonly constant: Rational | null;
}

/** An amount that is taken so often, or of which so much is taken: always by the same number above zero. */
export interface Share {
  readonly of: Exact;
  readonly by: Rational;
}

/** What is proved of the numbers that a place can hold. */
export interface Extent {
  readonly per: bigint;
  readonly most: bigint;
}

/**
 * Thrown while code is written, when a plan's numbers cannot be proved to stay exact; says what stands in the way, and of
 * which rule where that is known. It never leaves the compiler.
 */
export class Inexact extends Error {
  readonly place: string | null;

  constructor(message: string, place: string | null = null) {
    super(message);
    this.place = place;
  }
}

const NARROW = 2n ** 62n;
const WIDE = 2n ** 126n;

/** Whether numbers of this size need two words. */
export function isWide({ most }: Pick<Extent, 'most'>): boolean {
  if (most >= WIDE) throw new Inexact('amounts larger than 126 bits');
  return most >= NARROW;
}

export function constant(value: Rational): Exact {
  const most = value.n < 0n ? -value.n : value.n;
  return {
    low: i64(value.n),
    high: isWide({ most }) ? i64(value.n >> 64n) : null,
    per: value.d,
    most,
    known: null,
    constant: value,
  };
}

export const NOTHING: Exact = constant(integer(0));

/** The extent that holds every number of some. */
export function extentOf(values: readonly Rational[]): Extent {
  const per = values.reduce((all, { d }) => leastCommon(all, d), 1n);
  const most = values.reduce((all, { n, d }) => greaterOf(all, size(n) * (per / d)), 1n);
  return { per, most };
}

/** Whether a place of an extent can hold a number, which is then this many of its units; undefined where it cannot. */
export function unitsOf({ per, most }: Extent, value: Rational): bigint | undefined {
  if (per % value.d !== 0n) return undefined;
  const units = value.n * (per / value.d);
  return size(units) <= most ? units : undefined;
}

export function leastCommon(a: bigint, b: bigint): bigint {
  return (a * b) / greatestCommon(a, b);
}

/** What is left of `a / b` in lowest terms. */
export function lowest(a: bigint, b: bigint): Rational {
  return ratio(a, b);
}

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b);
}

export function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}

export function greaterOf(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
