import { VOICES } from '../model/customer-grid.ts';
import { say, speaker } from '../report/wording.ts';
import type { Command } from './action.ts';
import { itemsOf, knobsShown, ledgerShown, membersShown, metricOf } from './items.ts';
import { type Knob, turns } from './knob.ts';
import { daysOn } from './member-overlay.ts';
import { foundIn, paletteEntries } from './palette.ts';
import { FLOWS_PANE, NUMBERS_PANE, PANES } from './screens.ts';
import { type Place, placeOf, type StudioState, saveForms, sweptKnob } from './state.ts';
import { GOALS, withGoalToggled } from './sweep.ts';
import { WHAT_IF } from './turned-study.ts';
import { changed, swapped, turnTo } from './turning.ts';

/** Of the screen Sensitivity. */
const SWEEP_PANE = 1;
/** So many screens can be gone back to. */
const MOST_BEFORE = 50;

/** What a command makes of a state. */
export function obey(state: StudioState, command: Command): StudioState {
  switch (command.do) {
    case 'go':
      return goTo(state, command.to);
    case 'back':
      return goBack(state);
    case 'forward':
      return goForward(state);
    case 'escape':
      return leave(state);
    case 'next pane':
      return inPlace(state, { pane: (placeOf(state).pane + 1) % PANES[state.screen].length });
    case 'previous pane': {
      const panes = PANES[state.screen].length;
      return inPlace(state, { pane: (placeOf(state).pane + panes - 1) % panes });
    }
    case 'move':
      return state.screen === 'grid' && placeOf(state).pane !== FLOWS_PANE && state.overlay === null
        ? acrossGrid(state, command.by)
        : moved(state, command.by);
    case 'first':
      return moved(state, Number.NEGATIVE_INFINITY);
    case 'last':
      return moved(state, Number.POSITIVE_INFINITY);
    case 'turn':
      return turn(state, command.by);
    case 'put back': {
      const knob = knobUnderCursor(state);
      return knob === undefined ? state : turnTo(state, knob, 0);
    }
    case 'put all back':
      return changed(state, {});
    case 'undo':
      return swapped(state, 'undo', 'redo');
    case 'redo':
      return swapped(state, 'redo', 'undo');
    case 'help':
      return { ...state, overlay: { kind: 'help', from: 0 } };
    case 'palette':
      return { ...state, overlay: { kind: 'palette', text: '', at: 0 } };
    case 'filter': {
      const { filter } = placeOf(state);
      return { ...state, overlay: { kind: 'filter', text: filter, before: filter } };
    }
    case 'save':
      return { ...state, overlay: { kind: 'save', at: 0 } };
    case 'goals':
      return { ...inPlace(goTo(state, 'sensitivity'), { pane: SWEEP_PANE }), overlay: { kind: 'goals', at: 0 } };
    case 'explain':
      return explained(state);
    case 'diff':
      return { ...state, diff: !state.diff };
    case 'pause':
      return { ...state, paused: !state.paused };
    case 'choose':
      return chosen(state);
    case 'type':
      return written(state, (text) => text + command.text);
    case 'rub out':
      return written(state, (text) => [...text].slice(0, -1).join(''));
    case 'quit':
      return { ...state, quit: true };
  }
}

function goTo(state: StudioState, to: StudioState['screen']): StudioState {
  if (to === state.screen) return { ...state, overlay: null };
  const before = [...state.before, state.screen].slice(-MOST_BEFORE);
  return { ...state, screen: to, before, after: [], overlay: null };
}

function goBack(state: StudioState): StudioState {
  const screen = state.before.at(-1);
  if (screen === undefined) return state;
  return { ...state, screen, before: state.before.slice(0, -1), after: [...state.after, state.screen] };
}

function goForward(state: StudioState): StudioState {
  const screen = state.after.at(-1);
  if (screen === undefined) return state;
  return { ...state, screen, after: state.after.slice(0, -1), before: [...state.before, state.screen] };
}

function leave(state: StudioState): StudioState {
  const { overlay } = state;
  if (overlay?.kind === 'filter') return { ...filtered(state, overlay.before), overlay: null };
  if (overlay !== null) return { ...state, overlay: null };
  return placeOf(state).filter === '' ? goBack(state) : filtered(state, '');
}

/** Another filter; the cursor stays on its line as long as that is shown. */
function filtered(state: StudioState, filter: string): StudioState {
  const item = itemsOf(state)[cursorOf(state)];
  const now = inPlace(state, { filter });
  return item === undefined ? now : atLine(now, Math.max(0, itemsOf(now).indexOf(item)));
}

/** The cursor of the part that is seen on a line. */
function atLine(state: StudioState, line: number): StudioState {
  const { at, pane } = placeOf(state);
  return inPlace(state, { at: at.map((old, i) => (i === pane ? line : old)) });
}

function inPlace(state: StudioState, change: Partial<Place>): StudioState {
  const place = { ...placeOf(state), ...change };
  return { ...state, places: { ...state.places, [state.screen]: place } };
}

/** Where the cursor stands, within the lines there are now. */
export function cursorOf(state: StudioState): number {
  const { at, pane } = placeOf(state);
  return Math.max(0, Math.min(at[pane] ?? 0, itemsOf(state).length - 1));
}

function moved(state: StudioState, by: number): StudioState {
  const { overlay } = state;
  const within = (at: number, most: number) => Math.max(0, Math.min(most, at));
  if (overlay === null || overlay.kind === 'filter')
    return atLine(state, within(cursorOf(state) + by, Math.max(0, itemsOf(state).length - 1)));
  switch (overlay.kind) {
    case 'help':
    case 'definition':
    case 'member':
      return { ...state, overlay: { ...overlay, from: scrolled(overlay.from, by) } };
    case 'palette':
      return { ...state, overlay: { ...overlay, at: within(overlay.at + by, MOST_LINES) } };
    case 'save':
      return { ...state, overlay: { ...overlay, at: within(overlay.at + by, saveForms(state).length - 1) } };
    case 'goals':
      return { ...state, overlay: { ...overlay, at: within(overlay.at + by, GOALS.length - 1) } };
  }
}

/** The cells of the grid lie in two rows, between which up and down go. */
function acrossGrid(state: StudioState, by: number): StudioState {
  const cell = cursorOf(state) + Math.sign(by) * VOICES.length;
  return cell >= 0 && cell < itemsOf(state).length ? atLine(state, cell) : state;
}

/** More than can be found. */
const MOST_LINES = 100_000;

/**
 * From which line on a text is shown, the first being 0. Where it ends only the frame knows, so that what is shown from the
 * end is counted from there: -1 is the last page, -2 begins a line before it.
 */
function scrolled(from: number, by: number): number {
  if (by === Number.POSITIVE_INFINITY) return -1;
  if (by === Number.NEGATIVE_INFINITY) return 0;
  return from < 0 ? Math.min(-1, from + by) : Math.max(0, from + by);
}

/** The knob that the keys which turn would turn now. */
export function knobUnderCursor(state: StudioState): Knob | undefined {
  const at = cursorOf(state);
  switch (state.screen) {
    case 'what-if':
      return placeOf(state).pane === NUMBERS_PANE ? undefined : knobsShown(state)[at];
    case 'assumptions':
      return ledgerShown(state)[at];
    case 'sensitivity':
      return sweptKnob(state);
    default:
      return undefined;
  }
}

function turn(state: StudioState, by: number): StudioState {
  if (state.overlay?.kind === 'member') return daysOn(state, state.overlay, by);
  if (state.screen === 'grid') return moved(state, Math.sign(by));
  if (state.screen === 'sensitivity') return chooseSwept(state, Math.sign(by));
  const knob = knobUnderCursor(state);
  if (knob === undefined) return state;
  if (!turns(knob)) return { ...state, notice: { text: say`${knob.name} has no range to be turned in`, bad: false } };
  const steps = (state.variant[knob.id] ?? 0) + by;
  if (steps < knob.least || steps > knob.most) {
    const notice = { text: say`${knob.name} is at the end of its range`, bad: false };
    return { ...turnTo(state, knob, Math.max(knob.least, Math.min(knob.most, steps))), notice };
  }
  return turnTo(state, knob, steps);
}

/** On the screen Sensitivity the keys that turn go through the knobs that may be swept. */
function chooseSwept(state: StudioState, by: number): StudioState {
  const turning = state.knobs.filter(turns);
  const now = turning.findIndex(({ id }) => id === sweptKnob(state)?.id);
  const next = turning[(now + by + turning.length) % turning.length];
  return next === undefined ? state : { ...state, swept: next.id, answers: { ...state.answers, sweep: null } };
}

function explained(state: StudioState): StudioState {
  const item = itemsOf(state)[cursorOf(state)];
  if (item === undefined) return state;
  switch (state.screen) {
    case 'forecast':
    case 'sensitivity':
      return { ...state, overlay: { kind: 'definition', metric: definitionOf(state, item), from: 0 } };
    case 'members': {
      const member = membersShown(state)[cursorOf(state)];
      if (member === undefined) return state;
      const world = state.places.members.pane === 2 ? WHAT_IF : 'program';
      const asked = { member: member.member, world, history: null, explanation: null, from: 0 };
      return { ...state, overlay: { kind: 'member', ...asked } };
    }
    case 'what-if':
    case 'assumptions': {
      const isNumber = state.screen === 'what-if' && placeOf(state).pane === NUMBERS_PANE;
      return { ...state, overlay: { kind: 'definition', metric: isNumber ? metricOf(item) : item, from: 0 } };
    }
    case 'grid': {
      const metric = placeOf(state).pane === FLOWS_PANE ? 'grid.flow' : 'grid.cell';
      return { ...state, overlay: { kind: 'definition', metric, from: 0 } };
    }
    case 'program':
      return state;
  }
}

function definitionOf(state: StudioState, item: string): string {
  return state.screen === 'sensitivity' && placeOf(state).pane === SWEEP_PANE
    ? (sweptKnob(state)?.id ?? '')
    : metricOf(item);
}

function chosen(state: StudioState): StudioState {
  const { overlay } = state;
  switch (overlay?.kind) {
    case 'palette': {
      const entries = foundIn(paletteEntries(state), overlay.text, speaker(state.language));
      const entry = entries[Math.min(overlay.at, entries.length - 1)];
      const closed = { ...state, overlay: null };
      return entry === undefined ? closed : entry.commands.reduce(obey, paneOne(closed, entry.commands));
    }
    case 'filter':
      return { ...state, overlay: null };
    case 'save':
      return { ...state, overlay: null, saving: saveForms(state)[overlay.at]! };
    case 'goals': {
      const goals = withGoalToggled(state.goals, GOALS[overlay.at]!.metric);
      if (goals !== null) return { ...state, goals };
      return { ...state, notice: { text: say`a sweep is judged by two goals at least`, bad: false } };
    }
    case undefined:
      break;
    default:
      return { ...state, overlay: null };
  }
  if (state.screen === 'members') return explained(state);
  if (state.screen !== 'sensitivity') return state;
  const at = cursorOf(state);
  if (placeOf(state).pane === 0) return { ...state, asked: at };
  const knob = sweptKnob(state);
  const steps = Number(itemsOf(state)[at] ?? 0);
  return knob === undefined ? state : atKnob(goTo(turnTo(state, knob, steps), 'what-if'), knob);
}

/** The screen What-if on the part and line of a knob. */
function atKnob(state: StudioState, { id, kind }: Knob): StudioState {
  const there = inPlace(state, { pane: kind === 'setting' ? 0 : 1, filter: '' });
  return atLine(there, Math.max(0, itemsOf(there).indexOf(id)));
}

/** A knob found by name is on a known part of its screen. */
function paneOne(state: StudioState, [first]: readonly Command[]): StudioState {
  if (first?.do !== 'go' || first.to !== 'what-if') return state;
  return { ...state, places: { ...state.places, 'what-if': { ...state.places['what-if'], pane: 0, filter: '' } } };
}

function written(state: StudioState, edit: (text: string) => string): StudioState {
  const { overlay } = state;
  if (overlay?.kind === 'palette') return { ...state, overlay: { ...overlay, text: edit(overlay.text), at: 0 } };
  if (overlay?.kind !== 'filter') return state;
  const text = edit(overlay.text);
  return { ...filtered(state, text), overlay: { ...overlay, text } };
}
