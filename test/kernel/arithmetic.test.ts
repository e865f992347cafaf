import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  multiply,
  type Rational,
  type Rounding,
  ratio,
  round,
  subtract,
} from '../../src/base/rational.ts';
import { realOf as doubleOf } from '../../src/base/real.ts';
import { highOf } from '../../src/kernel/arithmetic.ts';
import { i32, node } from '../../src/kernel/code.ts';
import { constant, type Exact, type Extent, isWide } from '../../src/kernel/exact.ts';
import { Grounds } from '../../src/kernel/grounds.ts';
import { exactWithin } from '../../src/kernel/layout.ts';
import { Module } from '../../src/kernel/module.ts';
import { type Pen, penOf } from '../../src/kernel/pen.ts';
import { realOf } from '../../src/kernel/real.ts';
import { Reals } from '../../src/kernel/reals.ts';
import { type Memory, readModule, startModule } from '../../src/kernel/web-assembly.ts';

const FIRST = 0;
const SECOND = 16;
const RESULT = 32;

/** Writes a module that works out one number from two others, and runs it. */
function workOut(
  [a, b]: readonly [Rational, Rational],
  [first, second]: readonly [Extent, Extent],
  work: (pen: Pen, a: Exact, b: Exact, module: Module) => Exact,
): Rational {
  // Its numbers lie behind what is written to it.
  const grounds = new Grounds();
  grounds.reserve(RESULT + 16);
  const module = new Module(new Reals(grounds));
  let result: Extent = first;
  const routine = module.routine('work', ['i32'], [], (r) => {
    const pen = penOf(module, r);
    const read = (at: number, extent: Extent) => exactWithin(pen.math, r, i32(at), 0, extent).get;
    const value = work(pen, read(FIRST, first), read(SECOND, second), module);
    result = value;
    r.push([i32(RESULT).bytes, value.low.bytes, 0x37, 3, 0], [i32(RESULT + 8).bytes, highOf(value).bytes, 0x37, 3, 0]);
  });
  module.open('work', routine);
  const opened = startModule(readModule(module.bytes(1)), {});
  const view = new DataView((opened.memory as Memory).buffer);
  const write = (at: number, value: Rational, { per }: Extent) => {
    const units = value.n * (per / value.d);
    view.setBigInt64(at, BigInt.asIntN(64, units), true);
    view.setBigInt64(at + 8, units >> 64n, true);
  };
  write(FIRST, a, first);
  write(SECOND, b, second);
  (opened.work as (m: number) => void)(0);
  const units = (view.getBigInt64(RESULT + 8, true) << 64n) | view.getBigUint64(RESULT, true);
  return ratio(units, result.per);
}

/** Numbers of one word or of two, drawn towards the edges of words, with the extent that just holds them. */
function numbers(bits: number): fc.Arbitrary<{ readonly value: Rational; readonly extent: Extent }> {
  return fc
    .tuple(
      fc.integer({ min: 1, max: bits }),
      fc.constantFrom(1n, 2n, 7n, 100n, 5_400n),
      fc.constantFrom(0n, 1n, 2n ** 31n, 2n ** 32n, 2n ** 63n, 2n ** 64n),
      fc.bigInt(-(2n ** 100n), 2n ** 100n),
      fc.constantFrom(-1n, 0n, 1n),
    )
    .map(([size, per, edge, drawn, by]) => {
      const most = 2n ** BigInt(size);
      const near = edge > 0n && edge < most ? edge + by : drawn % most;
      return { value: ratio(near, per), extent: { per, most } };
    });
}

const ROUNDINGS: readonly Rounding[] = ['down', 'up', 'half up', 'half even'];

describe('arithmetic in code is that of exact numbers', () => {
  it('adds, subtracts and compares', () => {
    fc.assert(
      fc.property(numbers(100), numbers(100), (a, b) => {
        const [values, extents] = [[a.value, b.value] as const, [a.extent, b.extent] as const];
        expect(workOut(values, extents, ({ math }, x, y) => math.add(x, y))).toEqual(add(...values));
        expect(workOut(values, extents, ({ math }, x, y) => math.subtract(x, y))).toEqual(subtract(...values));
        const greater = compare(...values) > 0 ? a.value : b.value;
        expect(workOut(values, extents, ({ math }, x, y) => math.greater(x, y))).toEqual(greater);
        expect(workOut(values, extents, ({ math }, x, y) => math.lesser(x, y))).toEqual(
          greater === a.value ? b.value : a.value,
        );
      }),
    );
  });

  it('multiplies', () => {
    fc.assert(
      fc.property(numbers(62), numbers(62), (a, b) => {
        const values = [a.value, b.value] as const;
        expect(workOut(values, [a.extent, b.extent], ({ math }, x, y) => math.multiply(x, y))).toEqual(
          multiply(...values),
        );
      }),
    );
  });

  it.each(ROUNDINGS)('multiplies by a fraction and rounds %s', (rounding) => {
    const factor = fc.tuple(
      fc.oneof(fc.bigInt(1n, 100n), fc.constantFrom(10n ** 12n, 5n * 10n ** 15n)),
      fc.oneof(
        fc.bigInt(1n, 100n),
        fc.constantFrom(2n ** 31n, 2n ** 32n + 1n, 2n ** 40n - 1n, 3n ** 39n, 2n ** 64n + 1n),
      ),
    );
    fc.assert(
      fc.property(numbers(50), factor, fc.constantFrom(1n, 10n, 500n), (a, [n, d], roundTo) => {
        const by = ratio(n, d);
        const exact = multiply(a.value, by);
        const expected = round({ n: exact.n, d: exact.d * roundTo }, rounding) * roundTo;
        const actual = workOut([a.value, a.value], [a.extent, a.extent], ({ math }, x) =>
          math.round(math.multiply(x, constant(by)), rounding, roundTo),
        );
        expect(actual).toEqual({ n: expected, d: 1n });
      }),
      { numRuns: 150 },
    );
  });

  it.each(ROUNDINGS)('rounds a share %s of what is not below zero', (rounding) => {
    // Shares of one word and of two, and some for which products and quotients of two words are left.
    const share = fc.tuple(
      fc.oneof(fc.bigInt(1n, 100n), fc.constantFrom(10n ** 12n, 5n * 10n ** 17n, 2n ** 62n - 1n)),
      fc.oneof(fc.bigInt(1n, 100n), fc.constantFrom(2n ** 31n, 2n ** 40n - 1n, 3n ** 39n)),
    );
    fc.assert(
      fc.property(numbers(60), share, fc.constantFrom(1n, 10n, 500n), (a, [n, d], roundTo) => {
        const by = ratio(n, d);
        const value = a.value.n < 0n ? ratio(-a.value.n, a.value.d) : a.value;
        const exact = multiply(value, by);
        const expected = round({ n: exact.n, d: exact.d * roundTo }, rounding) * roundTo;
        const actual = workOut([value, value], [a.extent, a.extent], ({ math }, of) =>
          math.roundShare({ of, by }, rounding, roundTo),
        );
        expect(actual).toEqual({ n: expected, d: 1n });
      }),
      { numRuns: 300 },
    );
  });

  it('makes a double of a number, as the member model does', () => {
    fc.assert(
      fc.property(numbers(120), ({ value: { n, d }, extent }) => {
        const value = { n: n < 0n ? -n : n, d };
        const bits = workOut([value, value], [extent, extent], ({ r, math }, x, _y, module) =>
          math.exact(node('i64', [realOf(module, r, x).bytes, 0xbd]), null, { per: 1n, most: 1n }),
        );
        expect(bits.n).toBe(new BigInt64Array(Float64Array.of(doubleOf(value.n) / Number(value.d)).buffer)[0]);
      }),
      { numRuns: 400 },
    );
  });

  it('takes two words where 62 bits do not suffice, and refuses more than 126', () => {
    expect(isWide({ most: 2n ** 62n - 1n })).toBe(false);
    expect(isWide({ most: 2n ** 62n })).toBe(true);
    expect(() => isWide({ most: 2n ** 126n })).toThrow('126 bits');
  });
});
