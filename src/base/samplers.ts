import type { Draws } from './draws.ts';

/** Exponential with mean 1. */
export function exponential(draws: Draws, purpose: number, index: number): number {
  return -Math.log(draws.uniform(purpose, index));
}

/** True with the given probability. */
export function bernoulli(draws: Draws, purpose: number, index: number, probability: number): boolean {
  return draws.uniform(purpose, index) < probability;
}

/** Standard normal, by Box and Muller: one draw from one address, where polar methods would need an unknown number. */
export function normal(draws: Draws, purpose: number, index: number): number {
  draws.fill(purpose, index);
  return boxMuller(draws.word(0), draws.word(1));
}

/**
 * Gamma with the given shape (above 0) and rate 1, by Marsaglia and Tsang, "A simple method for generating gamma
 * variables" (2000), with their power of a uniform for shapes below 1. Every attempt has an address of its own.
 */
export function gamma(draws: Draws, purpose: number, index: number, shape: number): number {
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let attempt = 0; ; attempt++) {
    draws.fill(purpose, index, attempt);
    const x = boxMuller(draws.word(0), draws.word(1));
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = draws.word(2);
    const square = x * x;
    // The first test is a cheap bound that accepts nearly always; the second is the exact one.
    if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) {
      return shape < 1 ? d * v * draws.word(3) ** (1 / shape) : d * v;
    }
  }
}

function boxMuller(first: number, second: number): number {
  return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second);
}
