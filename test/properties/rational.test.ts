import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  equals,
  formatExact,
  formatScaled,
  integer,
  isInteger,
  multiply,
  negate,
  parseDecimal,
  type Rational,
  type Rounding,
  ratio,
  round,
  subtract,
} from '../../src/base/rational.ts';

const wide = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const small = fc.bigInt({ min: -20n, max: 20n });
const whole = fc.oneof(small, wide);
const nonzero = whole.filter((n) => n !== 0n);
const fraction = fc.tuple(whole, nonzero).map(([n, d]) => ratio(n, d));

const size = (n: bigint) => (n < 0n ? -n : n);

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}

/** Whether `a` is n/d, by multiplying crosswise. */
const is = (a: Rational, n: bigint, d: bigint) => a.n * d === n * a.d;

describe('exact numbers', () => {
  it('are in lowest terms over a positive denominator', () => {
    fc.assert(
      fc.property(whole, nonzero, (n, d) => {
        const a = ratio(n, d);
        return a.d > 0n && divisor(size(a.n), a.d) === 1n && is(a, n, d);
      }),
    );
  });

  it('add, subtract, multiply and divide as fractions do', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(is(add(a, b), a.n * b.d + b.n * a.d, a.d * b.d)).toBe(true);
        expect(is(subtract(a, b), a.n * b.d - b.n * a.d, a.d * b.d)).toBe(true);
        expect(is(multiply(a, b), a.n * b.n, a.d * b.d)).toBe(true);
        if (b.n !== 0n) expect(is(divide(a, b), a.n * b.d, a.d * b.n)).toBe(true);
      }),
    );
  });

  it('come out in lowest terms from every operation', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const results = [add(a, b), subtract(a, b), multiply(a, b), negate(a)];
        if (b.n !== 0n) results.push(divide(a, b));
        return results.every(({ n, d }) => d > 0n && divisor(size(n), d) === 1n);
      }),
    );
  });

  it('are ordered, and equal only where they are the same', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const left = a.n * b.d;
        const right = b.n * a.d;
        expect(Math.sign(compare(a, b))).toBe(left < right ? -1 : left > right ? 1 : 0);
        expect(equals(a, b)).toBe(left === right);
        expect(isInteger(a)).toBe(a.n % a.d === 0n);
      }),
    );
  });

  it('refuse to be divided by zero', () => {
    expect(() => ratio(1n, 0n)).toThrow(RangeError);
    expect(() => divide(integer(1), integer(0))).toThrow(RangeError);
  });
});

describe('rounding', () => {
  const quarter = (n: bigint) => ratio(n, 4n);

  it.each<[Rounding, bigint[]]>([
    // Quarters from -2.5 to 2.5: every half, with its neighbors, above an odd and an even number on both sides of zero.
    ['down', [-2n, -2n, -2n, -1n, -1n, -1n, -1n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n, 1n, 1n, 1n, 2n, 2n, 2n]],
    ['up', [-3n, -3n, -2n, -2n, -2n, -2n, -1n, -1n, -1n, -1n, 0n, 1n, 1n, 1n, 1n, 2n, 2n, 2n, 2n, 3n, 3n]],
    ['half up', [-3n, -2n, -2n, -2n, -2n, -1n, -1n, -1n, -1n, 0n, 0n, 0n, 1n, 1n, 1n, 1n, 2n, 2n, 2n, 2n, 3n]],
    ['half even', [-2n, -2n, -2n, -2n, -2n, -1n, -1n, -1n, 0n, 0n, 0n, 0n, 0n, 1n, 1n, 1n, 2n, 2n, 2n, 2n, 2n]],
  ])('%s', (rounding, expected) => {
    expect(expected.map((_, i) => round(quarter(BigInt(i) - 10n), rounding))).toEqual(expected);
  });

  it('is never farther away than its rule allows, and the same on both sides of zero', () => {
    fc.assert(
      fc.property(fraction, fc.constantFrom<Rounding[]>('down', 'up', 'half up', 'half even'), (a, rounding) => {
        const rounded = round(a, rounding);
        const distance = size(rounded * a.d - a.n);
        expect(rounding.startsWith('half') ? distance * 2n <= a.d : distance < a.d).toBe(true);
        if (rounding === 'down') expect(size(rounded) * a.d <= size(a.n)).toBe(true);
        if (rounding === 'up') expect(size(rounded) * a.d >= size(a.n)).toBe(true);
        expect(round(negate(a), rounding)).toBe(-rounded);
      }),
    );
  });
});

describe('numbers as texts', () => {
  it.each([
    ['0', 0n, 1n],
    ['-0', 0n, 1n],
    ['12', 12n, 1n],
    ['1_234_567.50', 2469135n, 2n],
    ['-0.125', -1n, 8n],
    ['+3', 3n, 1n],
    ['00012', 12n, 1n],
    ['0.1', 1n, 10n],
  ])('%s', (text, n, d) => {
    expect(parseDecimal(text)).toEqual({ n, d });
  });

  it.each(['', '.5', '5.', '1,000', '1e3', '_1', ' 1', '--1', '１', 'NaN', '1.2.3'])('%j is none', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('survive being written and read', () => {
    fc.assert(
      fc.property(whole, fc.nat(12), (n, digits) => {
        const a = ratio(n, 10n ** BigInt(digits));
        expect(parseDecimal(formatExact(a))).toEqual(a);
        expect(parseDecimal(formatScaled(n, digits))).toEqual(a);
      }),
    );
  });

  it('are written as a fraction where no decimal is exact', () => {
    expect(formatExact(ratio(1n, 3n))).toBe('1/3');
    expect(formatExact(ratio(-7n, 6n))).toBe('-7/6');
    expect(formatExact(ratio(1n, 1024n))).toBe('0.0009765625');
    expect(formatScaled(-5n, 2)).toBe('-0.05');
    expect(formatScaled(1234n, 0)).toBe('1234');
  });
});
