import type { Draws, Word } from './draws.ts';
import { exp, log, power } from './elementary.ts';
import { EXPONENTIAL, LAYERS, NORMAL } from './ziggurat.ts';

/*
 * A variate takes one word of its address, said by `at`; the words of one address serve variates that are drawn together.
 * Where a word does not suffice, what more it takes stands at attempts of the same address that belong to that word alone.
 */

const TWO_M24 = 2 ** -24;
const TWO_M23 = 2 ** -23;
/** So many attempts belong to each try of a gamma variate: the try itself, those of its words, and its power. */
export const TRY = 64;
export const POWER_OF_TRY = 62;
/** From one attempt of a word to its next. */
export const WORDS = 4;

/** Exponential with mean 1. */
export function exponential(draws: Draws, purpose: number, index: number, at: Word = 0): number {
  draws.fill(purpose, index);
  const { widths, density, tail } = EXPONENTIAL;
  let bits = draws.bits(at);
  for (let attempt = 1 + at; ; attempt += WORDS) {
    const layer = bits & (LAYERS - 1);
    const x = ((bits >>> 8) + 0.5) * TWO_M24 * widths[layer]!;
    if (x < widths[layer + 1]!) return x;
    draws.fill(purpose, index, attempt);
    if (layer === 0) return tail - log(draws.word(0));
    if (liesUnder(density, layer, draws.word(0), -x)) return x;
    bits = draws.bits(1);
  }
}

/** True with the given probability. */
export function bernoulli(draws: Draws, purpose: number, index: number, probability: number, at: Word = 0): boolean {
  draws.fill(purpose, index);
  return draws.word(at) < probability;
}

/** Standard normal. */
export function normal(draws: Draws, purpose: number, index: number, at: Word = 0): number {
  return normalOf(draws, purpose, index, 0, at);
}

/** What of a gamma variate hangs on its shape alone. */
export function gammaParts(shape: number): { readonly d: number; readonly c: number } {
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  return { d, c: 1 / Math.sqrt(9 * d) };
}

/**
 * Gamma with the given shape (above 0) and rate 1, by Marsaglia and Tsang, "A simple method for generating gamma
 * variables" (2000), with their power of a uniform for shapes below 1. It takes the words 1 and 2 of its address.
 */
export function gamma(draws: Draws, purpose: number, index: number, shape: number): number {
  const { d, c } = gammaParts(shape);
  for (let attempt = 0; ; attempt += TRY) {
    const x = normalOf(draws, purpose, index, attempt, 1);
    const root = 1 + c * x;
    if (root <= 0) continue;
    draws.fill(purpose, index, attempt);
    const u = draws.word(2);
    const v = root * root * root;
    const square = x * x;
    // The first test is a cheap bound that accepts nearly always; the second is the exact one.
    if (u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1 - v + log(v))) {
      if (shape >= 1) return d * v;
      return d * v * power(draws.uniform(purpose, index, attempt + POWER_OF_TRY), 1 / shape);
    }
  }
}

function normalOf(draws: Draws, purpose: number, index: number, from: number, at: Word): number {
  draws.fill(purpose, index, from);
  const { widths, density, tail } = NORMAL;
  let bits = draws.bits(at);
  for (let attempt = from + 1 + at; ; attempt += WORDS) {
    const layer = bits & (LAYERS - 1);
    const x = ((bits >>> 9) + 0.5) * TWO_M23 * widths[layer]!;
    const sign = (bits & LAYERS) === 0 ? 1 : -1;
    if (x < widths[layer + 1]!) return sign * x;
    draws.fill(purpose, index, attempt);
    if (layer === 0) {
      const beyond = -log(draws.word(0)) / tail;
      const height = -log(draws.word(1));
      // Another number of the tail, until one lies under it.
      if (height + height >= beyond * beyond) return sign * (tail + beyond);
    } else if (liesUnder(density, layer, draws.word(0), -0.5 * x * x)) return sign * x;
    else bits = draws.bits(1);
  }
}

/** Whether a height drawn within a layer lies under the density at x, whose logarithm is given. */
function liesUnder(density: Float64Array, layer: number, u: number, exponent: number): boolean {
  const low = density[layer]!;
  return low + u * (density[layer + 1]! - low) < exp(exponent);
}
