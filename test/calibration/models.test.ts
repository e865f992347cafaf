import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { cohortOf } from '../../src/calibration/cohort.ts';
import { expectedSpend, populationMean } from '../../src/calibration/gamma-gamma.ts';
import { type History, NEW_CUSTOMER } from '../../src/calibration/history.ts';
import { BG_NBD, bgCnbd, MBG_NBD, mbgCnbd } from '../../src/calibration/models.ts';
import { NBD } from '../../src/calibration/nbd.ts';
import { PARETO_NBD } from '../../src/calibration/pareto-nbd.ts';
import type { Parameters, PurchaseModel } from '../../src/calibration/purchase-model.ts';
import { keyOf } from '../../src/population/seed.ts';

const ALL: readonly (readonly [string, PurchaseModel, Parameters])[] = [
  ['NBD', NBD, [0.38, 12]],
  ['Pareto/NBD', PARETO_NBD, [0.55, 10.6, 0.61, 11.7]],
  ['BG/NBD', BG_NBD, [0.24, 4.4, 0.79, 2.4]],
  ['MBG/NBD', MBG_NBD, [0.52, 6.2, 0.89, 1.6]],
  ['BG/CNBD-3', bgCnbd(3), [0.9, 2, 0.8, 2.4]],
  ['MBG/CNBD-2', mbgCnbd(2), [0.58, 2.3, 1.1, 1.6]],
];

const likelihood = (model: PurchaseModel, parameters: Parameters, history: History) =>
  Math.exp(model.logLikelihood(cohortOf([{ ...history, weight: 1 }], 0), parameters));

describe('numbers that programs have stumbled over', () => {
  test('Pareto/NBD with many purchases and none lacking', () => {
    const next = (x: number) => PARETO_NBD.future([0.55, 10.58, 0.61, 11.67], { x, tx: 200, T: 200 }).expected(10);
    expect(next(132)).toBeCloseTo(6.2060517889632418, 9);
    expect(next(133)).toBeCloseTo(6.2528722475748113, 9);
  });

  test.each([
    [221, 103.42857, 103.57143, 0.999596],
    [254, 97.14286, 97.28571, 0.999558],
    [161, 94.71429, 98, 0.749488],
    [204, 98.57143, 99.42857, 0.994255],
  ])('P(alive) of %i purchases', (x, tx, T, alive) => {
    expect(PARETO_NBD.future([0.5143, 2.8845, 0.2856, 14.1087], { x, tx, T }).alive).toBeCloseTo(alive, 6);
  });

  test('log-likelihoods of one customer', () => {
    const log = (model: PurchaseModel, x: number, tx: number) =>
      model.logLikelihood(cohortOf([{ x, tx, T: 40, weight: 1 }], 0), [0.25, 4, 0.8, 2.5]);
    expect(log(MBG_NBD, 0, 0)).toBeCloseTo(-0.41792826, 7);
    expect(log(MBG_NBD, 200, 38)).toBeCloseTo(100.7869, 3);
    expect(log(BG_NBD, 0, 0)).toBeCloseTo(-0.59947382, 7);
    expect(log(BG_NBD, 200, 38)).toBeCloseTo(100.79569, 4);
  });

  test('the counts of the BG/NBD that its manual prints', () => {
    const future = BG_NBD.future([0.243, 4.414, 0.793, 2.426], NEW_CUSTOMER);
    expect(future.counts(2)[10]).toBeCloseTo(1.07869e-7, 11);
    expect(future.counts(39)[0]).toBeCloseTo(0.5737864, 7);
    const printed = [
      0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913, 0.0003467171,
      0.0002769613, 0.000222226,
    ];
    printed.forEach((probability, i) => {
      expect(future.counts(30)[11 + i]).toBeCloseTo(probability, 9);
    });
  });

  test.each([
    ['Pareto/NBD', PARETO_NBD, [0.5532, 10.58, 0.6064, 11.66], [0.7062289, 0.1442396, 0.02250658, 0.00309267]],
    ['BG/NBD', BG_NBD, [0.2426, 4.4136, 0.7929, 2.4259], [0.3474606, 0.04283391, 0.004158973, 0.0003583685]],
  ] as const)('more purchases and the same long silence mean less: %s', (_, model, parameters, published) => {
    const next = [10, 15, 20, 25].map((x) => model.future(parameters, { x, tx: 20, T: 39 }).expected(52));
    // At the package's own estimates, of which it prints three digits.
    next.forEach((value, i) => {
      expect(value / published[i]! - 1).toBeLessThan(0.01);
      expect(value / published[i]! - 1).toBeGreaterThan(-0.01);
    });
  });
});

describe.each(ALL)('%s', (_, model, parameters) => {
  const weeks = 26;
  const future = model.future(parameters, NEW_CUSTOMER);
  const counts = future.counts(weeks);

  test('gives probabilities that add up, with the mean it expects', () => {
    expect(counts.every((probability) => probability >= 0)).toBe(true);
    expect(counts.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 10);
    expect(counts.reduce((sum, probability, n) => sum + n * probability, 0)).toBeCloseTo(future.expected(weeks), 8);
  });

  test('is as likely to see nothing as its likelihood says', () => {
    expect(likelihood(model, parameters, { x: 0, tx: 0, T: weeks })).toBeCloseTo(counts[0]!, 10);
  });

  test('is as likely to see one purchase, whenever it was, as its counts say', () => {
    const steps = 4000;
    let sum = 0;
    // With one purchase at t, its gap enters an Erlang-k likelihood with the power k - 1.
    for (let i = 0; i < steps; i++) {
      const tx = (weeks * (i + 0.5)) / steps;
      sum += likelihood(model, parameters, { x: 1, tx, T: weeks }) * tx ** (model.k - 1);
    }
    expect((sum * weeks) / steps).toBeCloseTo(counts[1]!, 5);
  });

  test('knows a customer better by what was seen: the mean over pasts is what was expected', () => {
    // What is expected in 52 weeks is what is expected in 26, and then of each past in 26 more.
    const draws = new Draws(keyOf('pasts'));
    const customers = 4000;
    const gaps: number[] = [];
    for (let customer = 0; customer < customers; customer++) {
      draws.turnTo(0, customer);
      const moments = future.draw(draws, 2 * weeks);
      const x = moments.filter((at) => at <= weeks).length;
      const past = { x, tx: x === 0 ? 0 : moments[x - 1]!, T: weeks };
      gaps.push(moments.length - x - model.future(parameters, past).expected(weeks));
    }
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / customers;
    const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / customers);
    expect(Math.abs(mean)).toBeLessThan((4 * spread) / Math.sqrt(customers));
  });

  test('draws as many purchases as it expects', () => {
    const draws = new Draws(keyOf('futures'));
    const customers = 8000;
    let sum = 0;
    for (let customer = 0; customer < customers; customer++) {
      draws.turnTo(1, customer);
      sum += future.draw(draws, weeks).length;
    }
    const variance = counts.reduce((total, p, n) => total + p * (n - future.expected(weeks)) ** 2, 0);
    expect(Math.abs(sum / customers - future.expected(weeks))).toBeLessThan(4 * Math.sqrt(variance / customers));
  });

  test('stays finite at the edges of what can be fitted', () => {
    const parameter = fc.double({ min: Math.log(1e-3), max: Math.log(1e4), noNaN: true }).map(Math.exp);
    const past = fc
      .tuple(
        fc.integer({ min: 0, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 2000 }),
      )
      .map(([x, share, T]) => ({ x: T === 0 ? 0 : x, tx: x === 0 ? 0 : share * T, T }));
    fc.assert(
      fc.property(fc.array(parameter, { minLength: 4, maxLength: 4 }), past, (at, history) => {
        const log = model.logLikelihood(cohortOf([{ ...history, weight: 1 }], 0), at);
        expect(Number.isFinite(log)).toBe(true);
        const { alive } = model.future(at, history);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});

test('the slope of Pareto/NBD is that of its likelihood', () => {
  const cohort = cohortOf(
    [
      { x: 0, tx: 0, T: 30, weight: 5 },
      { x: 3, tx: 12, T: 38, weight: 2 },
      { x: 40, tx: 2, T: 60, weight: 1 },
      { x: 7, tx: 39, T: 39, weight: 1 },
    ],
    0,
  );
  for (const at of [
    [0.55, 10.6, 0.61, 11.7],
    [2, 0.5, 0.2, 300],
    [0.3, 90, 3, 1],
  ]) {
    const slope = PARETO_NBD.slope!(cohort, at);
    slope.forEach((value, i) => {
      const moved = (by: number) =>
        PARETO_NBD.logLikelihood(
          cohort,
          at.map((each, j) => (i === j ? each * Math.exp(by) : each)),
        );
      expect(value).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 4);
    });
  }
});

test('Gamma-Gamma expects what Hardie prints of the first customers of CDNOW', () => {
  const parameters = [6.25, 3.74, 15.44];
  expect(populationMean(parameters)).toBeCloseTo(35.17, 1);
  expect(expectedSpend(parameters, { x: 0, mean: 0 })).toBe(populationMean(parameters));
  // Two repeats of 22.35 on average, one of 11.77.
  expect(expectedSpend(parameters, { x: 2, mean: 22.35 })).toBeCloseTo(24.65, 1);
  expect(expectedSpend(parameters, { x: 1, mean: 11.77 })).toBeCloseTo(18.91, 1);
});
