import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/analysis/row.ts';
import { closeness } from '../../src/studio/palette.ts';
import { GOALS, sweepPoints, sweepSteps } from '../../src/studio/sweep.ts';
import { startClub } from './opened.ts';

const start = await startClub();
const gold = start.knobs.find(({ name }) => name === 'gold_stars')!;

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
  function points(values: readonly (readonly [number, number, number, number])[]) {
    const knob = { ...gold, least: 0, most: values.length - 1 };
    const rows = values.flatMap((goals, steps) =>
      GOALS.map(({ metric }, i): Row => {
        const world = steps === 0 ? 'program' : `sweep ${steps}`;
        const value = { median: goals[i]!, p05: goals[i]!, p95: goals[i]! };
        const tier = metric === 'tier.share' ? { tier: 'gold' } : {};
        return { metric, world, month: 12, unit: 'share', ...tier, ...value };
      }),
    );
    return sweepPoints(rows, knob, 12, 'gold').map(({ best }) => best);
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
