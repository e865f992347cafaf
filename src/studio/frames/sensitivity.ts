import type { Row } from '../../analysis/row.ts';
import { labelOf } from '../../draw/forecast-lines.ts';
import { type Column, drawTable, tableWidth } from '../../draw/table.ts';
import { drawTornado } from '../../draw/tornado.ts';
import { wrap } from '../../report/cells.ts';
import { formatInterval, formatNumber } from '../../report/number.ts';
import { drawsBlocks } from '../../report/screen.ts';
import { oneAfterAnother, say, type Wording } from '../../report/wording.ts';
import { valueText } from '../knob.ts';
import { around, beside, listed, part, type Room } from '../lay.ts';
import { cursorOf } from '../obey.ts';
import { FEW } from '../questions.ts';
import { placeOf, type StudioState, sweptKnob } from '../state.ts';
import { GOALS, type Goal, rowOf, type SweepPoint } from '../sweep.ts';
import { bare } from './difference.ts';
import { waiting } from './forecast.ts';
import { frontNotes, GOAL_WORDS, pointsOf } from './goals.ts';
import { scatter } from './scatter.ts';

/** What a number hangs on; or what a knob does all through its range, and which of its places nothing else outdoes. */
export function sensitivityBody(state: StudioState, room: Room): readonly string[] {
  return placeOf(state).pane === 0 ? tornado(state, room) : sweep(state, room);
}

function tornado(state: StudioState, room: Room): readonly string[] {
  const { paint, speak, screen } = room;
  const answer = state.answers.tornado;
  if (answer === null || answer.numbers.length === 0) return waiting(room);
  const { numbers, runs, of } = answer;
  const cursor = cursorOf(state);
  const asked = numbers[Math.min(state.asked, numbers.length - 1)]!;
  const names = numbers.map(({ row }) => {
    const chosen = row === asked.row ? (drawsBlocks(screen) ? '● ' : '* ') : '  ';
    return `${chosen}${speak(labelOf(row)).trim()}  ${medianText(row, room)}`;
  });
  const few = Math.min(FEW, state.opened.study.spec.members);
  const title = say`What ${speak(labelOf(asked.row)).trim()} hangs on: ${medianText(asked.row, room)} at the end, first ${few} members`;
  const bars = (right: Room) => {
    const wrapped = (wording: Wording) => wrap(speak(wording), right.screen.width, screen);
    const progress = runs < of ? wrapped(say`${runs} of ${of} runs; bars still grow`) : [];
    const head = [
      ...wrapped(title).map((line) => paint('strong', line)),
      ...progress.map((line) => paint('faint', line)),
    ];
    const drawn = (most: number) => drawTornado(asked.bars, asked.row.unit, right.screen, most);
    // The words below the bars stay whole: bars go for them, the shortest first.
    const below = drawn(0).length + 1;
    return [...head, ...drawn(Math.max(1, right.rows - head.length - below))];
  };
  if (screen.width >= 110) {
    const width = Math.max(30, Math.floor(screen.width * 0.3));
    return beside(room, width, (left) => around(listed(names, cursor, left), cursor, left.rows), bars);
  }
  const rows = Math.min(names.length, Math.max(3, Math.floor(room.rows / 4)));
  return [
    ...around(listed(names, cursor, room), cursor, rows),
    '',
    ...bars(part(room, screen.width, room.rows - rows - 1)),
  ];
}

/** A single run has no interval to be rounded by; more digits than these nobody compares. */
const DIGITS = 3;

function medianText({ median, unit }: Row, { screen }: Room): string {
  return formatNumber(Number(median.toPrecision(DIGITS)), unit, screen);
}

function sweep(state: StudioState, room: Room): readonly string[] {
  const { paint, speak, screen } = room;
  const knob = sweptKnob(state);
  if (knob === undefined) return wrap(speak(say`Nothing can be turned.`), screen.width, screen);
  const answer = state.answers.sweep;
  const points = pointsOf(state);
  const star = drawsBlocks(screen) ? '★' : '*';
  const now = state.variant[knob.id] ?? 0;
  const place = ({ steps, best }: SweepPoint) => [
    `${answer !== null && best ? star : ' '}${steps === now ? (drawsBlocks(screen) ? '●' : 'o') : ' '}`,
    valueText(knob, steps, state.opened.study),
  ];
  const table = (goals: readonly Goal[], show: (row: Row) => string) => ({
    columns: [
      { header: '', alignment: 'left' },
      { header: knob.name, alignment: 'right' },
      ...goals.map<Column>((goal) => ({ header: speak(GOAL_WORDS[goal]), alignment: 'right' })),
    ] satisfies Column[],
    body: points.map((point) => [...place(point), ...goals.map((goal) => valueIn(rowOf(point, goal), show))]),
  });
  const whole = (row: Row) => formatInterval(row, row.unit, screen, answer?.independent);
  const others = GOALS.flatMap(({ metric }) => (state.goals.includes(metric) ? [] : [metric]));
  // What it is judged by comes first. Where not all fits, the others go, then the intervals.
  const inner = { ...screen, width: screen.width - 2 };
  const most = table([...state.goals, ...others], whole);
  const fits = ({ columns, body }: typeof most) => tableWidth(columns, body, inner) <= inner.width;
  const shown = [most, table(state.goals, whole)].find(fits);
  const { columns, body } = shown ?? table(state.goals, (row) => bare(whole(row)));
  const cursor = Math.min(cursorOf(state), Math.max(0, points.length - 1));
  const [header = '', ...rows] = drawTable(columns, body, inner);
  const notes = [
    ...frontNotes(state, points, star),
    say`Left and right sweep another knob; Enter makes a place the what-if.`,
  ];
  const told = wrap(speak(oneAfterAnother(notes)), screen.width, screen);
  const few = answer?.members ?? 500;
  const title = speak(
    shown === undefined
      ? say`${knob.name} all through its range, first ${few} members, medians`
      : say`${knob.name} all through its range, first ${few} members, median (P5-P95)`,
  );
  const lines = [
    paint('strong', title),
    `  ${header}`,
    ...around(listed(rows, cursor, room), cursor, Math.max(3, room.rows - told.length - 2)),
    ...told.map((line) => paint('faint', line)),
  ];
  const left = room.rows - lines.length - 1;
  if (answer === null || left < 8) return lines;
  const drawn = scatter(points, state.goals, part(room, screen.width, left), (steps) =>
    valueText(knob, steps, state.opened.study),
  );
  return [...lines, '', ...drawn];
}

function valueIn(row: Row | undefined, show: (row: Row) => string): string {
  return row === undefined ? '' : show(row);
}
