import { isDeepStrictEqual } from 'node:util';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { intervalContents } from '../../src/analysis/interval-contents.ts';
import { dayOf } from '../../src/base/calendar.ts';
import { NEW_CUSTOMER } from '../../src/calibration/history.ts';
import { bgCnbd, MBG_NBD, mbgCnbd } from '../../src/calibration/models.ts';
import { PARETO_NBD } from '../../src/calibration/pareto-nbd.ts';
import type { PurchaseModel } from '../../src/calibration/purchase-model.ts';
import { blockCount } from '../../src/population/block-members.ts';
import { BlockMerge } from '../../src/population/block-merge.ts';
import { flatten } from '../../src/population/flat-sums.ts';
import { activeSources } from '../../src/population/forecast-runs.ts';
import { frameOf } from '../../src/population/frame.ts';
import { blockContributions } from '../../src/population/high-value.ts';
import { LEAVINGS, type Leaving } from '../../src/population/leaving.ts';
import { simulateBlock, sumsOfNobody } from '../../src/population/simulate-block.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import { studyIn } from '../../src/population/study-run.ts';
import type { BlockSums, WorldSums } from '../../src/population/sums.ts';
import { effectsOff, fittedStudy } from '../validation/fitted-study.ts';
import { openMember } from './yearly-club.ts';

const MEMBERS = 12_000;
const cases: readonly [string, PurchaseModel, readonly number[]][] = [
  ['Pareto/NBD', PARETO_NBD, [0.553277, 10.577683, 0.60624, 11.668739]],
  ['MBG/NBD', MBG_NBD, [0.524843, 6.183086, 0.891359, 1.614002]],
  ['BG/CNBD-2', bgCnbd(2), [0.9, 1.5, 0.9, 2.1]],
  ['MBG/CNBD-3', mbgCnbd(3), [0.9, 1.2, 1.1, 2.6]],
];

function blockOf(study: Study, replicate: number, block: number): BlockSums {
  return simulateBlock(study, { replicate, block, cut: 0 }, openMember);
}

function simulated(study: Study): readonly WorldSums[] {
  const merge = new BlockMerge(sumsOfNobody(study));
  const blocks = blockCount(study.spec.members);
  for (let block = 0; block < blocks; block++) merge.add(block, flatten(blockOf(study, 0, block)));
  return merge.whole(blocks)!.worlds;
}

const spec: Partial<SimulationSpec> = {
  start: dayOf(2025, 1, 1),
  warmup: 0,
  joinSpread: 0,
  horizon: 18,
  members: MEMBERS,
};

describe.each(cases)('a population fitted by %s, with effects off', (_, model, parameters) => {
  const study = fittedStudy(model, parameters, { ...spec, worlds: ['none'] });
  const [sums] = simulated(study);
  const { edges } = frameOf(study, 0);
  const future = model.future(parameters, NEW_CUSTOMER);
  // Members are there at the start: those who leave with their first purchase never were.
  const { alive } = future;

  test('buys as the model says of new customers, month by month', () => {
    let sum = 0;
    for (let month = 1; month <= 18; month++) {
      sum += sums!.purchases[month]!;
      const weeks = (edges[month]! - edges[0]!) / 7;
      const counts = future.counts(weeks);
      const expected = future.expected(weeks) / alive;
      const square = counts.reduce((total, probability, n) => total + probability * n ** 2, 0) / alive;
      const variance = square - expected ** 2;
      expect(Math.abs(sum / MEMBERS - expected)).toBeLessThan(4 * Math.sqrt(variance / MEMBERS));
    }
  });

  test('is there as long as the model says', () => {
    for (const month of [0, 6, 18]) {
      const weeks = (edges[month]! - edges[0]!) / 7;
      const there = aliveAfter(model, parameters, weeks) / alive;
      const error = Math.sqrt((there * (1 - there)) / MEMBERS) + 1e-9;
      expect(Math.abs(sums!.active[month]! / MEMBERS - there)).toBeLessThan(4 * error);
    }
  });

  test('holds the survivors of those who joined before the start', () => {
    const [months, horizon] = [24, 12];
    const old = fittedStudy(model, parameters, {
      ...spec,
      warmup: months,
      joinSpread: months,
      horizon,
      worlds: ['none'],
    });
    const blocks = Array.from({ length: blockCount(MEMBERS) }, (_, block) => blockOf(old, 0, block).worlds[0]!);
    expect(mean(blocks.map(({ active }) => active[0]!))).toBe(1000);
    const days = frameOf(old, 0).edges;
    const [start, end] = [days[months]!, days[months + horizon]!];
    // Over 60 tenures, evenly spread as those of the members are.
    const tenures = Array.from({ length: 60 }, (_, i) => (((i + 0.5) / 60) * (start - days[0]!)) / 7);
    const later = (end - start) / 7;
    const there = (weeks: number) => aliveAfter(model, parameters, weeks);
    const kept = mean(tenures.map((weeks) => there(weeks + later) / there(weeks)));
    const bought = mean(
      tenures.map((weeks) => (future.expected(weeks + later) - future.expected(weeks)) / there(weeks)),
    );
    const close = (values: readonly number[], expected: number) => {
      const error = sampleStandardDeviation(values) / Math.sqrt(values.length);
      expect(Math.abs(mean(values) - expected)).toBeLessThan(4 * error);
    };
    close(
      blocks.map(({ active }) => active[horizon]! / 1000),
      kept,
    );
    close(
      blocks.map(({ purchases }) => purchases.slice(1).reduce((sum, n) => sum + n, 0) / 1000),
      bought,
    );
  });
});

/** The chance that a new customer has not left after so many weeks. */
function aliveAfter(model: PurchaseModel, parameters: readonly number[], weeks: number): number {
  const [, , a, b] = parameters;
  if (model === PARETO_NBD) return (b! / (b! + weeks)) ** a!;
  const future = model.future(parameters, NEW_CUSTOMER);
  if (weeks === 0) return future.alive;
  // Those with n purchases are there with the mean of (1 - p)^(n + 1) or ^n over p, which the counts of an endless buyer give.
  const first = model.name.startsWith('MBG') ? 1 : 0;
  const endless = model.future([parameters[0]!, parameters[1]!, 1e-9, 1e9], NEW_CUSTOMER).counts(weeks);
  let kept = first === 1 ? b! / (a! + b!) : 1;
  let sum = 0;
  endless.forEach((probability, n) => {
    sum += probability * kept;
    kept *= (b! + n + first) / (a! + b! + n + first);
  });
  return sum;
}

describe('effects on a fitted population', () => {
  const [, model, parameters] = cases[0]!;

  test('that are all off leave both worlds alike', () => {
    const [program, none] = simulated(fittedStudy(model, parameters, { ...spec, members: 2000 }));
    expect(program!.purchases).toEqual(none!.purchases);
    expect(program!.active).toEqual(none!.active);
    expect(program!.left.some((left) => left > 0)).toBe(true);
  });

  test('that tie members let fewer of them leave, and nobody sooner', () => {
    const free = simulated(fittedStudy(model, parameters, { ...spec, worlds: ['none'], members: 2000 }))[0]!;
    const habit = { ...effectsOff, lockInHabit: 2 };
    const tied = simulated(fittedStudy(model, parameters, { ...spec, worlds: ['none'], members: 2000 }, habit))[0]!;
    free.active.forEach((active, month) => {
      expect(tied.active[month]!).toBeGreaterThanOrEqual(active);
    });
    expect(tied.active.at(-1)!).toBeGreaterThan(free.active.at(-1)!);
  });

  test.each(cases)('are causes of leaving: what without them had let the member stay (%s)', (_, each, own) => {
    const behavior = { ...effectsOff, leaveSatisfaction: 0.7, failureShare: 0.1 };
    const study = fittedStudy(each, own, { ...spec, worlds: ['none'], members: 2000 }, behavior);
    const { left, leftBecause } = simulated(study)[0]!;
    const total = (months: readonly number[]) => months.reduce((sum, n) => sum + n, 0);
    const because = (why: Leaving) => total(leftBecause[LEAVINGS.indexOf(why)]!);
    expect(because('service')).toBeGreaterThan(0);
    expect(because('dissatisfaction')).toBeGreaterThan(0);
    expect(because('dropout')).toBeGreaterThan(0);
    // The chance to leave by an offer of a competitor stands in the fitted dropout.
    expect(because('competitor')).toBe(0);
    expect(total(leftBecause.map(total))).toBe(total(left));
  });

  test('leave the first purchase of a friend who joins to be the last, as the model says', () => {
    const [, mbg, own] = cases[1]!;
    const behavior = { ...effectsOff, acquaintanceJoins: 2 };
    const friends = { ...spec, worlds: ['none'], members: 2000, horizon: 1 };
    const { joined, left, active } = simulated(fittedStudy(mbg, own, friends, behavior))[0]!;
    expect(joined[1]!).toBeGreaterThan(100);
    expect(active[1]).toBe(2000 + joined[1]! - left[1]!);
    const without = simulated(fittedStudy(mbg, own, friends))[0]!;
    const [, , a, b] = own;
    const share = (left[1]! - without.left[1]!) / joined[1]!;
    expect(share).toBeGreaterThan(a! / (a! + b!) - 0.1);
    expect(share).toBeLessThan(a! / (a! + b!) + 0.15);
  });

  test('a season multiplies the purchases of its months', () => {
    const season = [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    const study = fittedStudy(model, parameters, { ...spec, worlds: ['none'], members: 4000 });
    const january = (fitted: SimulationSpec['fitted']) =>
      simulated({ ...study, spec: { ...study.spec, fitted } })[0]!.purchases[1]!;
    const ratio = january({ ...study.spec.fitted!, season }) / january(study.spec.fitted);
    expect(ratio).toBeGreaterThan(1.8);
    expect(ratio).toBeLessThan(2.2);
  });
});

describe('the samples of a fitted population', () => {
  test.each([cases[0]!, cases[1]!])('give each draw parameters of its own, in all its worlds (%s)', (_, model, own) => {
    const samples = [own, own.map((value, i) => (i === 0 ? 2 * value : value / 2))];
    const small = { ...spec, members: 300, horizon: 6 };
    const whole = fittedStudy(model, own, small, effectsOff, samples);
    const alone = samples.map((parameters) => fittedStudy(model, parameters, small));
    const taken = Array.from({ length: 12 }, (_, replicate) => {
      const drawn = studyIn(whole, { deviations: {}, parameters: replicate });
      const { worlds } = blockOf(drawn, replicate, 0);
      expect(worlds[0]!.purchases).toEqual(worlds[1]!.purchases);
      const of = alone.findIndex((study) => isDeepStrictEqual(blockOf(study, replicate, 0).worlds, worlds));
      expect(blockContributions(drawn, replicate, 0)).toEqual(blockContributions(alone[of]!, replicate, 0));
      return of;
    });
    expect(new Set(taken)).toEqual(new Set([0, 1]));
  });

  test('are said to be in the interval', () => {
    const contents = (samples: readonly (readonly number[])[]) => {
      const [, model, own] = cases[0]!;
      const study = fittedStudy(model, own, spec, effectsOff, samples);
      return JSON.stringify(intervalContents(study.spec, activeSources(study, [])).includes);
    };
    expect(contents([cases[0]![2]])).toContain('samples of the customers');
    expect(contents([])).not.toContain('samples of the customers');
  });
});
