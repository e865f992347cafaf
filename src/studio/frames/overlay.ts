import type { Explanation } from '../../analysis/explanation/explanation.ts';
import { intervalContents } from '../../analysis/interval-contents.ts';
import type { Row } from '../../analysis/row.ts';
import { drawExplanation } from '../../draw/explanation.ts';
import { labelOf } from '../../draw/forecast-lines.ts';
import { hang } from '../../draw/hang.ts';
import { type Column, drawTable } from '../../draw/table.ts';
import { cellWidth, pad, wrap } from '../../report/cells.ts';
import { formatInterval } from '../../report/number.ts';
import { printable } from '../../report/printable.ts';
import { drawsBlocks } from '../../report/screen.ts';
import { inTurn, type Speaker, say, type Wording } from '../../report/wording.ts';
import { CLAIM_WORDS } from '../claim-words.ts';
import { DEFINITIONS } from '../definitions.ts';
import { endsOf } from '../flows.ts';
import { KEYS } from '../keys.ts';
import { rangeText, valueText } from '../knob.ts';
import { around, fromLine, listed, type Room } from '../lay.ts';
import { cursorOf } from '../obey.ts';
import { foundIn, paletteEntries } from '../palette.ts';
import { isTurned, type Overlay, type SaveForm, type StudioState, saveForms } from '../state.ts';
import { turnDayText } from '../turn-day.ts';
import { WHAT_IF } from '../turned-study.ts';
import { signs } from './difference.ts';
import { waiting } from './forecast.ts';
import { goalLines } from './goals.ts';

/** What lies over a screen; undefined where the screen itself stays to be seen. */
export function overlayBody(state: StudioState, overlay: Overlay, room: Room): readonly string[] | undefined {
  switch (overlay.kind) {
    case 'filter':
      return undefined;
    case 'help':
      return fromLine(helpLines(state, room), overlay.from, room.rows);
    case 'palette':
      return paletteLines(state, overlay, room);
    case 'save':
      return saveLines(state, overlay.at, room);
    case 'goals':
      return goalLines(state, overlay.at, room);
    case 'definition':
      return fromLine(definitionLines(state, overlay.metric, room), overlay.from, room.rows);
    case 'member':
      return overlay.explanation === null
        ? waiting(room)
        : fromLine(memberLines(overlay.explanation, room), overlay.from, room.rows);
  }
}

function memberLines(explanation: Explanation, { screen, paint, speak }: Room): string[] {
  const note = say`Left and right explain the same member a month earlier or later, < and > a day; Escape closes.`;
  return [
    ...wrap(speak(note), screen.width, screen).map((line) => paint('faint', line)),
    ...drawExplanation(explanation, true, screen),
  ];
}

/** Of the same table that the keys are read by. */
function helpLines(state: StudioState, { screen, paint, speak }: Room): string[] {
  const shown = KEYS.map((line) =>
    drawsBlocks(screen) ? line.shown : line.shown.replace('←→', '<- ->').replace('↑↓', 'up dn'),
  );
  const width = Math.max(...shown.map((text) => cellWidth(text, screen))) + 2;
  const [up, down] = signs(screen);
  return [
    paint('strong', speak(say`Keys, the same on every screen`)),
    ...KEYS.flatMap((line, i) => {
      const why = line.idle?.(state) ?? null;
      const text = speak(line.hint);
      const key = pad(shown[i]!, width, screen);
      const told = why === null ? text : `${text} (${speak(why)})`;
      return hang(`  ${key}`, told, screen).map((part) => paint(why === null ? 'plain' : 'faint', part));
    }),
    '',
    ...[
      say`${up} and ${down} stand before a difference whose whole interval lies on one side of zero.`,
      say`Both worlds live on the same members and the same luck, so a difference is never chance alone.`,
      say`A first look shows few members at once; the numbers of all follow, and intervals shrink as replicates come.`,
    ].flatMap((wording) => wrap(speak(wording), screen.width, screen)),
  ];
}

function paletteLines(state: StudioState, { text, at }: Extract<Overlay, { kind: 'palette' }>, room: Room): string[] {
  const { paint, speak } = room;
  const found = foundIn(paletteEntries(state), text, speak);
  const cursor = Math.min(at, Math.max(0, found.length - 1));
  const lines = found.map(
    ({ title, key }) => `${printable(speak(title))}${key === '' ? '' : `  ${paint('faint', key)}`}`,
  );
  return [
    `${paint('strong', ':')} ${printable(text)}${paint('faint', '_')}`,
    '',
    ...(lines.length === 0
      ? [speak(say`Nothing is called so.`)]
      : around(listed(lines, cursor, room), cursor, room.rows - 2)),
  ];
}

export const SAVE_WORDS: Readonly<Record<SaveForm, Wording>> = {
  scenario: say`a scenario file beside the simulation`,
  change: say`a change block in the program, with the settings turned`,
  note: say`a note in Markdown: what was turned and what it does`,
  screen: say`this screen as it is, in Markdown`,
  picture: say`this screen as it is, as a picture (SVG)`,
  charts: say`its charts as a picture (SVG): tier mix, those at risk`,
  numbers: say`the numbers and differences as a CSV file`,
};

function saveLines(state: StudioState, at: number, room: Room): string[] {
  const { paint, speak } = room;
  const lines = saveForms(state).map((form) => speak(SAVE_WORDS[form]));
  return [
    paint('strong', speak(say`Save`)),
    '',
    ...listed(lines, at, room),
    '',
    speak(say`Enter saves, Escape does not.`),
  ];
}

/** Definition, formula, interval and source of a number; or all that is known of a knob. */
function definitionLines(state: StudioState, what: string, room: Room): string[] {
  const { screen, paint, speak } = room;
  const { study, sources } = state.opened;
  const wrapped = (wordings: readonly Wording[]) =>
    wordings.flatMap((wording) => wrap(speak(wording), screen.width, screen));
  const knob = state.knobs.find(({ id, name }) => id === what || (name === what && state.screen !== 'forecast'));
  if (knob !== undefined) {
    const range = rangeText(knob, study);
    const steps = state.variant[knob.id] ?? 0;
    const about =
      knob.kind === 'setting'
        ? [say`A setting of the program.`, turnDayText(study)]
        : [
            say`${knob.assumption.unit}`,
            say`claim: ${CLAIM_WORDS[knob.assumption.claim]}`,
            say`source: ${knob.assumption.source}`,
            say`${knob.assumption.note}`,
          ];
    return [
      paint('strong', printable(knob.name)),
      '',
      ...wrapped([
        say`value: ${valueText(knob, 0, study)}`,
        ...(steps === 0 ? [] : [say`in the what-if: ${valueText(knob, steps, study)}`]),
        range === null ? say`It has no range.` : say`range: ${range[0]} to ${range[1]}`,
        ...about,
      ]),
    ];
  }
  const rows = (state.answers.base?.rows ?? []).filter(
    (row) => row.metric === what && row.month === study.spec.horizon,
  );
  const [first] = rows;
  const definition = DEFINITIONS[what];
  const { includes, excludes } = intervalContents(
    { ...study.spec, replicates: state.answers.base?.replicates ?? 1 },
    sources,
  );
  return [
    paint('strong', first === undefined ? what : titleOf(first, speak)),
    paint('faint', what),
    '',
    ...(definition === undefined ? [] : wrapped([definition.meaning, say`Formula: ${definition.formula}`])),
    '',
    ...valueTable(state, rows, room),
    '',
    ...wrapped([say`Intervals hold: ${inTurn(includes)}.`, say`They leave out: ${inTurn(excludes)}.`]),
  ];
}

function titleOf(row: Row, speak: Speaker): string {
  if (row.metric === 'grid.flow') return speak(say`Flows in the last month, members`);
  return row.metric === 'grid.cell' ? speak(say`Members by profit and voice`) : speak(labelOf(row)).trim();
}

/** Its values at the end: a line for each tier, ledger or cell, a column for each world and for the difference. */
function valueTable(state: StudioState, rows: readonly Row[], { screen, speak, paint }: Room): string[] {
  const { spec } = state.opened.study;
  const { base, whatIf } = state.answers;
  const [first] = rows;
  if (first === undefined) return [];
  const isSame = (row: Row) => row.metric === first.metric && row.month === spec.horizon && row.world === WHAT_IF;
  const turned = isTurned(state) ? whatIf : null;
  const sources = [
    { name: say`with the program`, of: rows.filter(({ world }) => world === 'program'), answer: base },
    { name: say`no program`, of: rows.filter(({ world }) => world === 'none'), answer: base },
    { name: say`what-if`, of: (turned?.rows ?? []).filter(isSame), answer: turned },
    { name: say`difference`, of: (turned?.differences ?? []).filter(isSame), answer: turned },
  ].filter(({ of }) => of.length > 0);
  const partOf = (row: Row) => {
    if (row.cell === undefined) return row.tier ?? row.ledger ?? '';
    const [from, to] = endsOf(row, state, speak);
    return row.to === undefined ? from : `${from} ${drawsBlocks(screen) ? '→' : '->'} ${to}`;
  };
  const parts = [...new Set(sources.flatMap(({ of }) => of.map(partOf)))];
  const body = parts.map((name) => [
    `  ${printable(name)}`,
    ...sources.map(({ of, answer }) => {
      const row = of.find((each) => partOf(each) === name);
      return row === undefined ? '' : formatInterval(row, row.unit, screen, answer?.independent);
    }),
  ]);
  const columns: Column[] = [
    { header: '', alignment: 'left' },
    ...sources.map<Column>(({ name }) => ({ header: speak(name), alignment: 'right' })),
  ];
  const [header = '', ...lines] = drawTable(columns, body, screen);
  const here = state.screen === 'grid' && first.metric === 'grid.cell' ? cursorOf(state) : -1;
  return [header, ...lines.map((line, i) => (i === here ? paint('strong', line) : line))];
}
