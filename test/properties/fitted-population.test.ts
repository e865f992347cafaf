import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/base/calendar.ts';
import { NEW_CUSTOMER } from '../../src/calibration/history.ts';
import { bgCnbd, MBG_NBD, mbgCnbd } from '../../src/calibration/models.ts';
import { PARETO_NBD } from '../../src/calibration/pareto-nbd.ts';
import type { PurchaseModel } from '../../src/calibration/purchase-model.ts';
import { blockCount } from '../../src/population/block-members.ts';
import { frameOf } from '../../src/population/frame.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import { mergeSums, type WorldSums } from '../../src/population/sums.ts';
import { effectsOff, fittedStudy } from '../validation/fitted-study.ts';
import { openMember } from './yearly-club.ts';

const MEMBERS = 12_000;
const cases: readonly [string, PurchaseModel, readonly number[]][] = [
  ['Pareto/NBD', PARETO_NBD, [0.553277, 10.577683, 0.60624, 11.668739]],
  ['MBG/NBD', MBG_NBD, [0.524843, 6.183086, 0.891359, 1.614002]],
  ['BG/CNBD-2', bgCnbd(2), [0.9, 1.5, 0.9, 2.1]],
  ['MBG/CNBD-3', mbgCnbd(3), [0.9, 1.2, 1.1, 2.6]],
];

function simulated(study: Study): readonly WorldSums[] {
  const blocks = Array.from({ length: blockCount(study.spec.members) }, (_, block) =>
    simulateBlock(study, { replicate: 0, block, cut: 0 }, openMember),
  );
  return blocks.reduce(mergeSums).worlds;
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

  test('buys as the model says of new customers, month by month', () => {
    let sum = 0;
    for (let month = 1; month <= 18; month++) {
      sum += sums!.purchases[month]!;
      const weeks = (edges[month]! - edges[0]!) / 7;
      const counts = future.counts(weeks);
      const expected = future.expected(weeks);
      const variance = counts.reduce((total, probability, n) => total + probability * (n - expected) ** 2, 0);
      expect(Math.abs(sum / MEMBERS - expected)).toBeLessThan(4 * Math.sqrt(variance / MEMBERS));
    }
  });

  test('is there as long as the model says', () => {
    for (const month of [0, 6, 18]) {
      const weeks = (edges[month]! - edges[0]!) / 7;
      const there = aliveAfter(model, parameters, weeks);
      const error = Math.sqrt((there * (1 - there)) / MEMBERS) + 1e-9;
      expect(Math.abs(sums!.active[month]! / MEMBERS - there)).toBeLessThan(4 * error);
    }
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

  test('begin with the first purchase: who left in the warm-up is nowhere counted', () => {
    const study = fittedStudy(model, parameters, {
      ...spec,
      worlds: ['program'],
      warmup: 24,
      joinSpread: 24,
      members: 2000,
    });
    const sums = simulated(study)[0]!;
    const there = sums.active[0]!;
    expect(there).toBeLessThan(1500);
    expect(sums.left[0]).toBe(0);
    expect(sums.matrix.flat().reduce((sum, members) => sum + members, 0)).toBe(there);
    expect(sums.active.at(-1)! + sums.left.reduce((sum, left) => sum + left, 0)).toBe(there);
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
