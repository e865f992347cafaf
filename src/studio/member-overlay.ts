import { type Explanation, explain } from '../analysis/explanation/explanation.ts';
import { addMonths } from '../base/calendar.ts';
import type { History } from '../engine/books.ts';
import { say } from '../report/wording.ts';
import type { Overlay, StudioState } from './state.ts';
import { turned, WHAT_IF } from './turned-study.ts';

type MemberOverlay = Extract<Overlay, { kind: 'member' }>;

/** The member asked about, explained at the end of the horizon, now that what happened to it is known. */
export function withHistory(state: StudioState, overlay: MemberOverlay, history: History | null): StudioState {
  if (history === null) return { ...state, overlay: null, notice: { text: say`this member has no books`, bad: false } };
  return explainedIn({ ...state, overlay: { ...overlay, history } }, { ...overlay, history }, overlay.month);
}

/** The same member so many months earlier or later, within the simulation. */
export function monthsOn(state: StudioState, overlay: MemberOverlay, by: number): StudioState {
  if (overlay.history === null) return state;
  const { horizon, warmup } = state.opened.study.spec;
  return explainedIn(state, overlay, Math.max(-warmup, Math.min(horizon, overlay.month + by)));
}

/** `month` is the one at whose end the member is explained; 0 is the start. */
function explainedIn(state: StudioState, overlay: MemberOverlay, month: number): StudioState {
  const { opened, knobs, variant } = state;
  const { study, source } = opened;
  const own = overlay.world === WHAT_IF ? turned(study, knobs, variant) : study;
  const on = addMonths(study.spec.start, month) - 1;
  const none = { whyNot: null, trial: [] };
  const explanation: Explanation = explain(own.plan, source, own.settings, overlay.history!, on, none);
  return { ...state, overlay: { ...overlay, month, explanation } };
}
