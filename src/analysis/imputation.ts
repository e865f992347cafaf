import { Draws } from '../base/draws.ts';
import { gamma } from '../base/samplers.ts';
import { PLAIN_CELLS, VOICES, voiceOf } from '../model/customer-grid.ts';
import { keyOf } from '../population/seed.ts';

const UNKNOWN = VOICES.indexOf('unknown');

/** Which draw of the answers that nobody gave, under which seed. */
export interface ImputationDraw {
  readonly seed: string;
  readonly draw: number;
}

/**
 * The cells of the grid as they would be if members without an answer were like those of the same profit with one, with
 * nobody left in the unknown ones; undefined in cells of a profit of which nobody answered. Null for `by` gives what is
 * expected; a draw is as uncertain as what so few answers tell of the shares, and as so many unknown members are chance.
 * The address of a draw is the seed, its number, the profit and the voice, so that months and worlds are paired.
 * @param counts members by cell, in the order of `PLAIN_CELLS`
 */
export function imputedCells(counts: readonly number[], by: ImputationDraw | null): (number | undefined)[] {
  return PLAIN_CELLS.map((_, cell) => {
    if (voiceOf(cell) === 'unknown') return 0;
    const first = cell - (cell % VOICES.length);
    const known = counts.slice(first, first + UNKNOWN);
    const answered = known.reduce((sum, members) => sum + members, 0);
    const unknown = counts[first + UNKNOWN]!;
    if (unknown === 0) return counts[cell]!;
    if (answered === 0) return undefined;
    return counts[cell]! + unknown * sharesOf(known, unknown, first, by)[cell - first]!;
  });
}

/** The shares of the voices among the unknown of a profit. */
function sharesOf(known: readonly number[], unknown: number, first: number, by: ImputationDraw | null): number[] {
  const answered = known.reduce((sum, members) => sum + members, 0);
  if (by === null) return known.map((members) => members / answered);
  const draws = new Draws(keyOf(`${by.seed} imputation`));
  draws.turnTo(by.draw, 0);
  // A Dirichlet of as many answers as have the variance of both: of the shares, and of so many drawn by them.
  const weight = unknown / (answered + unknown);
  const parts = known.map((members, voice) => (members === 0 ? 0 : gamma(draws, first + voice, 0, members * weight)));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return whole === 0 ? known.map((members) => members / answered) : parts.map((part) => part / whole);
}
