import { cellWidth, wrap } from '../report/cells.ts';
import { printable } from '../report/printable.ts';
import { drawsBlocks, type Screen } from '../report/screen.ts';
import { say } from '../report/wording.ts';
import type { Command } from './action.ts';
import { assumptionsBody } from './frames/assumptions.ts';
import { forecastBody } from './frames/forecast.ts';
import { gridBody } from './frames/grid.ts';
import { membersBody } from './frames/members.ts';
import { overlayBody } from './frames/overlay.ts';
import { programBody } from './frames/program.ts';
import { sensitivityBody } from './frames/sensitivity.ts';
import { turnedText } from './frames/turned.ts';
import { whatIfBody } from './frames/what-if.ts';
import { hintOf, KEYS, type KeyLine } from './keys.ts';
import { cutTo, fill, part, type Room, roomOf } from './lay.ts';
import { PANES, SCREEN_TITLES, SCREENS, type ScreenName } from './screens.ts';
import { type Overlay, placeOf, type StudioState } from './state.ts';
import { statusLine } from './status.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** How things may look: what is known of the terminal beside its size. */
export type Look = Omit<Screen, 'width' | 'language'>;

/** Smaller than this, nothing that could be read fits. */
export const LEAST: Size = { columns: 60, rows: 20 };

const BODIES: Readonly<Record<ScreenName, (state: StudioState, room: Room) => readonly string[]>> = {
  forecast: forecastBody,
  'what-if': whatIfBody,
  grid: gridBody,
  members: membersBody,
  program: programBody,
  sensitivity: sensitivityBody,
  assumptions: assumptionsBody,
};

/**
 * What the studio looks like: exactly as many rows as there are, each exactly as wide. Pure; `clock` is how many tenths of
 * a second it has been running, and moves nothing but the sign of work going on.
 */
export function frame(state: StudioState, size: Size, look: Look, clock: number): string[] {
  const screen: Screen = { ...look, language: state.language, width: size.columns };
  const room = roomOf(screen, size.rows);
  if (size.columns < LEAST.columns || size.rows < LEAST.rows) return tooSmall(room, size);
  const head = [titleLine(state, room), tabLine(state, room)];
  const foot = [...panesLine(state, room), keysLine(state, room), statusLine(state, room, clock)];
  const rows = size.rows - head.length - foot.length;
  const inner = part(room, size.columns, rows);
  const body = state.overlay === null ? undefined : overlayBody(state, state.overlay, inner);
  return fill(
    [...head, ...fill(body ?? BODIES[state.screen](state, inner), inner), ...foot].map((line) =>
      cutTo(line, size.columns, screen),
    ),
    room,
  );
}

function tooSmall(room: Room, { columns, rows }: Size): string[] {
  const told = say`The studio needs ${LEAST.columns} columns and ${LEAST.rows} rows; here are ${columns} and ${rows}.`;
  return fill(wrap(room.speak(told), columns, room.screen), room);
}

function titleLine(state: StudioState, room: Room): string {
  const { opened, paused } = state;
  const { paint, speak, screen } = room;
  const name = paint('strong', printable(opened.study.plan.name));
  const broken = opened.broken
    ? `  ${paint('error', speak(say`! the file is broken, this is the last good one`))}`
    : '';
  const rest = paused ? `  ${paint('warning', speak(say`paused`))}` : '';
  const told = `${name}  ${paint('faint', printable(opened.path))}${broken}${rest}`;
  const turned = turnedText(state, screen.width - cellWidth(told, screen) - 2, room);
  return turned === '' ? told : `${told}  ${paint('help', turned)}`;
}

/** All screens with their keys; where they do not fit, the names of all but the one shown go. */
function tabLine(state: StudioState, { screen, paint, speak }: Room): string {
  const at = SCREENS.indexOf(state.screen);
  const line = (short: boolean) =>
    SCREENS.map((name, i) => {
      const title = short && i !== at ? String(i + 1) : `${i + 1} ${speak(SCREEN_TITLES[name])}`;
      return i === at ? paint('strong', `[${title}]`) : paint('faint', title);
    }).join(' ');
  const whole = line(false);
  return cellWidth(whole, screen) <= screen.width ? whole : line(true);
}

/** The parts of the screen, where it has several, and what is filtered for. */
function panesLine(state: StudioState, { paint, speak }: Room): string[] {
  const { pane, filter } = placeOf(state);
  const names = PANES[state.screen];
  const parts =
    names.length < 2
      ? []
      : [
          names
            .map((name, i) => (i === pane ? paint('strong', `(${speak(name)})`) : paint('faint', ` ${speak(name)} `)))
            .join(' '),
        ];
  const filtered = filter === '' ? [] : [paint('warning', speak(say`filter: ${printable(filter)}`))];
  const all = [...parts, ...filtered];
  return all.length === 0 ? [] : [all.join('  ')];
}

/** Who knows these finds all others. */
const ALWAYS_SAID: readonly string[] = ['palette', 'help', 'quit'];

const doing = (...commands: readonly Command['do'][]) =>
  KEYS.filter(
    ({ command, atHand }) => commands.includes(command.do) && (atHand !== undefined || command.do === 'escape'),
  );

/** Stands in the line at the bottom as long as nothing lies over the screen. */
function isAtHand({ atHand, idle }: KeyLine, state: StudioState): boolean {
  return atHand === 'always' || (atHand === 'of use' && (idle?.(state) ?? null) === null);
}

/** What lies over a screen has keys of its own. */
const KEYS_OVER: Readonly<Record<Overlay['kind'], readonly KeyLine[]>> = {
  help: doing('move', 'escape'),
  definition: doing('move', 'escape'),
  member: doing('turn', 'move', 'escape'),
  palette: doing('move', 'choose', 'escape'),
  filter: doing('choose', 'escape'),
  save: doing('move', 'choose', 'escape'),
  goals: doing('move', 'choose', 'escape'),
};

/** The keys at hand; those that can do nothing just now are faint and keep their places. */
function keysLine(state: StudioState, { screen, paint, speak }: Room): string {
  const { overlay } = state;
  const over = overlay === null ? null : KEYS_OVER[overlay.kind];
  const lines = KEYS.filter((line) => (over === null ? isAtHand(line, state) : over.includes(line)));
  const texts = lines.map((line) => {
    const shown = drawsBlocks(screen) ? line.shown : line.shown.replace('←→', '<- ->').replace('↑↓', 'up dn');
    const idle = over === null && line.idle?.(state) != null;
    const text = `${shown} ${speak(hintOf(line, state))}`;
    return { text, idle, keep: ALWAYS_SAID.includes(line.command.do) };
  });
  // Where they do not all fit, those that can do nothing go first, from the right.
  const width = (of: typeof texts) => of.reduce((sum, { text }) => sum + cellWidth(text, screen) + 2, -2);
  let shown = texts;
  while (width(shown) > screen.width) {
    const out = shown.findLast(({ idle, keep }) => idle && !keep) ?? shown.findLast(({ keep }) => !keep);
    if (out === undefined) break;
    shown = shown.filter((each) => each !== out);
  }
  return shown.map(({ text, idle }) => (idle ? paint('faint', text) : text)).join('  ');
}
