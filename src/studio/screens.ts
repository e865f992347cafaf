import { say, type Wording } from '../report/wording.ts';

/** The screens of the studio, in the order of their number keys. */
export const SCREENS = ['forecast', 'what-if', 'grid', 'members', 'program', 'sensitivity', 'assumptions'] as const;

export type ScreenName = (typeof SCREENS)[number];

export const SCREEN_TITLES: Readonly<Record<ScreenName, Wording>> = {
  forecast: say`Forecast`,
  'what-if': say`What-if`,
  grid: say`Grid`,
  members: say`Members`,
  program: say`Program`,
  sensitivity: say`Sensitivity`,
  assumptions: say`Assumptions`,
};

/** Of the screen Grid: who goes from where to where. */
export const FLOWS_PANE = 1;

/** Of the screen What-if: the numbers, beside which there are two parts of knobs. */
export const NUMBERS_PANE = 2;

/** The parts of a screen between which Tab goes; a screen with one part has nothing to go to. */
export const PANES: Readonly<Record<ScreenName, readonly Wording[]>> = {
  forecast: [say`numbers`],
  'what-if': [say`settings`, say`assumptions`, say`numbers`],
  grid: [say`grid`, say`flows`],
  members: [say`near a tier`, say`hostages`, say`losers of the change`],
  program: [say`rules`],
  sensitivity: [say`tornado`, say`sweep`],
  assumptions: [say`assumptions`],
};
