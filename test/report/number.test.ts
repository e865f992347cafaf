import { describe, expect, it } from 'vitest';
import { formatInterval, formatNumber } from '../../src/report/number.ts';
import type { Screen } from '../../src/report/screen.ts';

const screen: Screen = { width: 80, color: false, unicode: true };
const ascii: Screen = { ...screen, unicode: false };

describe('a number with its unit', () => {
  it.each([
    [12345, 'JPY', '¥12,345'],
    [-12345, 'JPY', '-¥12,345'],
    [12345.6, 'GBP', '£12,345.60'],
    [12345.5, 'CHF', 'CHF 12,345.50'],
    [0.1234, 'share', '12.3%'],
    [1, 'share', '100.0%'],
    [5210, 'members', '5,210'],
    [-0.2, 'members', '0'],
    [1234.5, 'star', '1,234.50'],
    [1234, 'star', '1,234'],
    [12.34, 'score', '12.3'],
    [Number.NaN, 'score', 'n/a'],
    [Number.POSITIVE_INFINITY, 'JPY', 'n/a'],
  ])('%d %s is %s', (value, unit, text) => {
    expect(formatNumber(value, unit, screen)).toBe(text);
  });

  it('has no sign outside ASCII where that is asked for', () => {
    expect(formatNumber(12345, 'JPY', ascii)).toBe('JPY 12,345');
  });
});

describe('a number with its interval', () => {
  const interval = (median: number, p05: number, p95: number, unit: string, replicates?: number) =>
    formatInterval({ median, p05, p95 }, unit, screen, replicates);

  it.each([
    [5210, 5102, 5318, 'members', '5,210 (5,102–5,318)'],
    [0.1234, 0.1182, 0.1291, 'share', '12.3% (11.8–12.9)'],
    [12345, 12102, 12618, 'JPY', '¥12,345 (12,102–12,618)'],
    [-5, -12, 3, 'score', '-5.0 (-12.0 to 3.0)'],
    [Number.NaN, 1, 2, 'score', 'n/a'],
  ])('%d from %d to %d %s is %s', (median, low, high, unit, text) => {
    expect(interval(median, low, high, unit)).toBe(text);
  });

  it.each([
    [100_000, '52,104 (51,020–53,180)', 'an error of about 3'],
    [400, '52,100 (51,020–53,180)', 'an error of about 41'],
    [5, '52,100 (51,000–53,200)', 'an error of about 370'],
  ])('with %i runs prints %s: %s', (replicates, text) => {
    expect(interval(52_104, 51_020, 53_180, 'members', replicates)).toBe(text);
  });

  it('replaces digits that are only rounding by a scale', () => {
    expect(interval(844_444_404, 836_000_000, 853_733_328, 'JPY')).toBe('¥844.4M (836.0–853.7)');
    expect(interval(231_270, 220_000, 242_590, 'points')).toBe('231.3k (220.0–242.6)');
    expect(interval(-20_400, -50_000, 10_300, 'JPY', 100)).toBe('-¥20k (-50 to 10)');
    expect(interval(2_312_700_000, 2_200_000_000, 2_425_900_000, 'JPY')).toBe('¥2.313bn (2.200–2.426)');
  });

  it('keeps every digit of a number that has no spread', () => {
    expect(interval(1_234_567, 1_234_567, 1_234_567, 'points')).toBe('1,234,567');
  });

  it('joins the bounds in ASCII', () => {
    expect(formatInterval({ median: 5210, p05: 5102, p95: 5318 }, 'members', ascii)).toBe('5,210 (5,102-5,318)');
  });
});
