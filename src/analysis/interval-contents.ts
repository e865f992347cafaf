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
  return {
    includes: [
      count < ENOUGH ? few : say`chance over ${count} replicates, each with members and luck drawn anew`,
      say`who answers surveys, and the noise of their answers`,
    ],
    excludes: [
      say`the ranges of the ${spec.assumptions.length} assumptions, of which ${assumed} are assumed and not measured`,
      say`the uncertainty of numbers fitted to data`,
      say`members who join after the start but by word of mouth, seasons and trends`,
    ],
  };
}
