import type { Row } from '../analysis/row.ts';
import { addMonths, formatMonth } from '../base/calendar.ts';
import { cellNames } from '../population/grid.ts';
import { formatChange, formatInterval, formatNumber } from '../report/number.ts';
import { printable } from '../report/printable.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker, type Wording } from '../report/wording.ts';
import { cellLabels } from './cell-labels.ts';
import { CLAIM_WORDS } from './claim-words.ts';
import { endsOf } from './flows.ts';
import { GOAL_WORDS } from './frames/goals.ts';
import { comparedShown, flowsShown, knobsShown, ledgerShown, linesShown, membersShown, rulesShown } from './items.ts';
import { type Knob, rangeText, valueText } from './knob.ts';
import { cursorOf } from './obey.ts';
import { FLOWS_PANE, NUMBERS_PANE } from './screens.ts';
import { placeOf, type StudioState, sweptKnob } from './state.ts';
import { GOALS, sweepPoints } from './sweep.ts';

/** The line under the cursor in a sentence; null where there is none. */
export function lineUnderCursor(state: StudioState, screen: Screen): string | null {
  const wording = WORDINGS[state.screen](state, cursorOf(state), screen);
  return wording === null ? null : speaker(state.language)(wording);
}

type LineWording = (state: StudioState, at: number, screen: Screen) => Wording | null;

const knobWording = (state: StudioState, knob: Knob | undefined): Wording | null => {
  if (knob === undefined) return null;
  const { study } = state.opened;
  const value = printable(valueText(knob, state.variant[knob.id] ?? 0, study));
  const range = rangeText(knob, study);
  return range === null
    ? say`${knob.name} is ${value}, without a range.`
    : say`${knob.name} is ${value}, between ${range[0]} and ${range[1]}.`;
};

const WORDINGS: Readonly<Record<StudioState['screen'], LineWording>> = {
  'what-if': (state, at, screen) => {
    if (placeOf(state).pane !== NUMBERS_PANE) return knobWording(state, knobsShown(state)[at]);
    const compared = comparedShown(state)[at];
    const independent = state.answers.whatIf?.independent;
    if (compared?.before === undefined || compared.after === undefined) return null;
    const { line, before, after, difference } = compared;
    const show = (row: Row, unit: string) => formatInterval(row, unit, screen, independent);
    const label = speaker(state.language)(line.label).trim();
    const told = say`${label}: as it is ${show(before, line.unit)}, what-if ${show(after, line.unit)}`;
    const change = difference?.row;
    return change === undefined || difference === null
      ? told
      : say`${told}; difference ${show(change, difference.unit)}`;
  },
  assumptions: (state, at) => {
    const knob = ledgerShown(state)[at];
    const told = knobWording(state, knob);
    if (knob === undefined || told === null) return null;
    const { unit, source, claim } = knob.assumption;
    return say`${told} In ${unit}; ${CLAIM_WORDS[claim]}; source: ${source}`;
  },
  forecast: (state, at, screen) => {
    const { base } = state.answers;
    const line = linesShown(state)[at];
    const row = line?.in('program');
    if (base === null || line === undefined || row === undefined) return null;
    return say`${speaker(state.language)(line.label).trim()}, ${line.when}: ${formatInterval(row, line.unit, screen, base.independent)}.`;
  },
  grid: (state, at, screen) => {
    const { answers, opened, language } = state;
    if (placeOf(state).pane === FLOWS_PANE) {
      const flow = flowsShown(state)[at];
      if (flow === undefined) return null;
      const [from, to] = endsOf(flow, state, speaker(language));
      return say`from ${from} to ${to}: ${formatInterval(flow, flow.unit, screen, answers.base?.independent)} members in the last month.`;
    }
    const { plan, spec } = opened.study;
    const name = cellNames(plan)[at];
    const row = answers.base?.rows.find(
      ({ metric, world, month, cell }) =>
        metric === 'grid.cell' && world === 'program' && month === spec.horizon && cell === name,
    );
    if (name === undefined || row === undefined) return null;
    const label = cellLabels(plan, speaker(language))[at]!;
    return say`${label}: ${formatInterval(row, row.unit, screen, answers.base?.independent)} members at the end.`;
  },
  members: (state, at, screen) => {
    const member = membersShown(state)[at];
    const way = member?.worlds[0];
    if (member === undefined || way === undefined) return null;
    const { plan, spec } = state.opened.study;
    const tier = spec.ladder === null ? '' : printable(plan.ladders[spec.ladder]!.tiers[way.tier]?.label ?? '');
    const worth = formatNumber(Math.round(member.yearlyContribution), plan.currency.code, screen);
    const known = say`member ${member.member}, worth ${worth} a year, tier ${tier}, satisfaction ${way.satisfaction.toFixed(1)}`;
    return way.leftIn === null
      ? say`${known}, stays.`
      : say`${known}, leaves in ${formatMonth(addMonths(spec.start, Math.max(0, way.leftIn - 1)))}.`;
  },
  program: (state, at) => {
    const { draft, problems } = state.opened;
    const rule = rulesShown(state)[at];
    if (rule === undefined) return null;
    const here = problems.filter(({ labels }) => {
      const label = labels.find(({ primary }) => primary);
      return label?.span.file === draft.file && draft.place(label.span.start).line === rule.number;
    });
    const told = say`line ${rule.number}: ${printable(rule.text.trim())}`;
    return here.length === 0 ? told : say`${told}; ${here[0]!.title}`;
  },
  sensitivity: (state, at, screen) => {
    const { answers, opened } = state;
    if (placeOf(state).pane === 0) {
      const number = answers.tornado?.numbers[at];
      if (number === undefined) return null;
      const { row, bars } = number;
      const median = formatNumber(row.median, row.unit, screen);
      const change = (by: number) => formatChange(by, null, row.unit, screen);
      const [widest] = bars;
      return widest === undefined
        ? say`${row.metric} is ${median}.`
        : say`${row.metric} is ${median}; it hangs most on ${widest.id}: ${change(widest.low)} at its low end, ${change(widest.high)} at its high end.`;
    }
    const knob = sweptKnob(state);
    if (knob === undefined || answers.sweep === null) return null;
    const { plan, spec } = opened.study;
    const top = spec.ladder === null ? null : plan.ladders[spec.ladder]!.tiers.at(-1)!.name;
    const point = sweepPoints(answers.sweep.rows, knob, spec.horizon, top, state.goals)[at];
    if (point === undefined) return null;
    const speak = speaker(state.language);
    const values = GOALS.flatMap(({ metric }, i) => {
      const row = point.values[i];
      return row === undefined
        ? []
        : [`${speak(GOAL_WORDS[metric])} ${formatInterval(row, row.unit, screen, answers.sweep?.independent)}`];
    });
    const told = say`${knob.name} at ${valueText(knob, point.steps, opened.study)}: ${values.join(', ')}`;
    return point.best ? say`${told}; no other place outdoes it` : told;
  },
};
