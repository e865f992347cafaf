import { printable } from '../../report/printable.ts';
import { speaker } from '../../report/wording.ts';
import { frame, type Look, type Size } from '../frame.ts';
import { SCREEN_TITLES } from '../screens.ts';
import type { StudioState } from '../state.ts';

/** Of a screen that is kept. */
export const SAVED_SIZE: Size = { columns: 120, rows: 40 };
const LOOK: Look = { color: false, unicode: true };

/** A state in which nothing lies over the screen. */
export function bareScreen(state: StudioState): StudioState {
  return { ...state, overlay: null, notice: null };
}

/** The screen below what is asked about saving, as a picture in text that Markdown leaves alone. */
export function screenText(state: StudioState): string {
  const lines = frame(bareScreen(state), SAVED_SIZE, LOOK, 0).map((line) => line.trimEnd());
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g)?.map(({ length }) => length) ?? []));
  const fence = '`'.repeat(longest + 1);
  const title = speaker(state.language)(SCREEN_TITLES[state.screen]);
  return [`# ${printable(state.opened.study.plan.name)}: ${title}`, '', `${fence}text`, ...lines, fence, ''].join('\n');
}
