import { say, type Wording } from '../report/wording.ts';
import type { Command } from './action.ts';
import { itemsOf } from './items.ts';
import { FLOWS_PANE, NUMBERS_PANE, PANES, SCREENS, type ScreenName } from './screens.ts';
import { isTurned, type Overlay, placeOf, type StudioState } from './state.ts';

/**
 * A key by the name recorded sessions give it: a character, or `up`, `down`, `left`, `right`, `pageup`, `pagedown`, `home`,
 * `end`, `enter`, `escape`, `tab`, `shift+tab`, `backspace`, `ctrl+r`, `ctrl+c`.
 */
export type KeyName = string;

/** One line of the table of keys. The same keys do the same on every screen; where one can do nothing, it says why. */
export interface KeyLine {
  readonly keys: readonly KeyName[];
  /** How the keys are shown. */
  readonly shown: string;
  readonly hint: Wording;
  /** Where the same keys do something of another name. */
  readonly hintOn?: Partial<Readonly<Record<ScreenName | 'member', Wording>>>;
  readonly command: Command;
  /** What the other keys of the line do, where they do the opposite. */
  readonly others?: readonly Command[];
  /** Stands in the line at the bottom, not only in the help: always, or where it does something. */
  readonly atHand?: 'always' | 'of use';
  /** Why it does nothing just now; null where it does. */
  readonly idle?: (state: StudioState) => Wording | null;
}

const PAGE = 10;
const BIG_TURN = 5;

const turning = (state: StudioState): Wording | null => {
  const { screen } = state;
  if (screen === 'what-if' && placeOf(state).pane === NUMBERS_PANE)
    return say`knobs are turned in the other parts, to which Tab goes`;
  if (screen === 'sensitivity' && placeOf(state).pane === 0)
    return say`another knob is chosen on the sweep, to which Tab goes`;
  return screen === 'what-if' || screen === 'assumptions' || screen === 'sensitivity'
    ? null
    : say`knobs are turned on the screens What-if and Assumptions`;
};

const isOnCells = (state: StudioState) => state.screen === 'grid' && placeOf(state).pane !== FLOWS_PANE;

/** The same keys go through the cells of the grid, which lie side by side. */
const turningOrMoving = (state: StudioState): Wording | null => (isOnCells(state) ? null : turning(state));

/** What the keys of a line do where one is. */
export function hintOf(
  { hint, hintOn }: KeyLine,
  { screen, overlay }: Pick<StudioState, 'screen' | 'overlay'>,
): Wording {
  return hintOn?.[overlay?.kind === 'member' ? 'member' : screen] ?? hint;
}

/** All keys, in the order of the help; those at hand in the order of the bottom line. */
export const KEYS: readonly KeyLine[] = [
  {
    keys: ['left', 'right', 'h', 'l'],
    shown: '←→',
    hint: say`turn`,
    hintOn: { grid: say`move`, sensitivity: say`another knob`, member: say`a month` },
    command: { do: 'turn', by: -1 },
    others: [
      { do: 'turn', by: 1 },
      { do: 'turn', by: -1 },
      { do: 'turn', by: 1 },
    ],
    atHand: 'always',
    idle: turningOrMoving,
  },
  {
    keys: ['<', '>'],
    shown: '< >',
    hint: say`turn by five steps`,
    command: { do: 'turn', by: -BIG_TURN },
    others: [{ do: 'turn', by: BIG_TURN }],
    idle: turning,
  },
  {
    keys: ['up', 'down', 'k', 'j'],
    shown: '↑↓',
    hint: say`move`,
    command: { do: 'move', by: -1 },
    others: [
      { do: 'move', by: 1 },
      { do: 'move', by: -1 },
      { do: 'move', by: 1 },
    ],
    atHand: 'always',
  },
  {
    keys: ['pageup', 'pagedown'],
    shown: 'PgUp PgDn',
    hint: say`move by ten lines`,
    command: { do: 'move', by: -PAGE },
    others: [{ do: 'move', by: PAGE }],
  },
  {
    keys: ['home', 'end'],
    shown: 'Home End',
    hint: say`to the first or last line`,
    command: { do: 'first' },
    others: [{ do: 'last' }],
  },
  {
    keys: ['tab', 'shift+tab'],
    shown: 'tab',
    hint: say`next part`,
    command: { do: 'next pane' },
    others: [{ do: 'previous pane' }],
    atHand: 'always',
    idle: ({ screen }) => (PANES[screen].length > 1 ? null : say`this screen has one part only`),
  },
  {
    keys: ['enter'],
    shown: 'enter',
    hint: say`choose`,
    command: { do: 'choose' },
    atHand: 'always',
    idle: ({ screen }) =>
      screen === 'sensitivity' || screen === 'members' ? null : say`there is nothing to choose on this screen`,
  },
  { keys: ['0'], shown: '0', hint: say`put the knob back`, command: { do: 'put back' }, idle: turning },
  {
    keys: ['z'],
    shown: 'z',
    hint: say`put all knobs back`,
    command: { do: 'put all back' },
    idle: (state) => (isTurned(state) ? null : say`no knob is turned`),
  },
  {
    keys: ['u'],
    shown: 'u',
    hint: say`undo`,
    command: { do: 'undo' },
    atHand: 'always',
    idle: ({ undo }) => (undo.length > 0 ? null : say`there is nothing to undo`),
  },
  {
    keys: ['r', 'ctrl+r'],
    shown: 'r',
    hint: say`redo`,
    command: { do: 'redo' },
    others: [{ do: 'redo' }],
    atHand: 'always',
    idle: ({ redo }) => (redo.length > 0 ? null : say`there is nothing to redo`),
  },
  {
    keys: ['e'],
    shown: 'e',
    hint: say`explain`,
    command: { do: 'explain' },
    atHand: 'always',
    idle: (state) => {
      if (state.screen === 'program') return say`the rules say it themselves; e explains numbers, knobs and members`;
      return itemsOf(state).length > 0 ? null : say`there is no line to explain`;
    },
  },
  {
    keys: ['d'],
    shown: 'd',
    hint: say`differences`,
    command: { do: 'diff' },
    atHand: 'always',
    idle: (state) => {
      if (!isTurned(state)) return say`no knob is turned, so nothing differs`;
      return ['forecast', 'grid'].includes(state.screen)
        ? null
        : say`differences are shown on the screens Forecast and Grid`;
    },
  },
  {
    keys: ['g'],
    shown: 'g',
    hint: say`goals`,
    command: { do: 'goals' },
    atHand: 'of use',
    idle: ({ screen }) =>
      screen === 'sensitivity' ? null : say`goals are chosen for the sweep on the screen Sensitivity`,
  },
  {
    keys: ['s'],
    shown: 's',
    hint: say`save`,
    command: { do: 'save' },
    atHand: 'always',
  },
  {
    keys: ['/'],
    shown: '/',
    hint: say`filter`,
    command: { do: 'filter' },
    atHand: 'always',
    idle: (state) =>
      isOnCells(state) || state.screen === 'sensitivity' ? say`there are too few lines here to choose from` : null,
  },
  { keys: [':'], shown: ':', hint: say`commands`, command: { do: 'palette' }, atHand: 'always' },
  { keys: ['p', ' '], shown: 'p', hint: say`pause or go on`, command: { do: 'pause' }, others: [{ do: 'pause' }] },
  {
    keys: ['[', ']'],
    shown: '[ ]',
    hint: say`back to the screen before, and on again`,
    command: { do: 'back' },
    others: [{ do: 'forward' }],
    idle: ({ before, after }) => (before.length + after.length > 0 ? null : say`no other screen was seen yet`),
  },
  {
    keys: SCREENS.map((_, i) => String(i + 1)),
    shown: '1-7',
    hint: say`go to a screen`,
    command: { do: 'go', to: SCREENS[0] },
    others: SCREENS.slice(1).map((to) => ({ do: 'go', to })),
  },
  { keys: ['escape'], shown: 'esc', hint: say`back`, command: { do: 'escape' } },
  { keys: ['?'], shown: '?', hint: say`help`, command: { do: 'help' }, atHand: 'always' },
  {
    keys: ['q', 'ctrl+c'],
    shown: 'q',
    hint: say`quit`,
    command: { do: 'quit' },
    others: [{ do: 'quit' }],
    atHand: 'always',
  },
];

/** The line of the table that a key belongs to, and what that key does. */
function lineOf(key: KeyName): { readonly line: KeyLine; readonly command: Command } | undefined {
  for (const line of KEYS) {
    const at = line.keys.indexOf(key);
    if (at >= 0) return { line, command: at === 0 ? line.command : line.others![at - 1]! };
  }
  return undefined;
}

/** Keys of an overlay in which one writes; every other character is written. */
const WRITING: Readonly<Record<string, Command>> = {
  up: { do: 'move', by: -1 },
  down: { do: 'move', by: 1 },
  enter: { do: 'choose' },
  escape: { do: 'escape' },
  backspace: { do: 'rub out' },
  'ctrl+c': { do: 'quit' },
};

/** What can be done to whatever lies over a screen. */
const OVER: readonly string[] = ['move', 'first', 'last', 'choose', 'escape', 'go', 'palette'];

/** What opens what lies over the screen and is read or chosen from. */
const OPENS: Readonly<Record<Exclude<Overlay['kind'], 'palette' | 'filter'>, Command['do']>> = {
  help: 'help',
  save: 'save',
  goals: 'goals',
  definition: 'explain',
  member: 'explain',
};

/** What a key means just now: a command, the reason why it does nothing, or null for a key that means nothing. */
export function meaningOf(state: StudioState, key: KeyName): { command: Command } | { why: Wording } | null {
  const { overlay } = state;
  if (overlay?.kind === 'palette' || overlay?.kind === 'filter') {
    const command = WRITING[key] ?? ([...key].length === 1 ? ({ do: 'type', text: key } as const) : undefined);
    return command === undefined ? null : { command };
  }
  const found = lineOf(key);
  if (found === undefined) return null;
  const { line, command } = found;
  // What lies over the screen is read, chosen from or closed; a member is gone through month by month.
  if (overlay !== null) {
    // Who reads a text presses q to be done with the text, and would lose all by ending here.
    if (command.do === 'quit') return { command: key === 'q' ? { do: 'escape' } : command };
    // Where several can be chosen, people know the space bar for it.
    if (overlay.kind === 'goals' && key === ' ') return { command: { do: 'choose' } };
    // What opened a thing closes it.
    if (OPENS[overlay.kind] === command.do) return { command: { do: 'escape' } };
    const heard = OVER.includes(command.do) || (overlay.kind === 'member' && command.do === 'turn');
    return heard ? { command } : null;
  }
  const why = line.idle?.(state) ?? null;
  return why === null ? { command } : { why };
}
