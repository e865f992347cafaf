import { printable } from '../../report/printable.ts';
import { speaker } from '../../report/wording.ts';
import { frame, type Look } from '../frame.ts';
import { SCREEN_TITLES } from '../screens.ts';
import type { StudioState } from '../state.ts';

const SIZE = { columns: 120, rows: 40 };
const LOOK: Look = { color: false, unicode: true };

/** The screen below what is asked about saving, as a picture in text that Markdown leaves alone. */
export function screenText(state: StudioState): string {
  const lines = frame({ ...state, overlay: null, notice: null }, SIZE, LOOK, 0).map((line) => line.trimEnd());
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g)?.map(({ length }) => length) ?? []));
  const fence = '`'.repeat(longest + 1);
  const title = speaker(state.language)(SCREEN_TITLES[state.screen]);
  return [`# ${printable(state.opened.study.plan.name)}: ${title}`, '', `${fence}text`, ...lines, fence, ''].join('\n');
}
