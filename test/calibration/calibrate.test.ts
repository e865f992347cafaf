import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/base/calendar.ts';
import type { Buyer } from '../../src/calibration/buyer.ts';
import {
  type Calibration,
  type CalibrationInput,
  type CalibrationProgress,
  calibrate,
} from '../../src/calibration/calibrate.ts';
import { cautionsOf } from '../../src/calibration/cautions.ts';
import { rangeOf } from '../../src/calibration/forecast-interval.ts';
import { mbgCnbd } from '../../src/calibration/models.ts';
import { NBD } from '../../src/calibration/nbd.ts';
import { PARETO_NBD } from '../../src/calibration/pareto-nbd.ts';
import { MODEL_NAMES } from '../../src/calibration/purchase-model.ts';
import { midranks, rankingOf } from '../../src/calibration/rank.ts';
import { keyOf } from '../../src/population/seed.ts';
import { FIRST, madeBuyers } from './made-buyers.ts';

function calibrated(buyers: readonly Buyer[], input: Partial<CalibrationInput> = {}) {
  const progress: CalibrationProgress[] = [];
  const work = calibrate({
    buyers,
    split: FIRST + 7 * 52 - 1,
    until: FIRST + 7 * 78 - 1,
    models: ['Pareto/NBD', 'MBG/NBD'],
    bootstrap: 0,
    key: keyOf('test'),
    ...input,
  });
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return { ...step.value, progress };
    progress.push(step.value);
  }
}

const codes = (calibration: Calibration) => cautionsOf(calibration).map(({ code }) => code);

describe('customers who buy and drop out as Pareto/NBD has it', () => {
  const truth = [0.9, 6, 0.8, 12];
  const buyers = madeBuyers(PARETO_NBD, truth, 1500, 78);
  const found = calibrated(buyers, { bootstrap: 12 });

  test('are found out, and their future with them', () => {
    expect(found.choice.chosen.model).toBe(PARETO_NBD);
    expect(found.choice.chosen.dropoutIdentifiable).toBe(true);
    const { chosen, interval, sameRate } = found.holdout!;
    expect(Math.abs(chosen.bias!)).toBeLessThan(0.12);
    expect(chosen.mae).toBeLessThan(sameRate.mae);
    expect(chosen.reach.predicted).toBeCloseTo(chosen.reach.actual, 1);
    expect(interval!.purchases.low).toBeLessThan(chosen.predicted);
    expect(interval!.purchases.high).toBeGreaterThan(chosen.predicted);
    expect(codes(found)).not.toContain('no-dropout');
  });

  test('give the same numbers again, and other samples for another seed', () => {
    expect(calibrated(buyers, { bootstrap: 2 }).draws).toEqual(found.draws.slice(0, 2));
    expect(calibrated(buyers, { bootstrap: 2, key: keyOf('other') }).draws).not.toEqual(found.draws.slice(0, 2));
  });

  test('are fitted without a look at the holdout', () => {
    const split = FIRST + 7 * 52 - 1;
    const seen = buyers.map(({ days, spends }) => {
      const known = days.filter((day) => day <= split);
      return { days: known, spends: spends.slice(0, known.length) };
    });
    const blind = calibrated(seen, { until: split });
    expect(blind.holdout).toBeNull();
    expect(blind.choice.chosen.parameters).toEqual(found.choice.chosen.parameters);
    expect(blind.choice.scores).toEqual(found.choice.scores);
    expect(blind.spend?.parameters).toEqual(found.spend?.parameters);
    expect(codes(blind)).toContain('no-holdout');
  });

  test('are followed by a progress that only rises and ends at its total', () => {
    const { progress } = found;
    expect(progress.every(({ done }, i) => i === 0 || done >= progress[i - 1]!.done)).toBe(true);
    expect(progress.at(-1)!.done).toBe(progress.at(-1)!.total);
  });

  test('leave the order of customers without meaning', () => {
    const turned = calibrated([...buyers].reverse());
    const [ours, others] = [turned.choice.chosen, found.choice.chosen];
    expect(turned.choice.chosen.logLikelihood).toBeCloseTo(others.logLikelihood, 6);
    ours.parameters.forEach((value, i) => {
      expect(value / others.parameters[i]!).toBeCloseTo(1, 3);
    });
  });
});

test('customers who never drop out are said to show no dropout, and are forecast as buying for ever', () => {
  const found = calibrated(madeBuyers(NBD, [1.2, 12], 800, 78), { models: MODEL_NAMES });
  expect(found.choice.chosen.model).toBe(NBD);
  expect(codes(found)).toContain('no-dropout');
  const random = found.fits.filter(({ model }) => model.k === 1);
  expect(random.filter((fit) => fit.dropoutIdentifiable)).toEqual([]);
  expect(Math.abs(found.holdout!.chosen.bias!)).toBeLessThan(0.1);
});

test('regular purchases are seen as such', () => {
  const found = calibrated(madeBuyers(mbgCnbd(3), [2, 4, 0.8, 6], 800, 78), { models: MODEL_NAMES });
  expect(found.choice.chosen.model.name).toBe('MBG/CNBD-k');
  expect(found.choice.chosen.model.k).toBe(3);
});

test('months are compared with the model, and a season is applied from two years on', () => {
  const years = madeBuyers(PARETO_NBD, [2, 4, 0.2, 40], 600, 160).map(({ days, spends }) => {
    // December doubles, the rest stays.
    const more = days.slice(1).filter((day) => new Date(day * 86_400_000).getUTCMonth() === 11);
    const all = [...new Set([...days, ...more.map((day) => day + 1)])].sort((a, b) => a - b);
    return { days: all, spends: all.map((_, i) => spends[i] ?? 30) };
  });
  const input = { models: ['Pareto/NBD'] as const, until: FIRST + 7 * 156 - 1, split: FIRST + 7 * 156 - 1 };
  const long = calibrated(years, input);
  expect(long.season.applied).toBe(true);
  expect(long.season.indices[11]).toBeGreaterThan(1.5);
  expect(Math.max(...long.season.indices.slice(1, 10))).toBeLessThan(1.2);
  expect(codes(long)).not.toContain('season');
  const short = calibrated(years, { ...input, split: dayOf(2024, 2, 1), until: dayOf(2024, 2, 1) });
  expect(short.season.applied).toBe(false);
  expect(codes(short)).toContain('season');
});

test('too few customers are fitted with a word, by BIC for want of a last third', () => {
  const found = calibrated(madeBuyers(PARETO_NBD, [0.9, 6, 0.8, 12], 40, 78));
  expect(codes(found)).toContain('few-repeats');
  expect(found.choice.by).toContain('BIC');
  expect(found.spend === null || found.spend.customers < 40).toBe(true);
});

test('ranks share the middle of ties, and a perfect order has an area of 1', () => {
  expect(midranks([3, 1, 3, 2])).toEqual([3.5, 1, 3.5, 2]);
  expect(rankingOf([0.1, 0.2, 0.9, 0.8], [0, 0, 2, 1])).toMatchObject({ auc: 1, topDecileShare: 2 / 3 });
  expect(rankingOf([0.5, 0.5, 0.5, 0.4], [0, 1, 0, 1])!.auc).toBeCloseTo(0.25, 9);
  expect(rankingOf([1, 2], [0, 0])).toBeNull();
});

test('a range holds nine of ten further draws', () => {
  const values = Array.from({ length: 99 }, (_, i) => i + 1);
  expect(rangeOf(values)).toEqual({ low: 5, median: 50, high: 95 });
  expect(rangeOf([7])).toEqual({ low: 7, median: 7, high: 7 });
  expect(rangeOf([])).toBeNull();
});
