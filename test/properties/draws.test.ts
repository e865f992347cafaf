import { errorFunction, mean, variance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { philox } from '../../src/base/philox.ts';
import { bernoulli, exponential, gamma, normal } from '../../src/base/samplers.ts';
import { keyOf } from '../../src/population/seed.ts';

const COUNT = 40_000;

function drawsOf(seed: string, member = 0, replicate = 0): Draws {
  const draws = new Draws(keyOf(seed));
  draws.turnTo(replicate, member);
  return draws;
}

function sample(sampler: (draws: Draws, index: number) => number): number[] {
  const draws = drawsOf('samplers');
  return Array.from({ length: COUNT }, (_, index) => sampler(draws, index));
}

/** The greatest distance between the sample's distribution and `cdf`, scaled so that 1.95 is exceeded once in 1,000. */
function kolmogorovSmirnov(values: readonly number[], cdf: (x: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  let distance = 0;
  sorted.forEach((x, i) => {
    const p = cdf(x);
    distance = Math.max(distance, p - i / sorted.length, (i + 1) / sorted.length - p);
  });
  return distance * Math.sqrt(sorted.length);
}

describe('philox', () => {
  test.each([
    ['zeros', [0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [
      'ones',
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    ],
    [
      'digits of pi',
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ])('gives the published answer for %s', (_name, counter, key, answer) => {
    const out = new Uint32Array(4);
    philox(counter[0]!, counter[1]!, counter[2]!, counter[3]!, key[0]!, key[1]!, out);
    expect([...out].map((word) => word.toString(16).padStart(8, '0')).join(' ')).toBe(answer);
  });
});

describe('an address', () => {
  test('gives the same draw whatever was drawn before', () => {
    const fresh = drawsOf('address', 7, 3);
    const used = drawsOf('address', 1, 0);
    for (let i = 0; i < 10; i++) gamma(used, 2, i, 0.3);
    used.turnTo(3, 7);
    expect(used.uniform(5, -12)).toBe(fresh.uniform(5, -12));
  });

  test('differs when any of its parts differs', () => {
    const values = [
      drawsOf('a', 1, 1).uniform(1, 1),
      drawsOf('b', 1, 1).uniform(1, 1),
      drawsOf('a', 2, 1).uniform(1, 1),
      drawsOf('a', 1, 2).uniform(1, 1),
      drawsOf('a', 1, 1).uniform(2, 1),
      drawsOf('a', 1, 1).uniform(1, 2),
    ];
    expect(new Set(values).size).toBe(values.length);
  });
});

describe('samplers', () => {
  const normalCdf = (x: number) => (1 + errorFunction(x / Math.SQRT2)) / 2;

  test.each<[string, (draws: Draws, index: number) => number, (x: number) => number, number, number]>([
    ['uniform', (d, i) => d.uniform(1, i), (x) => x, 1 / 2, 1 / 12],
    ['exponential', (d, i) => exponential(d, 2, i), (x) => 1 - Math.exp(-x), 1, 1],
    ['normal', (d, i) => normal(d, 3, i), normalCdf, 0, 1],
    ['gamma of shape 3', (d, i) => gamma(d, 4, i, 3), (x) => 1 - Math.exp(-x) * (1 + x + (x * x) / 2), 3, 3],
    ['gamma of shape 1/2', (d, i) => gamma(d, 5, i, 0.5), (x) => errorFunction(Math.sqrt(x)), 0.5, 0.5],
  ])('%s has its distribution', (_name, sampler, cdf, expectedMean, expectedVariance) => {
    const values = sample(sampler);
    expect(kolmogorovSmirnov(values, cdf)).toBeLessThan(1.95);
    expect(Math.abs(mean(values) - expectedMean)).toBeLessThan(4 * Math.sqrt(expectedVariance / COUNT));
    expect(variance(values) / expectedVariance).toBeGreaterThan(0.93);
    expect(variance(values) / expectedVariance).toBeLessThan(1.07);
  });

  test.each([0.24, 0.55, 6.25])('gamma of shape %d has its mean and variance', (shape) => {
    const values = sample((d, i) => gamma(d, 6, i, shape));
    expect(Math.abs(mean(values) - shape)).toBeLessThan(4 * Math.sqrt(shape / COUNT));
    expect(variance(values) / shape).toBeGreaterThan(0.9);
    expect(variance(values) / shape).toBeLessThan(1.1);
  });

  test('neighboring addresses are uncorrelated', () => {
    const draws = drawsOf('neighbors');
    const products = Array.from({ length: COUNT }, (_, i) => normal(draws, 1, i) * normal(draws, 1, i + 1));
    expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(COUNT));
  });

  test('bernoulli hits with its probability, and never at 0 or always at 1', () => {
    const draws = drawsOf('bernoulli');
    const hits = (p: number) =>
      Array.from({ length: COUNT }, (_, i) => i).filter((i) => bernoulli(draws, 1, i, p)).length;
    expect(Math.abs(hits(0.2) / COUNT - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / COUNT));
    expect(hits(0)).toBe(0);
    expect(hits(1)).toBe(COUNT);
  });
});
