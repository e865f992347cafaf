import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { bernoulli, exponential, gamma, normal } from '../../src/base/samplers.ts';
import { Arrivals, NONE } from '../../src/population/arrivals.ts';
import { keyOf } from '../../src/population/seed.ts';
import { gammaCdf, normalCdf, poisson } from './battery/distributions.ts';
import { chiSquare, type Finding, faults, kolmogorovSmirnov, twoSided } from './battery/p-values.ts';
import { drawn } from './battery/size.ts';

const COUNT = drawn(50_000);
const PURPOSE = 5;

/** A distribution: how it is drawn, the chance to lie below a value, and its first two moments with the fourth about the mean. */
interface Sampler {
  readonly name: string;
  readonly draw: (draws: Draws, index: number) => number;
  readonly cdf: (x: number) => number;
  readonly mean: number;
  readonly variance: number;
  readonly fourth: number;
}

const gammaOf = (shape: number): Sampler => ({
  name: `gamma of shape ${shape}`,
  draw: (draws, index) => gamma(draws, PURPOSE, index, shape),
  cdf: (x) => gammaCdf(shape, x),
  mean: shape,
  variance: shape,
  fourth: 3 * shape * (shape + 2),
});

const SAMPLERS: readonly Sampler[] = [
  {
    name: 'uniform',
    draw: (draws, index) => draws.uniform(PURPOSE, index),
    cdf: (x) => x,
    mean: 1 / 2,
    variance: 1 / 12,
    fourth: 1 / 80,
  },
  {
    name: 'exponential',
    draw: (draws, index) => exponential(draws, PURPOSE, index),
    cdf: (x) => -Math.expm1(-x),
    mean: 1,
    variance: 1,
    fourth: 9,
  },
  {
    name: 'exponential of the last word',
    draw: (draws, index) => exponential(draws, PURPOSE, index, 3),
    cdf: (x) => -Math.expm1(-x),
    mean: 1,
    variance: 1,
    fourth: 9,
  },
  {
    name: 'normal of the third word',
    draw: (draws, index) => normal(draws, PURPOSE, index, 2),
    cdf: normalCdf,
    mean: 0,
    variance: 1,
    fourth: 3,
  },
  {
    name: 'normal',
    draw: (draws, index) => normal(draws, PURPOSE, index),
    cdf: normalCdf,
    mean: 0,
    variance: 1,
    fourth: 3,
  },
  // Below 1 the power of a uniform is at work; the model draws rates near 0.8, and spends from 1 up to some tens.
  ...[0.05, 0.24, 0.5, 0.8, 0.999, 1, 1.001, 3, 6.25, 8, 100].map(gammaOf),
];

type Draw = (member: number) => number;

/** Along the members of one address, and along the indices of one member: samplers are drawn both ways. */
function ways({ draw }: Sampler): [string, Draw][] {
  const draws = new Draws(keyOf('samplers'));
  const ofMember = (member: number, index: number) => {
    draws.turnTo(1, member);
    return draw(draws, index);
  };
  return [
    ['over members', (i) => ofMember(i, 3)],
    ['over indices', (i) => ofMember(77, i)],
  ];
}

function findingsOf(sampler: Sampler): Finding[] {
  const { name, cdf, mean, variance, fourth } = sampler;
  return ways(sampler).flatMap(([way, draw]) => {
    const values = Float64Array.from({ length: COUNT }, (_, i) => draw(i));
    const found = (test: string, p: number): Finding => ({ test: `${name} ${way}: ${test}`, p });
    let sum = 0;
    let squares = 0;
    let neighbors = 0;
    for (let i = 0; i < COUNT; i++) {
      const off = values[i]! - mean;
      sum += off;
      squares += off * off;
      if (i > 0) neighbors += off * (values[i - 1]! - mean);
    }
    return [
      found('distribution', kolmogorovSmirnov(values, cdf)),
      found('mean', twoSided(sum / Math.sqrt(COUNT * variance))),
      // Heavy tails make the variance of small shapes itself far from normal; their distribution has been looked at above.
      ...(fourth > 50 * variance ** 2 ? [] : [found('variance', twoSided(varianceScore(squares, variance, fourth)))]),
      found('neighbors', twoSided(neighbors / (variance * Math.sqrt(COUNT - 1)))),
    ];
  });
}

function varianceScore(squares: number, variance: number, fourth: number): number {
  return (squares - COUNT * variance) / Math.sqrt(COUNT * (fourth - variance ** 2));
}

describe('samplers', () => {
  const findings = SAMPLERS.flatMap(findingsOf);

  test(`pass ${findings.length} tests, which strike faultless ones in a battery of a million`, () => {
    expect(faults(findings)).toEqual([]);
  });

  test('of one address know nothing of each other: a gap, what is spent, and how it goes', () => {
    const draws = new Draws(keyOf('together'));
    const columns = [[], [], []] as number[][];
    for (let i = 0; i < COUNT; i++) {
      columns[0]!.push(exponential(draws, PURPOSE, i, 0) - 1);
      columns[1]!.push((gamma(draws, PURPOSE, i, 6) - 6) / Math.sqrt(6));
      columns[2]!.push((Number(bernoulli(draws, PURPOSE, i, 0.3, 3)) - 0.3) / Math.sqrt(0.21));
    }
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const;
    const findings = pairs.map(([a, b]) => ({
      test: `words ${a} and ${b}: correlation`,
      p: twoSided(columns[a]!.reduce((sum, value, i) => sum + value * columns[b]![i]!, 0) / Math.sqrt(COUNT)),
    }));
    expect(faults(findings)).toEqual([]);
  });

  test.each<[string, (value: number) => number]>([
    ['a twentieth too large', (value) => value * 1.05],
    ['cut off at twice the mean', (value) => Math.min(value, 2)],
    ['rounded to tenths', (value) => Math.round(value * 10) / 10],
  ])('that are %s are found', (_, spoil) => {
    const honest = SAMPLERS.find(({ name }) => name === 'exponential')!;
    const spoiled = { ...honest, draw: (draws: Draws, index: number) => spoil(honest.draw(draws, index)) };
    expect(faults(findingsOf(spoiled)).length).toBeGreaterThan(0);
  });

  test('hit with their probability, and never at 0 or always at 1', () => {
    const draws = new Draws(keyOf('bernoulli'));
    const hits = (p: number) => {
      let count = 0;
      for (let i = 0; i < COUNT; i++) if (bernoulli(draws, 1, i, p)) count++;
      return count;
    };
    const chances = [0.003, 0.05, 0.24, 0.5, 0.97];
    const found = chances.map((p) => ({
      test: `bernoulli of ${p}`,
      p: twoSided((hits(p) - COUNT * p) / Math.sqrt(COUNT * p * (1 - p))),
    }));
    expect(faults(found)).toEqual([]);
    expect([hits(0), hits(1)]).toEqual([0, COUNT]);
  });
});

describe('arrivals', () => {
  const MEMBERS = drawn(20_000);
  const DAYS = 30;

  /** How many come to each member in a month, at a rate that changes in the middle of it. */
  function counts(rates: readonly [number, number], regularity: number): Float64Array {
    const draws = new Draws(keyOf('arrivals'));
    const found = new Float64Array(40);
    for (let member = 0; member < MEMBERS; member++) {
      draws.turnTo(0, member);
      const arrivals = new Arrivals(draws, 9, 0, regularity);
      for (const [half, rate] of rates.entries())
        while (arrivals.next(((half + 1) * DAYS) / 2, rate) !== NONE) if (arrivals.count > 38) break;
      found[arrivals.count]!++;
    }
    return found;
  }

  test.each<[string, readonly [number, number], number]>([
    ['even', [0.1, 0.1], 1],
    ['changing', [0.02, 0.3], 1],
    ['rare', [0.001, 0.004], 1],
    ['in regular gaps', [0.1, 0.2], 3],
  ])('that are %s have the counts of their process', (name, rates, regularity) => {
    const mean = ((rates[0] + rates[1]) * DAYS) / 2;
    // So many have come when the fast process has made between k n and k n + k - 1 steps.
    const chance = (n: number) =>
      Array.from({ length: regularity }, (_, step) => poisson(mean * regularity, n * regularity + step)).reduce(
        (sum, p) => sum + p,
      );
    const observed = counts(rates, regularity);
    const expected = Array.from(observed, (_, n) => MEMBERS * chance(n));
    expect(faults([{ test: name, p: chiSquare(observed, expected) }])).toEqual([]);
  });

  test('have gaps of the gamma distribution where they are regular', () => {
    const draws = new Draws(keyOf('gaps'));
    const k = 4;
    const gaps = Float64Array.from({ length: MEMBERS }, (_, member) => {
      draws.turnTo(0, member);
      return new Arrivals(draws, 9, 0, k, 100).next(1e9, 1);
    });
    expect(faults([{ test: 'gaps', p: kolmogorovSmirnov(gaps, (x) => gammaCdf(k, k * x)) }])).toEqual([]);
  });
});
