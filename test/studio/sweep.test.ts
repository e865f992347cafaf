import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/analysis/row.ts';
import { itemsOf } from '../../src/studio/items.ts';
import { cursorOf } from '../../src/studio/obey.ts';
import { closeness } from '../../src/studio/palette.ts';
import { sweptKnob } from '../../src/studio/state.ts';
import { press } from '../../src/studio/step.ts';
import { GOALS, type Goal, sweepPoints, sweepSteps, withGoalToggled } from '../../src/studio/sweep.ts';
import { pressed, startClub } from './opened.ts';

const start = await startClub();
const gold = start.knobs.find(({ name }) => name === 'gold_stars')!;

const ALL = GOALS.map(({ metric }) => metric);

describe('a sweep', () => {
  it('tries both ends, the place at which the knob stands, and what lies between', () => {
    const steps = sweepSteps(gold);
    expect([steps[0], steps.at(-1), steps.includes(0)]).toEqual([gold.least, gold.most, true]);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.length).toBeLessThanOrEqual(15);
    const few = { ...gold, least: -1, most: 2 };
    expect(sweepSteps(few)).toEqual([-1, 0, 1, 2]);
  });

  /** Points by their contribution, hostages lost, liability and top-tier share. */
  function points(values: readonly (readonly [number, number, number, number])[], goals: readonly Goal[] = ALL) {
    const knob = { ...gold, least: 0, most: values.length - 1 };
    const rows = values.flatMap((goals, steps) =>
      GOALS.map(({ metric }, i): Row => {
        const world = steps === 0 ? 'program' : `sweep ${steps}`;
        const value = { median: goals[i]!, p05: goals[i]!, p95: goals[i]! };
        const tier = metric === 'tier.share' ? { tier: 'gold' } : {};
        return { metric, world, month: 12, unit: 'share', ...tier, ...value };
      }),
    );
    return sweepPoints(rows, knob, 12, 'gold', goals).map(({ best }) => best);
  }

  it('knows the places that no other outdoes: more money and Gold, fewer hostages lost and less owed', () => {
    expect(
      points([
        [10, 0.5, 5, 0.3],
        [11, 0.5, 5, 0.3],
      ]),
    ).toEqual([false, true]);
    expect(
      points([
        [10, 0.5, 5, 0.3],
        [11, 0.6, 5, 0.3],
      ]),
    ).toEqual([true, true]);
    expect(
      points([
        [10, 0.5, 5, 0.3],
        [10, 0.4, 5, 0.3],
      ]),
    ).toEqual([false, true]);
    expect(
      points([
        [10, 0.5, 5, 0.3],
        [10, 0.5, 6, 0.3],
      ]),
    ).toEqual([true, false]);
    expect(
      points([
        [10, 0.5, 5, 0.3],
        [10, 0.5, 5, 0.2],
      ]),
    ).toEqual([true, false]);
    expect(
      points([
        [10, 0.5, 5, 0.3],
        [10, 0.5, 5, 0.3],
      ]),
    ).toEqual([true, true]);
  });

  it('is judged by the goals chosen alone', () => {
    // Each place is the best in one of the goals.
    const each = [
      [13, 0.6, 6, 0.2],
      [11, 0.4, 6, 0.2],
      [12, 0.5, 5, 0.2],
      [10, 0.6, 7, 0.3],
    ] as const;
    expect(points(each)).toEqual([true, true, true, true]);
    expect(points(each, ['margin.contrib.total', 'atrisk.churn'])).toEqual([true, true, true, false]);
    expect(points(each, ['margin.contrib.total', 'liab.cost'])).toEqual([true, false, true, false]);
    expect(points(each, ['liab.cost', 'tier.share'])).toEqual([false, false, true, true]);
    expect(points(each, ['atrisk.churn', 'margin.contrib.total'])).toEqual(
      points(each, ['margin.contrib.total', 'atrisk.churn']),
    );
  });

  it('has two goals at least, in the order in which they were taken in', () => {
    const [money, hostages, owed, top] = ['margin.contrib.total', 'atrisk.churn', 'liab.cost', 'tier.share'] as const;
    expect(withGoalToggled(ALL, money)).toEqual([hostages, owed, top]);
    expect(withGoalToggled([hostages, owed, top], money)).toEqual([hostages, owed, top, money]);
    expect(withGoalToggled([owed, top, money], owed)).toEqual([top, money]);
    expect(withGoalToggled([top, money], money)).toBeNull();
  });
});

describe('a place of a sweep', () => {
  it('becomes the what-if, and its knob is the one that is seen there', () => {
    const onAssumption = pressed(start, '2 tab down 6 tab right');
    const knob = sweptKnob(onAssumption)!;
    expect(knob.kind).toBe('assumption');
    const picked = pressed(onAssumption, 'end enter');
    expect([picked.screen, itemsOf(picked)[cursorOf(picked)]]).toEqual(['what-if', knob.id]);
    expect(picked.variant).toEqual({ [knob.id]: knob.most });
    expect(press(picked, 'u').variant).toEqual({});
  });
});

describe('what the palette finds', () => {
  it('holds all letters in their order, those at the beginnings of words the closest', () => {
    expect(closeness('go to sensitivity', 'xyz')).toBeNull();
    expect(closeness('go to sensitivity', 'ytg')).toBeNull();
    const [exact, begins, spread] = [
      closeness('sensitivity', 'sens')!,
      closeness('go to sensitivity', 'gts')!,
      closeness('put all knobs back', 'pkb')!,
    ];
    expect(exact).toBeLessThan(1);
    expect(begins).toBeLessThan(1);
    expect(spread).toBeLessThan(closeness('spread of knobs', 'pab') ?? Number.POSITIVE_INFINITY);
  });
});
