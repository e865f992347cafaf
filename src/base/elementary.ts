/**
 * Exponential, logarithm and power from sums, products and bits alone. A host's own differ from machine to machine in the
 * last bit, and no instruction of WebAssembly has them; these are the same to the last bit everywhere, so that a forecast
 * is too. `kernel/elementary-code` writes them once more, step by step as they stand here.
 */

/** Of the table of powers of two: so many lie between one and two. */
export const STEPS = 64;
/** Below and above these nothing sensible is asked, and the ends stand for what lies beyond. */
export const [LOWEST, HIGHEST] = [-708, 709];
export const STEPS_PER_UNIT = 92.33248261689366;
/** One step of the table in two parts: the first has so few bits that a multiple of it is exact. */
export const [STEP_HIGH, STEP_LOW] = [0.010830417275428772, 7.420820373486988e-9];
export const LN_2 = Math.LN2;
/** Added and taken away, it rounds to the nearest whole number. */
export const ROUNDER = 6755399441055744;
/** The upper words of one and of the root of a half. */
export const [ONE_WORD, ROOT_WORD] = [0x3ff0_0000, 0x3fe6_a09e];

/** 2 to the power of i / STEPS, as products of roots, which every machine rounds alike. */
export const POWERS: Float64Array = Float64Array.from({ length: STEPS }, (_, i) => {
  let [power, root] = [1, 2];
  for (let bit = STEPS / 2; bit >= 1; bit /= 2) {
    root = Math.sqrt(root);
    if ((i & bit) !== 0) power *= root;
  }
  return power;
});

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
double[0] = 1;
/** Where the upper word of a double is. */
const HIGH = words[1] === ONE_WORD ? 1 : 0;
const LOW = 1 - HIGH;

/** e to the power of x, within 2e-15 of itself; x beyond -708 and 709 counts as these. */
export function exp(x: number): number {
  const within = Math.min(HIGHEST, Math.max(LOWEST, x));
  const steps = within * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  const rest = within - steps * STEP_HIGH - steps * STEP_LOW;
  const square = rest * rest;
  const more = rest + square * (0.5 + rest * (1 / 6) + square * (1 / 24 + rest * (1 / 120)));
  words[LOW] = 0;
  words[HIGH] = ((steps >> 6) << 20) + ONE_WORD;
  const power = POWERS[steps & (STEPS - 1)]! * double[0]!;
  return power + power * more;
}

/** The natural logarithm of a number above zero, within 1e-15 of itself or of one. */
export function log(x: number): number {
  double[0] = x;
  const high = words[HIGH]! + (ONE_WORD - ROOT_WORD);
  const exponent = (high >> 20) - 0x3ff;
  words[HIGH] = (high & 0xf_ffff) + ROOT_WORD;
  const f = double[0]! - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = 1 / 3 + w * (1 / 7 + w * (1 / 11 + w * (1 / 15 + w * (1 / 19))));
  const odd = 1 / 5 + w * (1 / 9 + w * (1 / 13 + w * (1 / 17)));
  return exponent * LN_2 + (2 * s + 2 * s * z * (even + z * odd));
}

/** The nearest whole number, halves upward. One addition more than a machine's own takes it to any machine alike. */
export function nearest(x: number): number {
  return Math.floor(x + 0.5);
}

/** A number that is not below zero, to a power. Zero gives next to nothing for a power above zero, and one for zero. */
export function power(base: number, exponent: number): number {
  return exp(exponent * log(base));
}
