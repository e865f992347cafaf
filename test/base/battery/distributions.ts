import { gammaln } from 'simple-statistics';

/** The regularized lower incomplete gamma function P(a, x): the chance that a gamma variable of shape `a` lies below `x`. */
export function gammaCdf(shape: number, x: number): number {
  if (x <= 0) return 0;
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/** 1 - P(a, x), exact in the far tail as well. */
function gammaTail(shape: number, x: number): number {
  if (x <= 0) return 1;
  return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x);
}

const ENOUGH = 1e-15;
const MOST_TERMS = 100_000;

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && Math.abs(term) > Math.abs(sum) * ENOUGH; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(-x + a * Math.log(x) - gammaln(a));
}

/** By the continued fraction of Legendre, evaluated as Lentz does. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b, tiny);
    c = nonZero(b + an / c, tiny);
    h *= d * c;
    if (Math.abs(d * c - 1) < ENOUGH) break;
  }
  return h * Math.exp(-x + a * Math.log(x) - gammaln(a));
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** The chance that a chi-square variable lies at `x` or above. */
export function chiSquareTail(freedom: number, x: number): number {
  return gammaTail(freedom / 2, x / 2);
}

export function normalCdf(x: number): number {
  const inside = gammaCdf(0.5, (x * x) / 2) / 2;
  return x < 0 ? 0.5 - inside : 0.5 + inside;
}

/** The chance that a standard normal variable lies as far from 0 as `z`, on either side. */
export function normalTails(z: number): number {
  return gammaTail(0.5, (z * z) / 2);
}

/** The chance that a count of this mean is exactly `count`. */
export function poisson(mean: number, count: number): number {
  return Math.exp(count * Math.log(mean) - mean - gammaln(count + 1));
}

/** The chance of `hits` in `tries`. */
export function binomial(tries: number, hits: number, chance: number): number {
  const ways = gammaln(tries + 1) - gammaln(hits + 1) - gammaln(tries - hits + 1);
  return Math.exp(ways + hits * Math.log(chance) + (tries - hits) * Math.log(1 - chance));
}
