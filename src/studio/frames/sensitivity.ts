import { labelOf } from '../../draw/forecast-lines.ts';
import { type Column, drawTable } from '../../draw/table.ts';
import { drawTornado } from '../../draw/tornado.ts';
import { wrap } from '../../report/cells.ts';
import { formatInterval, formatNumber } from '../../report/number.ts';
import { drawsBlocks } from '../../report/screen.ts';
import { say, type Wording } from '../../report/wording.ts';
import { valueText } from '../knob.ts';
import { around, beside, listed, part, type Room } from '../lay.ts';
import { cursorOf } from '../obey.ts';
import { placeOf, type StudioState, sweptKnob } from '../state.ts';
import { GOALS, sweepPoints, sweepSteps } from '../sweep.ts';
import { waiting } from './forecast.ts';
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
    return `${chosen}${speak(labelOf(row)).trim()}  ${formatNumber(row.median, row.unit, screen)}`;
  });
  const title = speak(
    say`What \`${asked.row.metric}\` hangs on, which is ${formatNumber(asked.row.median, asked.row.unit, screen)} at the end`,
  );
  const progress = runs < of ? wrap(speak(say`${runs} of ${of} runs; bars still grow`), screen.width, screen) : [];
  const bars = (right: Room) => [
    paint('strong', title),
    ...progress.map((line) => paint('faint', line)),
    ...drawTornado(asked.bars, asked.row.unit, right.screen),
  ];
  if (screen.width >= 110) {
    const width = Math.max(30, Math.floor(screen.width * 0.3));
    return beside(room, width, (left) => around(listed(names, cursor, left), cursor, left.rows), bars);
  }
  const rows = Math.min(names.length, Math.max(3, Math.floor(room.rows / 4)));
  return [...around(listed(names, cursor, room), cursor, rows), '', ...bars(room)];
}

export const GOAL_WORDS: Readonly<Record<(typeof GOALS)[number]['metric'], Wording>> = {
  'margin.contrib.total': say`contribution`,
  'atrisk.churn': say`hostages lost`,
  'liab.cost': say`owed for points`,
  'tier.share': say`in the top tier`,
};

function sweep(state: StudioState, room: Room): readonly string[] {
  const { paint, speak, screen } = room;
  const knob = sweptKnob(state);
  if (knob === undefined) return wrap(speak(say`Nothing can be turned.`), screen.width, screen);
  const { plan, spec } = state.opened.study;
  const answer = state.answers.sweep;
  const top = spec.ladder === null ? null : plan.ladders[spec.ladder]!.tiers.at(-1)!.name;
  const points = sweepPoints(answer?.rows ?? [], knob, spec.horizon, top);
  const star = drawsBlocks(screen) ? '★' : '*';
  const columns: Column[] = [
    { header: '', alignment: 'left' },
    { header: knob.name, alignment: 'right' },
    ...GOALS.map<Column>(({ metric }) => ({ header: speak(GOAL_WORDS[metric]), alignment: 'right' })),
  ];
  const now = state.variant[knob.id] ?? 0;
  const body = points.map(({ steps, values, best }) => [
    `${answer !== null && best ? star : ' '}${steps === now ? (drawsBlocks(screen) ? '●' : 'o') : ' '}`,
    valueText(knob, steps, state.opened.study),
    ...values.map((row) => (row === undefined ? '' : formatInterval(row, row.unit, screen, answer?.independent))),
  ]);
  const cursor = Math.min(cursorOf(state), Math.max(0, sweepSteps(knob).length - 1));
  const [header = '', ...rows] = drawTable(columns, body, { ...screen, width: screen.width - 2 });
  const notes = wrap(
    speak(
      say`${star}: no other place is at least as good in all four and better in one. Left and right sweep another knob; Enter makes a place the what-if.`,
    ),
    screen.width,
    screen,
  );
  const title = speak(
    say`${knob.name} all through its range, first ${answer?.members ?? 500} members, median (P5-P95)`,
  );
  const table = [
    paint('strong', title),
    `  ${header}`,
    ...around(listed(rows, cursor, room), cursor, Math.max(3, room.rows - notes.length - 3)),
    ...notes.map((line) => paint('faint', line)),
  ];
  const left = room.rows - table.length - 1;
  if (answer === null || left < 8) return table;
  return [
    ...table,
    '',
    ...scatter(points, part(room, screen.width, left), (steps) => valueText(knob, steps, state.opened.study)),
  ];
}
