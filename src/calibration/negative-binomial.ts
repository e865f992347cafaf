import { gammaln } from 'simple-statistics';

/** What is left beyond the last count that is listed. */
const TAIL = 1e-14;
/** Below this the probability of zero is no number any more, and counting starts near the mean. */
const UNDERFLOW = -700;

/**
 * How many purchases fall into `time` weeks when the rate is Gamma(shape, rate) over customers: the probability of each
 * count n = 0, 1, 2 ..., until what is left is negligible. Source: Ehrenberg 1959.
 */
export function countProbabilities(shape: number, rate: number, time: number): Float64Array {
  if (time <= 0) return Float64Array.of(1);
  const success = time / (rate + time);
  const logZero = shape * Math.log1p(-success);
  const mean = (shape * time) / rate;
  const spread = Math.sqrt(mean / (1 - success));
  const first = logZero > UNDERFLOW ? 0 : Math.max(0, Math.floor(mean - 12 * spread));
  const logFirst =
    logZero +
    gammaln(shape + first) -
    gammaln(shape) -
    gammaln(first + 1) +
    (first === 0 ? 0 : first * Math.log(success));
  const probabilities: number[] = new Array(first).fill(0);
  let probability = first === 0 ? Math.exp(logZero) : Math.exp(logFirst);
  for (let n = first; ; n++) {
    probabilities.push(probability);
    const ratio = ((shape + n) / (n + 1)) * success;
    // Beyond the mean the terms fall at least as fast as a geometric row with this ratio.
    if (n > mean && ratio < 1 && (probability * ratio) / (1 - ratio) < TAIL) break;
    probability *= ratio;
  }
  return Float64Array.from(probabilities);
}

/** From the probabilities of counts, that of at least n, for each n. Summed from the far end, where they are small. */
export function atLeast(probabilities: Float64Array): Float64Array {
  const tails = new Float64Array(probabilities.length);
  let tail = 0;
  for (let n = probabilities.length - 1; n >= 0; n--) {
    tail += probabilities[n]!;
    tails[n] = tail;
  }
  return tails;
}
