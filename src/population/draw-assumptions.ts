import { Draws } from '../base/draws.ts';
import { gamma } from '../base/samplers.ts';
import type { Assumption } from './assumption.ts';
import { type Deviations, deviationOf, isUncertain } from './deviation.ts';
import { keyOf } from './seed.ts';

/**
 * One draw of all assumptions that have a range, each by itself from a PERT distribution: a beta distribution stretched
 * over the range, with the value as its mode at the customary weight of 4 (Malcolm, Roseboom, Clark, Fazar 1959, after
 * which its mean is (low + 4 value + high) / 6). The address of a number's draw is the seed, its id and `draw`, so that a
 * number more or less in the ledger moves no other, and every world sees the same draw.
 */
export function drawAssumptions(assumptions: readonly Assumption[], seed: string, draw: number): Deviations {
  return Object.fromEntries(
    assumptions.filter(isUncertain).map((each) => [each.id, deviationOf(each, pert(each, drawsOf(seed, each, draw)))]),
  );
}

/** The weight of the mode beside the two ends. */
const WEIGHT = 4;

/** What the two gamma draws of a beta are for. */
const FIRST = 0;
const SECOND = 1;

function drawsOf(seed: string, { id }: Assumption, draw: number): Draws {
  const draws = new Draws(keyOf(`${seed} assumption ${id}`));
  draws.turnTo(draw, 0);
  return draws;
}

function pert({ value, low, high }: Assumption, draws: Draws): number {
  const span = high - low;
  const above = gamma(draws, FIRST, 0, 1 + (WEIGHT * (value - low)) / span);
  const below = gamma(draws, SECOND, 0, 1 + (WEIGHT * (high - value)) / span);
  return low + (span * above) / (above + below);
}
