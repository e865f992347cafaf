import { cellWidth, pad, wrap } from '../../report/cells.ts';
import { allOf, say, type Wording } from '../../report/wording.ts';
import { listed, type Room } from '../lay.ts';
import { type StudioState, sweptKnob } from '../state.ts';
import { FEWEST_GOALS, GOALS, type Goal, type SweepPoint, sweepPoints } from '../sweep.ts';

export const GOAL_WORDS: Readonly<Record<Goal, Wording>> = {
  'margin.contrib.total': say`contribution`,
  'atrisk.churn': say`hostages lost`,
  'liab.cost': say`owed for points`,
  'tier.share': say`in the top tier`,
};

/** What is better of each. */
export const BETTER_WORDS: Readonly<Record<Goal, Wording>> = {
  'margin.contrib.total': say`more contribution`,
  'atrisk.churn': say`fewer hostages lost`,
  'liab.cost': say`less owed for points`,
  'tier.share': say`more in the top tier`,
};

/** The points of the sweep as it is known, by the goals chosen; none where there is nothing to turn. */
export function pointsOf(state: StudioState): SweepPoint[] {
  const knob = sweptKnob(state);
  if (knob === undefined) return [];
  const { plan, spec } = state.opened.study;
  const top = spec.ladder === null ? null : plan.ladders[spec.ladder]!.tiers.at(-1)!.name;
  return sweepPoints(state.answers.sweep?.rows ?? [], knob, spec.horizon, top, state.goals);
}

/** What the star before a place says, and what to do where nearly every place has one. */
export function frontNotes({ goals, answers }: StudioState, points: readonly SweepPoint[], star: string): Wording[] {
  const best = points.filter((point) => point.best).length;
  const many = answers.sweep !== null && goals.length > FEWEST_GOALS && best > points.length / 2;
  return [
    say`${star}: no other place outdoes it, judged by ${allOf(goals.map((goal) => GOAL_WORDS[goal]))}.`,
    many
      ? say`${best} of ${points.length} places are such: fewer goals leave fewer of them. g chooses the goals.`
      : say`g chooses the goals.`,
  ];
}

/** The goals to choose from, those chosen with their places in the order. */
export function goalLines(state: StudioState, at: number, room: Room): string[] {
  const { paint, speak, screen } = room;
  const lines = GOALS.map(({ metric }) => `${placeText(state, metric)}  ${speak(BETTER_WORDS[metric])}`);
  const width = Math.max(...lines.map((line) => cellWidth(line, screen)));
  const points = pointsOf(state);
  const best = points.filter((point) => point.best).length;
  const notes = [
    say`Enter takes a goal in or leaves it out; two at least stay. The first two are drawn, and Escape goes back to the sweep.`,
    say`A place outdoes another where it is at least as good by every goal and better by one.`,
    ...(state.answers.sweep === null ? [] : [say`${best} of ${points.length} places are outdone by no other.`]),
  ];
  return [
    paint('strong', speak(say`What the sweep is judged by`)),
    '',
    ...listed(
      lines.map((line) => pad(line, width, screen)),
      at,
      room,
    ),
    '',
    ...notes.flatMap((note) => wrap(speak(note), screen.width, screen)),
  ];
}

/** Its number in the order in which goals were chosen, and nothing where it was not. */
function placeText({ goals }: StudioState, goal: Goal): string {
  const place = goals.indexOf(goal);
  return place < 0 ? '[ ]' : `[${place + 1}]`;
}
