import { forecastPicture } from '../../html/forecast-picture.ts';
import { type PictureWords, terminalPicture } from '../../html/terminal-picture.ts';
import { printable } from '../../report/printable.ts';
import { say, speaker } from '../../report/wording.ts';
import { frame, type Size } from '../../studio/frame.ts';
import { SCREEN_TITLES } from '../../studio/screens.ts';
import type { StudioState } from '../../studio/state.ts';
import { summary } from '../../studio/summary.ts';
import { WHAT_IF } from '../../studio/turned-study.ts';

/** The screen of a state as an SVG picture of a size, whatever the terminal at hand can show. */
export function screenPicture(state: StudioState, size: Size): string {
  const lines = frame(state, size, { color: true, unicode: true }, 0);
  return terminalPicture(lines, size.columns, wordsOf(state));
}

/** The charts of what is known on a screen as an SVG picture: of the forecast, or of both sides of the what-if. */
export function chartsPicture(state: StudioState): string {
  const speak = speaker(state.language);
  const { base, whatIf } = state.answers;
  const [answer, worlds] =
    state.screen === 'what-if'
      ? [whatIf, { program: say`as it is`, [WHAT_IF]: say`what-if` }]
      : [base, { program: say`with the program`, none: say`no program` }];
  const named = Object.entries(worlds).map(([world, name]) => [world, speak(name)] as const);
  const forecast = { rows: answer?.rows ?? [], worlds: new Map(named) };
  return forecastPicture(state.opened.study, forecast, wordsOf(state));
}

function wordsOf(state: StudioState): PictureWords {
  const speak = speaker(state.language);
  // The title says which program it is of.
  const told = summary(state, { language: state.language, width: 200, color: false, unicode: true }).slice(1);
  return {
    title: `${printable(state.opened.study.plan.name)}: ${speak(SCREEN_TITLES[state.screen])}`,
    description: told.map(speak).join(' '),
    language: state.language,
  };
}
