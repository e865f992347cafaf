import type { Row } from '../analysis/row.ts';
import type { Alternative, Study } from '../population/simulation-spec.ts';
import type { Knob, Variant } from './knob.ts';
import { studyOfWorlds, turned } from './turned-study.ts';

/** What a sweep may be judged by: more of the first and the last is better, less of the two between. */
export const GOALS = [
  { metric: 'margin.contrib.total', better: 'more' },
  { metric: 'atrisk.churn', better: 'less' },
  { metric: 'liab.cost', better: 'less' },
  { metric: 'tier.share', better: 'more' },
] as const;

export type Goal = (typeof GOALS)[number]['metric'];

/** One goal has one best place and no front. */
export const FEWEST_GOALS = 2;

/** The goals with one more taken in, last, or one left out; null where too few would be left. */
export function withGoalToggled(goals: readonly Goal[], goal: Goal): readonly Goal[] | null {
  if (!goals.includes(goal)) return [...goals, goal];
  return goals.length > FEWEST_GOALS ? goals.filter((each) => each !== goal) : null;
}

/** A knob at one place of its range. */
export interface SweepPoint {
  readonly steps: number;
  /** By goal; undefined where the rows say nothing of it. */
  readonly values: readonly (Row | undefined)[];
  /** No other point is at least as good in every goal it is judged by and better in one. */
  readonly best: boolean;
}

/** More points than this are seen no better. */
const MOST_POINTS = 13;

/** The places of a knob's range that are tried, its own among them. */
export function sweepSteps({ least, most }: Knob): number[] {
  const stride = Math.max(1, Math.ceil((most - least) / (MOST_POINTS - 1)));
  const steps: number[] = [];
  for (let at = Math.ceil(least / stride) * stride; at <= most; at += stride) steps.push(at);
  return [...new Set([least, ...steps, most])].sort((a, b) => a - b);
}

function worldOf(steps: number): string {
  return steps === 0 ? 'program' : `sweep ${steps}`;
}

/** A study of the program with a knob at each of these places, all else being as the variant has it. */
export function sweepStudy(study: Study, knobs: readonly Knob[], knob: Knob, variant: Variant): Study {
  const own = { ...study, ...turned(study, knobs, { ...variant, [knob.id]: 0 }) };
  const worlds: Record<string, Alternative> = {};
  for (const steps of sweepSteps(knob))
    if (steps !== 0) worlds[worldOf(steps)] = turned(study, knobs, { ...variant, [knob.id]: steps });
  return studyOfWorlds(own, worlds);
}

/** The points of a sweep, from the lowest place up, judged by some goals. `top` is the tier whose share counts. */
export function sweepPoints(
  rows: readonly Row[],
  knob: Knob,
  horizon: number,
  top: string | null,
  goals: readonly Goal[],
): SweepPoint[] {
  const points = sweepSteps(knob).map((steps) => ({
    steps,
    values: GOALS.map(({ metric }) =>
      rows.find(
        (row) =>
          row.metric === metric &&
          row.world === worldOf(steps) &&
          row.month === horizon &&
          (row.tier === undefined || row.tier === top),
      ),
    ),
  }));
  return points.map((point) => ({
    ...point,
    best: !points.some((other) => outdoes(other.values, point.values, goals)),
  }));
}

/** What a point comes to in a goal; undefined where the rows say nothing of it. */
export function rowOf({ values }: Pick<SweepPoint, 'values'>, goal: Goal): Row | undefined {
  return values[GOALS.findIndex(({ metric }) => metric === goal)];
}

function outdoes(a: SweepPoint['values'], b: SweepPoint['values'], goals: readonly Goal[]): boolean {
  const gains = GOALS.flatMap(({ metric, better }, i) => {
    if (!goals.includes(metric)) return [];
    const gain = (a[i]?.median ?? 0) - (b[i]?.median ?? 0);
    return better === 'more' ? gain : -gain;
  });
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}
