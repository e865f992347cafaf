import { type ForecastLine, forecastLines } from '../draw/forecast-lines.ts';
import { cellNames } from '../population/grid.ts';
import { speaker } from '../report/wording.ts';
import type { LiveMember } from '../workspace/live-question.ts';
import { type Knob, turns } from './knob.ts';
import { placeOf, type StudioState, sweptKnob } from './state.ts';
import { sweepSteps } from './sweep.ts';

/** Members nearer than this to the next tier are near it. */
const NEAR = 0.8;

/** The lines of the screen that the cursor goes through, and a filter chooses from. */
export function itemsOf(state: StudioState): readonly string[] {
  const { screen, answers, opened } = state;
  const { pane } = placeOf(state);
  switch (screen) {
    case 'forecast':
      return linesShown(state).map(({ metric }) => metric);
    case 'what-if':
      return knobsShown(state).map(({ id }) => id);
    case 'grid':
      return cellNames(opened.study.plan);
    case 'members':
      return membersShown(state).map(({ member }) => member);
    case 'program':
      return opened.draft.text.split('\n');
    case 'sensitivity': {
      if (pane === 0) return (answers.tornado?.numbers ?? []).map(({ row }) => row.metric);
      const knob = sweptKnob(state);
      return knob === undefined ? [] : sweepSteps(knob).map(String);
    }
    case 'assumptions':
      return ledgerShown(state).map(({ id }) => id);
  }
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
  const kind = pane === 0 ? 'setting' : 'assumption';
  return state.knobs.filter(
    (knob) => knob.kind === kind && (kind === 'setting' || turns(knob)) && has(knob.name, filter),
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
  const all = (state.answers.members?.members ?? []).filter(({ member }) => has(member, filter));
  if (pane === 1)
    return all.filter(({ atRisk }) => atRisk).toSorted((a, b) => b.yearlyContribution - a.yearlyContribution);
  if (pane === 2) return all.filter((member) => lossOf(member) > 0).toSorted((a, b) => lossOf(b) - lossOf(a));
  const near = (member: LiveMember) => member.worlds[0]?.nearness ?? 0;
  return all
    .filter((member) => member.worlds[0]?.leftIn === null && near(member) >= NEAR && near(member) < 1)
    .toSorted((a, b) => near(b) - near(a));
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
