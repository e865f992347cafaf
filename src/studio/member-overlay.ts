import { type Explanation, explain } from '../analysis/explanation/explanation.ts';
import { addMonths, type Day } from '../base/calendar.ts';
import type { History } from '../engine/books.ts';
import { say } from '../report/wording.ts';
import type { Overlay, StudioState } from './state.ts';
import { turned, WHAT_IF } from './turned-study.ts';

type MemberOverlay = Extract<Overlay, { kind: 'member' }>;

/** The last day of a month of the simulation; the first is 1, and those of the warm-up are zero or below. */
function endOf({ opened }: StudioState, month: number): Day {
  return addMonths(opened.study.spec.start, month) - 1;
}

/** The member asked about, explained at the end of the horizon, now that what happened to it is known. */
export function withHistory(state: StudioState, overlay: MemberOverlay, history: History | null): StudioState {
  if (history === null) return { ...state, overlay: null, notice: { text: say`this member has no books`, bad: false } };
  return explainedOn(state, { ...overlay, history }, endOf(state, state.opened.study.spec.horizon));
}

/** The same member a month earlier or later or, by larger steps of a knob, a day; within the simulation. */
export function daysOn(state: StudioState, overlay: MemberOverlay, by: number): StudioState {
  if (overlay.explanation === null) return state;
  const { horizon, warmup } = state.opened.study.spec;
  const { on } = overlay.explanation;
  const ends = Array.from({ length: horizon + warmup + 1 }, (_, i) => endOf(state, i - warmup));
  const next = by < 0 ? ends.findLast((end) => end < on) : ends.find((end) => end > on);
  const wanted = Math.abs(by) > 1 ? on + Math.sign(by) : (next ?? on);
  return explainedOn(state, overlay, Math.max(ends[0]!, Math.min(ends.at(-1)!, wanted)));
}

function explainedOn(state: StudioState, overlay: MemberOverlay, on: Day): StudioState {
  const { opened, knobs, variant } = state;
  const { study, source } = opened;
  const own = overlay.world === WHAT_IF ? turned(study, knobs, variant) : study;
  const none = { whyNot: null, trial: [] };
  const explanation: Explanation = explain(own.plan, source, own.settings, overlay.history!, on, none);
  return { ...state, overlay: { ...overlay, explanation } };
}
