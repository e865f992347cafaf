import type { Draws } from '../base/draws.ts';
import { exponential } from '../base/samplers.ts';

/** What the draws of a future are for, below the address of its customer. */
export const DRAW = { rate: 0, gap: 1, dropout: 2, dropoutRate: 3, alive: 4, stage: 5, left: 6, right: 7 } as const;

/** The moments of a Poisson process of the given rate before `weeks`. */
export function arrivals(draws: Draws, rate: number, weeks: number): number[] {
  const moments: number[] = [];
  for (let at = gap(draws, 0, rate); at < weeks; at += gap(draws, moments.length, rate)) moments.push(at);
  return moments;
}

function gap(draws: Draws, index: number, rate: number): number {
  return exponential(draws, DRAW.gap, index) / rate;
}
