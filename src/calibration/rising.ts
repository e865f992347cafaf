/**
 * The logarithm of the rising factorial, log a(a+1)...(a+n-1), for n = 0..most. Ratios of gamma and beta functions whose
 * arguments differ by whole numbers are sums of these: exact to rounding at any size, where a difference of two
 * log-gammas would cancel.
 */
export function logRising(a: number, most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 0; n < most; n++) logs[n + 1] = logs[n]! + Math.log(a + n);
  return logs;
}

/** The slope of `logRising` in `a`: 1/a + 1/(a+1) + ... for n = 0..most, a difference of digamma functions. */
export function slopeRising(a: number, most: number): Float64Array {
  const slopes = new Float64Array(most + 1);
  for (let n = 0; n < most; n++) slopes[n + 1] = slopes[n]! + 1 / (a + n);
  return slopes;
}

/** `logRising` at a single n. */
export function logRisingAt(a: number, n: number): number {
  let log = 0;
  for (let i = 0; i < n; i++) log += Math.log(a + i);
  return log;
}
