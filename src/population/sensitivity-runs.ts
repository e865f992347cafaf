import { Draws } from '../base/draws.ts';
import type { Assumption } from './assumption.ts';
import { deviationOf, isUncertain } from './deviation.ts';
import { keyOf } from './seed.ts';
import { plainRun, type StudyRun } from './study-run.ts';

/** A run beside the one it is compared with, by their places, and what is different between the two. */
export interface Comparison {
  readonly id: string;
  readonly chance: number;
  readonly run: number;
  readonly base: number;
  /** How much further the assumption lies in its range in `run`, as a part of the range. */
  readonly step: number;
}

/** Runs to be made, and how they are to be compared. */
export interface SensitivityDesign {
  readonly runs: readonly StudyRun[];
  readonly comparisons: readonly Comparison[];
}

/**
 * Each assumption at the low and at the high end of its range while all others keep their values, on the luck of each
 * replicate. One comparison for each end that is not the value itself.
 */
export function oneAtATime(assumptions: readonly Assumption[], replicates: number): SensitivityDesign {
  const runs: StudyRun[] = [];
  const comparisons: Comparison[] = [];
  for (let chance = 0; chance < replicates; chance++) {
    const base = runs.push(plainRun(chance)) - 1;
    for (const { id, value, low, high } of assumptions.filter(isUncertain)) {
      for (const [by, end] of [
        [-1, low],
        [1, high],
      ] as const) {
        if (end === value) continue;
        const run = runs.push({ ...plainRun(chance), deviations: { [id]: by } }) - 1;
        comparisons.push({ id, chance, run, base, step: (end - value) / (high - low) });
      }
    }
  }
  return { runs, comparisons };
}

/** Levels of a range in a screening, from its low to its high end, and how many of them a step goes. */
const LEVELS = 4;
const STEP = LEVELS / 2;

/**
 * The trajectories of Morris ("Factorial sampling plans for preliminary computational experiments", 1991): each begins at a
 * point drawn on a grid of four levels and moves every assumption once, in a drawn order, by two thirds of its range. All
 * runs of a trajectory share members and luck. The address of a draw is the seed, the assumption's id and the trajectory.
 */
export function trajectories(assumptions: readonly Assumption[], seed: string, count: number): SensitivityDesign {
  const runs: StudyRun[] = [];
  const comparisons: Comparison[] = [];
  const uncertain = assumptions.filter(isUncertain);
  for (let chance = 0; chance < count; chance++) {
    const point: Record<string, number> = {};
    const moves = uncertain.map((assumption) => {
      const draws = new Draws(keyOf(`${seed} screening ${assumption.id}`));
      draws.turnTo(chance, 0);
      const from = Math.floor(draws.uniform(0, 0) * LEVELS);
      const to = from < STEP ? from + STEP : from - STEP;
      point[assumption.id] = atLevel(assumption, from);
      return { assumption, from, to, turn: draws.uniform(1, 0) };
    });
    let base = runs.push({ ...plainRun(chance), deviations: { ...point } }) - 1;
    for (const { assumption, from, to } of moves.toSorted((a, b) => a.turn - b.turn)) {
      point[assumption.id] = atLevel(assumption, to);
      const run = runs.push({ ...plainRun(chance), deviations: { ...point } }) - 1;
      comparisons.push({ id: assumption.id, chance, run, base, step: (to - from) / (LEVELS - 1) });
      base = run;
    }
  }
  return { runs, comparisons };
}

function atLevel(assumption: Assumption, level: number): number {
  const { low, high } = assumption;
  return deviationOf(assumption, low + ((high - low) * level) / (LEVELS - 1));
}
