import type { SimulationSpec } from '../population/simulation-spec.ts';
import { say, type Wording } from '../report/wording.ts';

/** What an interval of the forecast covers and what it leaves out, in words for the reader of the numbers. */
export interface IntervalContents {
  readonly includes: readonly Wording[];
  readonly excludes: readonly Wording[];
}

/** From this many replicates on, 5 % of them are at least one; below, P5 and P95 are interpolated at the ends. */
const ENOUGH = 20;

/** The contents of the intervals of a forecast made under `spec`. */
export function intervalContents(spec: SimulationSpec): IntervalContents {
  const count = spec.replicates;
  const few =
    count === 1
      ? say`a single replicate: the interval is one point and says nothing about chance`
      : say`chance over ${count} replicates, fewer than ${ENOUGH}: P5 and P95 lie at their ends and understate the spread`;
  const assumed = spec.assumptions.filter(({ claim }) => claim === 'assumed').length;
  const { season = null, draws = [] } = spec.fitted ?? {};
  return {
    includes: [
      count < ENOUGH ? few : say`chance over ${count} replicates, each with members and luck drawn anew`,
      say`who answers surveys, and the noise of their answers`,
      ...(draws.length === 0
        ? []
        : [
            say`the fitted population: each replicate takes the parameters of one of ${draws.length} samples of the customers`,
          ]),
    ],
    excludes: [
      say`the ranges of the ${spec.assumptions.length} assumptions, of which ${assumed} are assumed and not measured`,
      draws.length === 0
        ? say`the uncertainty of numbers fitted to data`
        : say`the uncertainty of other numbers fitted to data`,
      season === null
        ? say`members who join after the start but by word of mouth, seasons and trends`
        : say`members who join after the start but by word of mouth, and trends`,
    ],
  };
}
