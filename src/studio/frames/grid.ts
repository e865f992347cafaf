import type { Row } from '../../analysis/row.ts';
import { type Column, drawTable } from '../../draw/table.ts';
import { PLAIN_CELLS, VOICES } from '../../model/customer-grid.ts';
import { cellNames } from '../../population/grid.ts';
import { cellWidth, pad, wrap } from '../../report/cells.ts';
import { formatInterval, formatNumber } from '../../report/number.ts';
import { printable } from '../../report/printable.ts';
import { drawsBlocks, type Screen } from '../../report/screen.ts';
import { say } from '../../report/wording.ts';
import { cellLabels } from '../cell-labels.ts';
import { endsOf } from '../flows.ts';
import { flowsShown } from '../items.ts';
import { around, cutTo, listed, mark, type Room } from '../lay.ts';
import { cursorOf } from '../obey.ts';
import { FLOWS_PANE } from '../screens.ts';
import { isTurned, placeOf, type StudioState } from '../state.ts';
import { asManyAs } from './as-many-as.ts';
import { capacityText } from './capacity-text.ts';
import { signOf } from './difference.ts';
import { waiting } from './forecast.ts';

/** Six cells and the unknown, who goes where, and what the business does about it. */
export function gridBody(state: StudioState, room: Room): readonly string[] {
  const { base } = state.answers;
  if (base === null) return waiting(room);
  const { screen, paint, speak } = room;
  const { plan, spec } = state.opened.study;
  const of = (metric: string, month: number) =>
    base.rows.filter((row) => row.metric === metric && row.world === 'program' && row.month === month);
  const show = (row: Row | undefined) =>
    row === undefined ? '' : formatInterval(row, row.unit, screen, base.independent);
  const { whatIf } = state.answers;
  const differs = state.diff && isTurned(state);
  const names = cellNames(plan);
  const labels = cellLabels(plan, speak);
  const cells = PLAIN_CELLS.map((_, i) => {
    const before = of('grid.cell', 0).find(({ cell }) => cell === names[i]);
    const after = of('grid.cell', spec.horizon).find(({ cell }) => cell === names[i]);
    const difference = differs
      ? whatIf?.differences.find((row) => row.metric === 'grid.cell' && row.cell === names[i])
      : undefined;
    if (difference !== undefined && whatIf !== null)
      return [
        labels[i]!,
        show(after),
        speak(
          say`what-if ${signOf(difference, whatIf.replicates, screen) + formatInterval(difference, 'members', screen, whatIf.independent)}`,
        ),
      ];
    const start =
      before === undefined ? '' : speak(say`start ${formatNumber(Math.round(before.median), 'members', screen)}`);
    return [labels[i]!, show(after), start];
  });
  const arrow = drawsBlocks(screen) ? '→' : '->';
  const flowLines = flowsShown(state).map((row) => [endsOf(row, state, speak).join(` ${arrow} `), show(row)]);
  const flowColumns: Column[] = [
    { header: speak(say`Flows in the last month, members`), alignment: 'left' },
    { header: '', alignment: 'right' },
  ];
  const care = careLines(state, room);
  const isHere = placeOf(state).pane === FLOWS_PANE;
  const [header = '', ...flows] = drawTable(flowColumns, flowLines, {
    ...screen,
    width: screen.width - (isHere ? 2 : 0),
  });
  if (isHere) {
    const cursor = cursorOf(state);
    const rows = Math.min(flows.length, Math.max(3, room.rows - care.length - 1));
    return [`  ${header}`, ...around(listed(flows, cursor, room), cursor, rows), ...care];
  }
  const boxes = boxLines(cells, cursorOf(state), room);
  const nps = of('nps', spec.horizon)[0];
  const coverage = of('nps.coverage', spec.horizon)[0];
  const survey =
    nps === undefined || coverage === undefined
      ? []
      : wrap(
          speak(
            say`NPS ${show(nps)} among the ${show(coverage)} of members who have answered; the others are unknown and never guessed.`,
          ),
          screen.width,
          screen,
        );
  const left = room.rows - boxes.length - care.length - survey.length - 2;
  return [
    ...boxes,
    ...survey.map((line) => paint('faint', line)),
    ...care,
    '',
    header,
    ...asManyAs(flows, Math.max(1, left), room),
  ];
}

/** Two rows of four cells: profit high and low, by voice. */
function boxLines(cells: readonly (readonly string[])[], cursor: number, { screen, paint, speak }: Room): string[] {
  const voices = [say`promoters`, say`passives`, say`detractors`, say`unknown`];
  const bands = [speak(say`high profit`), speak(say`low profit`)];
  const side = Math.max(...bands.map((band) => cellWidth(band, screen))) + 2;
  const width = Math.max(10, Math.floor((screen.width - side) / VOICES.length));
  const rule = (drawsBlocks(screen) ? '─' : '-').repeat(Math.min(screen.width, side + width * VOICES.length));
  const head = ' '.repeat(side) + voices.map((voice) => pad(` ${speak(voice)}`, width, screen)).join('');
  const rows = bands.flatMap((band, b) => [
    rule,
    ...[0, 1, 2].map((line) => {
      const texts = VOICES.map((_, v) => {
        const at = b * VOICES.length + v;
        const [label = '', ...numbers] = cells[at] ?? [];
        const here = line === 0 && at === cursor ? mark(true, screen).trim() : ' ';
        const text = line === 0 ? label : numberThatFits(numbers[line - 1] ?? '', width - 2, screen);
        return cutTo(here + text, width - 1, screen);
      });
      const styled =
        line === 0
          ? texts.map((text) => paint('strong', text))
          : line === 2
            ? texts.map((text) => paint('faint', text))
            : texts;
      return pad(line === 0 ? band : '', side, screen) + styled.join(' ');
    }),
  ]);
  return [head, ...rows, rule];
}

/** Without its interval where there is no room for it; nothing rather than a number that lacks digits. */
function numberThatFits(text: string, width: number, screen: Screen): string {
  const fits = (each: string) => cellWidth(each, screen) <= width;
  return [text, text.replace(/ \(.*\)$/, '')].find(fits) ?? '';
}

/** Care, offers, ambassadors and ideas: whom they are for, how many were reached, and how many places there are. */
function careLines(state: StudioState, { screen, speak }: Room): string[] {
  const { plan, spec } = state.opened.study;
  const rows = state.answers.base?.rows ?? [];
  if (plan.interventions.length === 0)
    return ['', ...wrap(speak(say`The program says no care, offers, ambassadors or ideas.`), screen.width, screen)];
  const body = plan.interventions.map((intervention) => {
    const { kind, name, label } = intervention;
    const total = (what: string) => {
      const row = rows.find(
        (each) =>
          each.metric === `${kind}.${what}.total` &&
          each.world === 'program' &&
          each.intervention === name &&
          each.month === spec.horizon,
      );
      return row === undefined ? '' : formatInterval(row, row.unit, screen, state.answers.base?.independent);
    };
    return [printable(label), kind, total('sought'), total('served'), total('late'), speak(capacityText(intervention))];
  });
  const columns: Column[] = [
    { header: speak(say`intervention`), alignment: 'left' },
    { header: '', alignment: 'left' },
    { header: speak(say`sought`), alignment: 'right' },
    { header: speak(say`served`), alignment: 'right' },
    { header: speak(say`too late`), alignment: 'right' },
    { header: speak(say`places`), alignment: 'left' },
  ];
  return ['', ...drawTable(columns, body, screen)];
}
