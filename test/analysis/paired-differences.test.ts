import { expect, it } from 'vitest';
import { pairedDifferences } from '../../src/analysis/paired-differences.ts';
import type { Row } from '../../src/analysis/row.ts';

const row = (world: string, metric: string, median: number, tier?: string): Row => ({
  metric,
  world,
  month: 12,
  ...(tier === undefined ? {} : { tier }),
  unit: 'members',
  median,
  p05: median,
  p95: median,
});

it('lays each run beside itself, number by number', () => {
  const runs = [
    [row('a', 'x', 10), row('b', 'x', 12), row('a', 't', 1, 'gold'), row('b', 't', 2, 'gold')],
    [row('a', 'x', 100), row('b', 'x', 103), row('a', 't', 5, 'gold'), row('b', 't', 5, 'gold')],
    [row('a', 'x', 1000), row('b', 'x', 1004)],
  ];
  // The runs lie far apart and their differences do not: that is what a pair is for.
  expect(pairedDifferences(runs, 'b', 'a')).toEqual([
    { ...row('b', 'x', 3), p05: 2.1, p95: 3.9 },
    { ...row('b', 't', 0.5, 'gold'), p05: 0.05, p95: 0.95 },
  ]);
});

it('says nothing of what the other world does not have', () => {
  expect(pairedDifferences([[row('b', 'x', 1)]], 'b', 'a')).toEqual([]);
  expect(pairedDifferences([], 'b', 'a')).toEqual([]);
});
