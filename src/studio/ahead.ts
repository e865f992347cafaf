import { turns, type Variant } from './knob.ts';
import { knobUnderCursor } from './obey.ts';
import { aboutVariant, type OpenQuestion } from './questions.ts';
import type { StudioState } from './state.ts';

/** Nothing is found out ahead that takes longer than so many milliseconds: who turns something else would wait for it. */
const MOST_MS = 600;

/**
 * What is worth finding out while nothing is asked for: the knob at hand a step further up and down, so that its next turn
 * is answered at once. Pure; the answers are remembered by whoever gives them, and asked for again when they are wanted.
 */
export function questionsAhead(state: StudioState): OpenQuestion[] {
  const { answers, overlay, paused, screen, variant } = state;
  const took = answers.wholeTook ?? Number.POSITIVE_INFINITY;
  if (screen !== 'what-if' || overlay !== null || paused || took > MOST_MS) return [];
  const knob = knobUnderCursor(state);
  if (knob === undefined || !turns(knob)) return [];
  const { [knob.id]: steps = 0, ...others } = variant;
  const next = [steps + 1, steps - 1].filter((to) => knob.least <= to && to <= knob.most);
  const variants = next.map((to): Variant => (to === 0 ? others : { ...others, [knob.id]: to }));
  return variants
    .filter((each) => Object.keys(each).length > 0)
    .map((each) => aboutVariant(state, each))
    .filter(({ key }) => !answers.ahead.has(key) && !answers.failed.has(key));
}
