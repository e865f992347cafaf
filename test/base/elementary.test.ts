import { describe, expect, it } from 'vitest';
import { exp, HIGHEST, LOWEST, log, power } from '../../src/base/elementary.ts';

/** Numbers between two, evenly. */
const between = (low: number, high: number) =>
  Array.from({ length: 20_001 }, (_, i) => low + ((high - low) * i) / 20_000);
const worst = (off: readonly number[]) => off.reduce((most, each) => Math.max(most, Math.abs(each)), 0);

describe('the exponential', () => {
  it.each([
    ['near zero', -1, 1],
    ['as far as it goes', LOWEST, HIGHEST],
  ])('is that of the host within 2e-15 %s', (_, low, high) => {
    expect(worst(between(low, high).map((x) => exp(x) / Math.exp(x) - 1))).toBeLessThan(2e-15);
  });

  it('is one at zero, and at the ends what lies beyond them', () => {
    expect([exp(0), exp(-1e9), exp(1e9)]).toEqual([1, exp(LOWEST), exp(HIGHEST)]);
    expect(exp(LOWEST)).toBeGreaterThan(0);
    expect(exp(HIGHEST)).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});

describe('the logarithm', () => {
  it.each([
    ['about one', 0.5, 2],
    ['of fractions', 1e-12, 1e-3],
    ['of large numbers', 1, 1e15],
  ])('is that of the host within 1e-15 %s', (_, low, high) => {
    const off = between(low, high).map((x) => (log(x) - Math.log(x)) / Math.max(1, Math.abs(Math.log(x))));
    expect(worst(off)).toBeLessThan(1e-15);
  });

  it('is zero at one, on the way there from either side, and very low at zero', () => {
    expect(log(1)).toBe(0);
    expect(log(1 - 2 ** -53)).toBeCloseTo(-(2 ** -53), 30);
    expect(log(0)).toBeLessThan(-700);
  });
});

describe('the power', () => {
  it('is that of the host as exactly as the logarithm lets it be', () => {
    const off = [0.03, 0.9, 1, 1.5].flatMap((base) =>
      between(0, 60).map((exponent) => power(base, exponent) / base ** exponent - 1),
    );
    expect(worst(off)).toBeLessThan(1e-13);
  });

  it('of zero is one for zero, and next to nothing for more', () => {
    expect(power(0, 0)).toBe(1);
    expect(power(0, 1)).toBeLessThan(1e-300);
  });
});
