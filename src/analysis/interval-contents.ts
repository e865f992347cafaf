import { isUncertain } from '../population/deviation.ts';
import type { SimulationSpec } from '../population/simulation-spec.ts';
import type { Source } from '../population/sources.ts';
import { say, type Wording } from '../report/wording.ts';

/** What an interval of the forecast covers and what it leaves out, in words for the reader of the numbers. */
export interface IntervalContents {
  readonly includes: readonly Wording[];
  readonly excludes: readonly Wording[];
}

/** From this many replicates on, 5 % of them are at least one; below, P5 and P95 are interpolated at the ends. */
const ENOUGH = 20;

/** The contents of the intervals of a forecast made under `spec`, in which the given sources vary. */
export function intervalContents(spec: SimulationSpec, sources: readonly Source[] = ['chance']): IntervalContents {
  const byChance = sources.includes('chance');
  const byAssumptions = sources.includes('assumptions');
  const assumed = spec.assumptions.filter(({ claim }) => claim === 'assumed').length;
  const { season = null, draws = [] } = spec.fitted ?? {};
  return {
    includes: [
      ...varied(spec, byChance, byAssumptions),
      ...(byChance ? [say`who answers surveys, and the noise of their answers`] : []),
      ...(draws.length === 0
        ? []
        : [
            say`the fitted population: each replicate takes the parameters of one of ${draws.length} samples of the customers`,
          ]),
    ],
    excludes: [
      ...(byChance ? [] : [say`chance: all replicates have the same members and the same luck`]),
      byAssumptions
        ? say`that assumptions may be wrong together: each is drawn by itself`
        : say`the ranges of the ${spec.assumptions.length} assumptions, of which ${assumed} are assumed and not measured`,
      draws.length === 0
        ? say`the uncertainty of numbers fitted to data`
        : say`the uncertainty of other numbers fitted to data`,
      say`how unlike the others those are who do not answer surveys`,
      season === null
        ? say`members who join after the start but by word of mouth, seasons and trends`
        : say`members who join after the start but by word of mouth, and trends`,
    ],
  };
}

function varied({ replicates, assumptions }: SimulationSpec, byChance: boolean, byAssumptions: boolean): Wording[] {
  const ranged = assumptions.filter(isUncertain).length;
  if (replicates === 1) {
    return byAssumptions
      ? [say`a single replicate, with one draw of the assumptions: the interval is one point and says nothing`]
      : [say`a single replicate: the interval is one point and says nothing about chance`];
  }
  const few = replicates < ENOUGH;
  if (!byAssumptions && !few && byChance) {
    return [say`chance over ${replicates} replicates, each with members and luck drawn anew`];
  }
  if (!byAssumptions && byChance) {
    return [
      say`chance over ${replicates} replicates, fewer than ${ENOUGH}: P5 and P95 lie at their ends and understate the spread`,
    ];
  }
  return [
    ...(byChance
      ? [say`chance over ${replicates} replicates, with members and luck drawn anew in every other one`]
      : []),
    ...(byAssumptions
      ? [
          byChance
            ? say`the ranges of ${ranged} assumptions, drawn anew in the replicates between`
            : say`the ranges of ${ranged} assumptions, drawn anew in each of ${replicates} replicates`,
        ]
      : []),
    ...(few ? [say`replicates fewer than ${ENOUGH}: P5 and P95 lie at their ends and understate the spread`] : []),
  ];
}
