import { inTurns, uncertainOf } from '../population/forecast-runs.ts';
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
  const byParameters = sources.includes('parameters');
  const byImputation = sources.includes('imputation');
  const { season = null } = spec.fitted ?? {};
  return {
    includes: [
      ...varied(spec, sources),
      ...(byChance ? [say`who answers surveys, and the noise of their answers`] : []),
      ...(byParameters ? [parametersOf(spec)] : []),
      ...(byImputation
        ? [
            say`in \`nps.imputed\` and \`grid.imputed\`, what those would have answered who did not, drawn anew in each replicate`,
          ]
        : []),
    ],
    excludes: [
      ...(byChance ? [] : [say`chance: all replicates have the same members and the same luck`]),
      byAssumptions
        ? say`that assumptions may be wrong together: each is drawn by itself`
        : say`the ranges of the ${spec.assumptions.length} assumptions, of which ${assumed} are assumed and not measured`,
      ...(spec.fitted === null || byParameters
        ? []
        : [say`the uncertainty of the fitted population: all replicates have the parameters that fit best`]),
      byParameters
        ? say`the uncertainty of other numbers fitted to data`
        : say`the uncertainty of numbers fitted to data`,
      say`how unlike the others those are who do not answer surveys`,
      season === null
        ? say`members who join after the start but by word of mouth, seasons and trends`
        : say`members who join after the start but by word of mouth, and trends`,
    ],
  };
}

function parametersOf(spec: SimulationSpec): Wording {
  const samples = spec.fitted?.draws.length ?? 0;
  return samples > 0
    ? say`the fitted population: a draw takes the parameters of one of ${samples} samples of the customers`
    : say`the fitted population: the ranges of ${uncertainOf(spec).fitted.length} parameters, two standard errors wide on either side`;
}

/** What is said of chance and of the assumptions, which share turns with the parameters where those vary too. */
function varied(spec: SimulationSpec, sources: readonly Source[]): Wording[] {
  const { replicates } = spec;
  const byChance = sources.includes('chance');
  const byAssumptions = sources.includes('assumptions');
  const ranged = uncertainOf(spec).assumed.length;
  if (replicates === 1) {
    return byAssumptions
      ? [say`a single replicate, with one draw of the assumptions: the interval is one point and says nothing`]
      : [say`a single replicate: the interval is one point and says nothing about chance`];
  }
  const few = replicates < ENOUGH;
  const alone = !byAssumptions && !sources.includes('parameters');
  if (alone && !few && byChance) {
    return [say`chance over ${replicates} replicates, each with members and luck drawn anew`];
  }
  if (alone && byChance) {
    return [
      say`chance over ${replicates} replicates, fewer than ${ENOUGH}: P5 and P95 lie at their ends and understate the spread`,
    ];
  }
  const turns = inTurns(sources).length;
  return [
    ...(byChance
      ? [
          turns === 2
            ? say`chance over ${replicates} replicates, with members and luck drawn anew in every other one`
            : say`chance over ${replicates} replicates, with members and luck drawn anew in one of ${turns}`,
        ]
      : []),
    ...(byAssumptions ? [rangesOf(ranged, replicates, turns)] : []),
    ...(few ? [say`replicates fewer than ${ENOUGH}: P5 and P95 lie at their ends and understate the spread`] : []),
  ];
}

function rangesOf(ranged: number, replicates: number, turns: number): Wording {
  if (turns === 1) return say`the ranges of ${ranged} assumptions, drawn anew in each of ${replicates} replicates`;
  return turns === 2
    ? say`the ranges of ${ranged} assumptions, drawn anew in the replicates between`
    : say`the ranges of ${ranged} assumptions, drawn anew in one of ${turns} replicates`;
}
