import type { Row } from '../analysis/row.ts';
import { type ForecastLine, forecastLines } from '../draw/forecast-lines.ts';
import { cellNames } from '../population/grid.ts';
import { speaker } from '../report/wording.ts';
import type { LiveMember } from '../workspace/live-question.ts';
import { type ComparedLine, comparedLines } from './compared.ts';
import { endsOf, flowsOf } from './flows.ts';
import { type Knob, turns } from './knob.ts';
import { FLOWS_PANE, NUMBERS_PANE } from './screens.ts';
import { isTurned, placeOf, type StudioState, sweptKnob } from './state.ts';
import { sweepSteps } from './sweep.ts';

/** Members nearer than this to the next tier are near it. */
const NEAR = 0.8;

/** The lines of the screen that the cursor goes through, and a filter chooses from. */
export function itemsOf(state: StudioState): readonly string[] {
  const { screen, answers, opened } = state;
  const { pane } = placeOf(state);
  switch (screen) {
    case 'forecast':
      return linesShown(state).map(keyOf);
    case 'what-if':
      if (pane === NUMBERS_PANE) return comparedShown(state).map(({ line }) => keyOf(line));
      return knobsShown(state).map(({ id }) => id);
    case 'grid':
      if (pane === FLOWS_PANE) return flowsShown(state).map(({ cell, to }) => `${cell} ${to}`);
      return cellNames(opened.study.plan);
    case 'members':
      return membersShown(state).map(({ member }) => member);
    case 'program':
      return rulesShown(state).map(({ number }) => String(number));
    case 'sensitivity': {
      if (pane === 0) return (answers.tornado?.numbers ?? []).map(({ row }) => row.metric);
      const knob = sweptKnob(state);
      return knob === undefined ? [] : sweepSteps(knob).map(String);
    }
    case 'assumptions':
      return ledgerShown(state).map(({ id }) => id);
  }
}

/** A number by its metric, then what it is of, where there are several; `metricOf` knows the metric by it. */
function keyOf({ metric, part }: ForecastLine): string {
  return part === '' ? metric : `${metric} ${part}`;
}

/** The metric of an item that is a number. */
export function metricOf(item: string): string {
  return item.split(' ')[0]!;
}

/** The flows of the grid, of which the filter leaves those that come from or go to what holds it. */
export function flowsShown(state: StudioState): Row[] {
  const speak = speaker(state.language);
  return flowsOf(state).filter((row) => has(endsOf(row, state, speak).join(' '), state.places.grid.filter));
}

/** The numbers of the what-if, of which the filter leaves those whose label holds it. */
export function comparedShown({ answers, opened, places, language, variant }: StudioState): ComparedLine[] {
  if (!isTurned({ variant })) return [];
  const { pane, filter } = places['what-if'];
  const lines = comparedLines(answers.whatIf, opened.study.spec.horizon);
  return pane === NUMBERS_PANE ? lines.filter(({ line }) => has(speaker(language)(line.label), filter)) : lines;
}

/** The main numbers, of which the filter leaves those whose label holds it. */
export function linesShown({ answers, opened, places, language }: StudioState): ForecastLine[] {
  const { filter } = places.forecast;
  const lines = forecastLines(answers.base?.rows ?? [], opened.study.spec.horizon);
  return lines.filter(({ label }) => has(speaker(language)(label), filter));
}

/** The knobs of the pane, of which the filter leaves those whose name holds it. */
export function knobsShown(state: StudioState): readonly Knob[] {
  const { pane, filter } = placeOf(state);
  const kind = pane === 1 ? 'assumption' : 'setting';
  const wanted = pane === NUMBERS_PANE ? '' : filter;
  return state.knobs.filter(
    (knob) => knob.kind === kind && (kind === 'setting' || turns(knob)) && has(knob.name, wanted),
  );
}

/** The ledger, of which the filter leaves what holds it in its name, source or claim. */
export function ledgerShown(state: StudioState): readonly (Knob & { readonly kind: 'assumption' })[] {
  const { filter } = state.places.assumptions;
  return state.knobs.flatMap((knob) =>
    knob.kind === 'assumption' &&
    has(`${knob.name} ${knob.assumption.source} ${knob.assumption.claim} ${knob.assumption.unit}`, filter)
      ? [knob]
      : [],
  );
}

/** The members of the pane: near a tier, hostages, or those who lose by the change; those that matter most first. */
export function membersShown(state: StudioState): readonly LiveMember[] {
  const { pane, filter } = state.places.members;
  const { plan, spec } = state.opened.study;
  const tiers = spec.ladder === null ? [] : plan.ladders[spec.ladder]!.tiers;
  const all = (state.answers.members?.members ?? []).filter(({ member, worlds }) =>
    has([member, ...worlds.map(({ tier }) => tiers[tier]?.label ?? '')].join(' '), filter),
  );
  if (pane === 1)
    return all.filter(({ atRisk }) => atRisk).toSorted((a, b) => b.yearlyContribution - a.yearlyContribution);
  if (pane === 2) return all.filter((member) => lossOf(member) > 0).toSorted((a, b) => lossOf(b) - lossOf(a));
  const near = (member: LiveMember) => member.worlds[0]?.nearness ?? 0;
  return all
    .filter((member) => member.worlds[0]?.leftIn === null && near(member) >= NEAR && near(member) < 1)
    .toSorted((a, b) => near(b) - near(a));
}

/** The lines of the program as it stands on disk with their numbers from 1, of which the filter leaves those that hold it. */
export function rulesShown({ opened, places }: Pick<StudioState, 'opened' | 'places'>): {
  readonly number: number;
  readonly text: string;
}[] {
  const { filter } = places.program;
  return opened.draft.text
    .split('\n')
    .map((text, i) => ({ number: i + 1, text }))
    .filter(({ text }) => has(text, filter));
}

/** How much a member loses by the change: tiers first, then how much less is bought, as a part of what was. */
export function lossOf({ worlds: [before, after] }: LiveMember): number {
  if (before === undefined || after === undefined) return 0;
  const sales = before.sales > 0 ? (before.sales - after.sales) / before.sales : 0;
  const gone = after.leftIn !== null && (before.leftIn === null || after.leftIn < before.leftIn) ? 1 : 0;
  return Math.max(0, before.tier - after.tier) + gone + Math.max(0, sales);
}

function has(text: string, filter: string): boolean {
  return text.toLowerCase().includes(filter.toLowerCase());
}
