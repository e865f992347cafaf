import { inTurn, say, type Wording } from '../report/wording.ts';
import { type Knob, type Variant, valueText } from './knob.ts';
import type { StudioState } from './state.ts';

/** So many changes can be undone. */
const MOST_UNDO = 200;

/** A knob so many steps from where it stands by itself. */
export function turnTo(state: StudioState, knob: Knob, steps: number): StudioState {
  const { [knob.id]: _, ...others } = state.variant;
  return changed(state, steps === 0 ? others : { ...others, [knob.id]: steps });
}

/** Another variant, which can be undone. */
export function changed(state: StudioState, variant: Variant): StudioState {
  if (sameVariant(variant, state.variant)) return state;
  const undo = [...state.undo, state.variant].slice(-MOST_UNDO);
  return withVariant({ ...state, undo, redo: [] }, variant);
}

function withVariant(state: StudioState, variant: Variant): StudioState {
  // What is known of the variant before is shown, and said to be old, until there is something new.
  const whatIf = Object.keys(variant).length === 0 ? null : state.answers.whatIf;
  return { ...state, variant, answers: { ...state.answers, whatIf, members: null, sweep: null } };
}

function sameVariant(a: Variant, b: Variant): boolean {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ids].every((id) => a[id] === b[id]);
}

/** The variant before, or the one gone back from. */
export function swapped(state: StudioState, from: 'undo' | 'redo', to: 'undo' | 'redo'): StudioState {
  const variant = state[from].at(-1);
  if (variant === undefined) return state;
  const stacks = { [from]: state[from].slice(0, -1), [to]: [...state[to], state.variant] };
  return { ...withVariant({ ...state, ...stacks }, variant), notice: { text: changeText(state, variant), bad: false } };
}

/** What becomes of the knobs by another variant, for who does not see them just now. */
function changeText({ knobs, variant: before, opened }: StudioState, variant: Variant): Wording {
  const changes = knobs.flatMap((knob) => {
    const [was, is] = [before[knob.id] ?? 0, variant[knob.id] ?? 0];
    return was === is
      ? []
      : [say`${knob.name}: ${valueText(knob, was, opened.study)} to ${valueText(knob, is, opened.study)}`];
  });
  return inTurn(changes);
}
