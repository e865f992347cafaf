import { describe, expect, test } from 'vitest';
import { influences, survivors, tornadoBars } from '../../../src/analysis/uncertainty/sensitivity.ts';
import type { Assumption } from '../../../src/population/assumption.ts';
import { deviated } from '../../../src/population/deviation.ts';
import { oneAtATime, type SensitivityDesign, trajectories } from '../../../src/population/sensitivity-runs.ts';

const number = (id: string, value: number, low: number, high: number): Assumption => ({
  id,
  value,
  low,
  high,
  unit: 'a number',
  source: 'a test',
  claim: 'assumed',
  note: 'a test',
});

const ledger = [number('a', 2, 0, 4), number('b', 1, 1, 2), number('unread', 0, -1, 1), number('constant', 3, 3, 3)];

/** What a formula of the assumptions gives in each run; luck is added so that only pairs of one replicate agree. */
function valuesIn({ runs }: SensitivityDesign, formula: (a: number, b: number) => number) {
  return (run: number) => {
    const { chance, deviations } = runs[run]!;
    const [a, b] = ledger.map((each) => deviated(each, deviations[each.id] ?? 0));
    return formula(a!, b!) + 100 * chance;
  };
}

describe('a tornado', () => {
  const design = oneAtATime(ledger, 2);
  const bars = tornadoBars(
    design,
    valuesIn(design, (a, b) => a * 10 + b * b),
  );

  test('takes each assumption to both ends on the same luck, and skips an end that is the value', () => {
    expect(design.runs.filter(({ chance }) => chance === 1).map(({ deviations }) => deviations)).toEqual([
      {},
      { a: -1 },
      { a: 1 },
      { b: 1 },
      { unread: -1 },
      { unread: 1 },
    ]);
  });

  test('is sorted by length, and zero for a number that nothing reads', () => {
    expect(bars).toEqual([
      { id: 'a', low: -20, high: 20, error: 0 },
      { id: 'b', low: 0, high: 3, error: 0 },
      { id: 'unread', low: 0, high: 0, error: 0 },
    ]);
  });

  test('leaves out what a stopped run did not come to', () => {
    const value = valuesIn(design, (a) => a);
    const part = tornadoBars(design, (run) => (run === 1 ? undefined : value(run)));
    expect(part.map(({ id }) => id)).toEqual(['b', 'unread']);
  });
});

describe('a screening', () => {
  const design = trajectories(ledger, 'seed', 6);

  test('moves every assumption once in a trajectory, by two thirds of its range', () => {
    expect(design.runs).toHaveLength(6 * 4);
    for (const { run, base, id, step } of design.comparisons) {
      const [before, after] = [design.runs[base]!.deviations, design.runs[run]!.deviations];
      expect(Object.keys(after).filter((name) => before[name] !== after[name])).toEqual([id]);
      expect(Math.abs(step)).toBeCloseTo(2 / 3);
    }
  });

  test('finds a straight effect without a spread, one that depends on another with it, and none at all', () => {
    const straight = influences(
      design,
      valuesIn(design, (a) => a * 10),
    );
    expect(straight.map(({ id, strength }) => [id, strength])).toEqual([
      ['a', expect.closeTo(40)],
      ['b', 0],
      ['unread', 0],
    ]);
    expect(straight[0]!.spread).toBeCloseTo(0);
    expect(survivors(straight).map(({ id }) => id)).toEqual(['a']);
    const together = influences(
      design,
      valuesIn(design, (a, b) => a * b),
    );
    expect(together.find(({ id }) => id === 'a')!.spread).toBeGreaterThan(0);
  });
});
