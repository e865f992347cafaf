import type { Row } from '../../analysis/row.ts';
import { type Column, drawTable, tableWidth } from '../../draw/table.ts';
import { cellWidth, pad, truncate, wrap } from '../../report/cells.ts';
import { formatInterval } from '../../report/number.ts';
import { printable } from '../../report/printable.ts';
import { drawsBlocks, glyphsFor } from '../../report/screen.ts';
import { say } from '../../report/wording.ts';
import { comparedShown, knobsShown } from '../items.ts';
import { type Knob, turns, valueText } from '../knob.ts';
import { around, beside, listed, part, type Room } from '../lay.ts';
import { cursorOf } from '../obey.ts';
import { isCurrent } from '../questions.ts';
import { NUMBERS_PANE } from '../screens.ts';
import { isTurned, placeOf, type StudioState } from '../state.ts';
import { turnDayText, turnsSetting } from '../turn-day.ts';
import { WHAT_IF } from '../turned-study.ts';
import { asManyAs } from './as-many-as.ts';
import { bare, signOf } from './difference.ts';
import { waiting } from './forecast.ts';
import { slider } from './slider.ts';

const TWO_PARTS = 110;
/** What a comparison takes with three numbers a line. */
const NUMBERS = 78;
const LEAST_KNOBS = 40;

/** Knobs, and what turning them does: the program as it is and as it would be, side by side, difference by difference. */
export function whatIfBody(state: StudioState, room: Room): readonly string[] {
  if (room.screen.width >= TWO_PARTS) {
    const width = Math.max(LEAST_KNOBS, Math.min(60, room.screen.width - 2 - NUMBERS));
    return beside(
      room,
      width,
      (left) => knobLines(state, left),
      (right) => comparison(state, right),
    );
  }
  if (placeOf(state).pane === NUMBERS_PANE) return comparison(state, room);
  const rows = Math.max(3, Math.min(knobsShown(state).length, Math.floor(room.rows / 3)));
  const knobs = knobLines(state, part(room, room.screen.width, rows));
  return [...knobs, '', ...comparison(state, part(room, room.screen.width, room.rows - knobs.length - 1))];
}

function knobLines(state: StudioState, room: Room): readonly string[] {
  const { screen, paint, speak } = room;
  const knobs = knobsShown(state);
  if (knobs.length === 0)
    return wrap(
      speak(say`The program has no setting of this name; Tab goes to the assumptions.`),
      screen.width,
      screen,
    );
  const { study } = state.opened;
  const values = knobs.map((knob) => valueLine(knob, state.variant[knob.id] ?? 0));
  const names = knobs.map(({ name }) => printable(name));
  const widest = (texts: readonly string[]) => Math.max(...texts.map((text) => cellWidth(text, screen)));
  const free = screen.width - 2 - 2 - widest(values) - 2;
  const bar = Math.max(7, Math.min(21, free - widest(names)));
  const nameWidth = Math.max(4, Math.min(widest(names), free - bar));
  const { cut } = glyphsFor(screen);
  const lines = knobs.map((knob, i) => {
    const name = pad(truncate(names[i]!, nameWidth, cut, screen), nameWidth, screen);
    const steps = state.variant[knob.id] ?? 0;
    const line = turns(knob) ? slider(knob, steps, bar, screen) : pad(speak(say`fixed`), bar, screen);
    const value = steps === 0 ? values[i]! : paint('help', values[i]!);
    return `${name}  ${line}  ${value}`;
  });
  const cursor = placeOf(state).pane === NUMBERS_PANE ? -1 : cursorOf(state);
  return around(listed(lines, cursor, room), cursor, room.rows);

  function valueLine(knob: Knob, steps: number): string {
    const now = printable(valueText(knob, steps, study));
    if (steps === 0) return now;
    const before = printable(valueText(knob, 0, study));
    const unit = / [^ ]+$/.exec(now)?.[0] ?? '';
    // The unit stands once.
    const short = unit !== '' && before.endsWith(unit) ? before.slice(0, -unit.length) : before;
    return `${short} ${drawsBlocks(screen) ? '→' : '->'} ${now}`;
  }
}

function comparison(state: StudioState, room: Room): readonly string[] {
  const { screen, paint, speak } = room;
  const { base, whatIf } = state.answers;
  const { spec } = state.opened.study;
  if (!isTurned(state)) {
    return [
      ...wrap(
        speak(
          say`Nothing is turned yet. Go to a knob and turn it: the program as it is and as it would be then stand here side by side.`,
        ),
        screen.width,
        screen,
      ),
      '',
      ...(base === null ? waiting(room) : []),
    ];
  }
  if (whatIf === null) return waiting(room);
  const horizon = spec.horizon;
  const show = (row: Row | undefined, unit: string) =>
    row === undefined ? '' : formatInterval(row, unit, screen, whatIf.independent);
  const body = comparedShown(state).map(({ line, before, after, difference }) => [
    speak(line.label),
    show(before, line.unit),
    show(after, line.unit),
    difference === null
      ? ''
      : signOf(difference.row, whatIf.replicates, screen) + show(difference.row, difference.unit),
  ]);
  const columns: Column[] = [
    { header: '', alignment: 'left' },
    { header: speak(say`as it is`), alignment: 'right' },
    { header: speak(say`what-if`), alignment: 'right' },
    { header: speak(say`difference`), alignment: 'right' },
  ];
  const old = isCurrent(whatIf, state)
    ? []
    : wrap(
        speak(say`These are the numbers of the knobs as they stood before; the new ones are on their way.`),
        screen.width,
        screen,
      );
  const who = whoMoves(whatIf.rows, horizon, (row) => formatInterval(row, row.unit, screen, whatIf.independent));
  const told = who.flatMap((wording) => wrap(speak(wording), screen.width, screen));
  const since = turnsSetting(state) ? wrap(speak(turnDayText(state.opened.study)), screen.width, screen) : [];
  // Where intervals do not fit three times, the differences keep theirs.
  const short = body.map(([label, now, then, difference]) => [label!, bare(now!), bare(then!), difference!]);
  const isHere = placeOf(state).pane === NUMBERS_PANE;
  const inner = { ...screen, width: screen.width - (isHere ? 2 : 0) };
  const fits = (rows: readonly (readonly string[])[]) => tableWidth(columns, rows, inner) <= inner.width;
  const shown = [body, short].find(fits);
  const [header = '', ...lines] =
    shown === undefined
      ? drawTable(
          [columns[0]!, columns[3]!],
          body.map((row) => [row[0]!, row[3]!]),
          inner,
        )
      : drawTable(columns, shown, inner);
  const most = Math.max(1, room.rows - told.length - since.length - old.length - 2);
  return [
    ...old.map((line) => paint('warning', line)),
    ...(isHere
      ? [`  ${header}`, ...around(listed(lines, cursorOf(state), room), cursorOf(state), most)]
      : [header, ...asManyAs(lines, most, room)]),
    '',
    ...told.map((line) => paint('strong', line)),
    ...since.map((line) => paint('faint', line)),
  ];
}

/** Members there at the start, each beside the same member without the change. */
function whoMoves(rows: readonly Row[], horizon: number, show: (row: Row) => string) {
  const at = (what: string) =>
    rows.find((row) => row.metric === `inc.change.${what}` && row.world === WHAT_IF && row.month === horizon);
  const [changed, more, less, longer, shorter] = ['changed', 'more', 'less', 'longer', 'shorter'].map(at);
  if (
    changed === undefined ||
    more === undefined ||
    less === undefined ||
    longer === undefined ||
    shorter === undefined
  )
    return [];
  return [
    say`Who moves: ${show(changed)} members fare differently.`,
    say`${show(more)} spend more and ${show(less)} less; ${show(longer)} stay longer and ${show(shorter)} leave earlier.`,
  ];
}
