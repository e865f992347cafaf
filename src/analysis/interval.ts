import { quantileSorted } from 'simple-statistics';

/** What replicates say about one number: their median, and the values that 5 % and 95 % of them stay below. */
export interface Interval {
  readonly median: number;
  readonly p05: number;
  readonly p95: number;
}

/** Linear between replicates, and rounded to a fixed number of decimals, so that the same sums give the same bytes. `values` must not be empty. */
export function intervalOf(values: readonly number[], decimals: number): Interval {
  const [first, ...more] = values;
  if (first !== undefined && more.length === 0) {
    const only = Number(first.toFixed(decimals)) + 0;
    return { median: only, p05: only, p95: only };
  }
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => Number(quantileSorted(sorted, share).toFixed(decimals)) + 0;
  return { median: at(0.5), p05: at(0.05), p95: at(0.95) };
}
