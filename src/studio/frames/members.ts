import { addMonths, formatMonth } from '../../base/calendar.ts';
import { type Column, drawTable, tableWidth } from '../../draw/table.ts';
import { cellWidth, truncate, wrap } from '../../report/cells.ts';
import { formatNumber } from '../../report/number.ts';
import { printable } from '../../report/printable.ts';
import { drawsBlocks, glyphsFor, type Screen } from '../../report/screen.ts';
import { say } from '../../report/wording.ts';
import type { LiveMember } from '../../workspace/live-question.ts';
import { membersShown } from '../items.ts';
import { around, listed, type Room } from '../lay.ts';
import { cursorOf } from '../obey.ts';
import { isTurned, placeOf, type StudioState } from '../state.ts';
import { waiting } from './forecast.ts';

/** Members one by one: near a tier, at risk, or worse off by the change. */
export function membersBody(state: StudioState, room: Room): readonly string[] {
  const { screen, paint, speak } = room;
  const { members } = state.answers;
  if (members === null) return waiting(room);
  const { pane } = placeOf(state);
  const shown = membersShown(state);
  const note = speak(
    say`${shown.length} of the first ${members.members.length} members of the first replicate; e shows how one came there.`,
  );
  const head = wrap(note, screen.width, screen).map((line) => paint('faint', line));
  if (pane === 2 && !isTurned(state))
    return wrap(speak(say`No knob is turned, so nobody loses. Turn one on the screen What-if.`), screen.width, screen);
  if (shown.length === 0) return [...head, '', speak(say`Nobody is here.`)];
  const all: Column[] = [
    { header: speak(say`member`), alignment: 'left' },
    { header: speak(say`worth a year`), alignment: 'right' },
    { header: speak(say`tier`), alignment: 'left' },
    { header: speak(say`sales`), alignment: 'right' },
    { header: speak(say`feeling`), alignment: 'right' },
    { header: speak(say`progress`), alignment: 'right' },
    { header: speak(say`left`), alignment: 'left' },
  ];
  const inner = { ...screen, width: screen.width - 2 };
  const cellsWith = (labelWidth: number) => shown.map((member) => lineOf(state, member, labelWidth, room));
  const [longest, shortest] = [cellsWith(Number.POSITIVE_INFINITY), cellsWith(LEAST_LABEL)];
  const only = <Cell>(kept: readonly number[], cells: readonly Cell[]) => kept.map((i) => cells[i]!);
  const widthOf = (kept: readonly number[], body: readonly (readonly string[])[]) =>
    tableWidth(
      only(kept, all),
      body.map((cells) => only(kept, cells)),
      inner,
    );
  // How satisfied one is and what one is worth go before what one loses.
  const kept = WAYS_TO_SHOW[pane === 0 ? 'progress' : 'bare'].find(
    (each) => widthOf(each, shortest) <= inner.width,
  ) ?? [0];
  const columns = only(kept, all);
  const over = widthOf(kept, longest) - inner.width;
  // Long names of tiers give way before numbers do; where a member moves, two of them stand in a line.
  const labelWidth = Math.max(LEAST_LABEL, longestLabel(state, screen) - Math.max(0, Math.ceil(over / 2)));
  const body = cellsWith(labelWidth).map((cells) => only(kept, cells));
  const [header = '', ...rows] = drawTable(columns, body, inner);
  const cursor = cursorOf(state);
  return [
    ...head,
    `  ${header}`,
    ...around(listed(rows, cursor, room), cursor, Math.max(1, room.rows - head.length - 1)),
  ];
}

/** Of a tier's name, at least so many cells are shown. */
const LEAST_LABEL = 8;

/** The columns by their places: all, and what is left of them where there is less room. */
const WAYS_TO_SHOW = {
  progress: [
    [0, 1, 2, 3, 4, 5, 6],
    [0, 1, 2, 3, 5, 6],
    [0, 2, 3, 5, 6],
    [0, 2, 5, 6],
  ],
  bare: [
    [0, 1, 2, 3, 4, 6],
    [0, 1, 2, 3, 6],
    [0, 2, 3, 6],
    [0, 2, 6],
  ],
} as const;

function tiersOf({ opened }: StudioState) {
  const { plan, spec } = opened.study;
  return spec.ladder === null ? [] : plan.ladders[spec.ladder]!.tiers;
}

function longestLabel(state: StudioState, screen: Screen): number {
  return Math.max(LEAST_LABEL, ...tiersOf(state).map(({ label }) => cellWidth(printable(label), screen)));
}

/** Of those who lose, both worlds stand in each cell. */
function lineOf(
  state: StudioState,
  { member, yearlyContribution, worlds }: LiveMember,
  labelWidth: number,
  { screen, speak }: Room,
): string[] {
  const { plan, spec } = state.opened.study;
  const tiers = tiersOf(state);
  const { code } = plan.currency;
  const arrow = drawsBlocks(screen) ? ' → ' : ' -> ';
  const losing = placeOf(state).pane === 2;
  const [way, other] = worlds;
  const both = (text: (of: NonNullable<typeof way>) => string) => {
    if (way === undefined) return '';
    const [now, then] = [text(way), losing && other !== undefined ? text(other) : text(way)];
    return now === then ? now : `${now}${arrow}${then}`;
  };
  const tier = (index: number) =>
    truncate(printable(tiers[index]?.label ?? ''), labelWidth, glyphsFor(screen).cut, screen);
  const gone = (month: number | null) =>
    month === null ? speak(say`stays`) : formatMonth(addMonths(spec.start, Math.max(0, month - 1)));
  return [
    member,
    formatNumber(Math.round(yearlyContribution), code, screen),
    losing || way?.tierBefore === way?.tier
      ? both((each) => tier(each.tier))
      : `${tier(way?.tierBefore ?? 0)}${arrow}${tier(way?.tier ?? 0)}`,
    both((each) => formatNumber(Math.round(each.sales), code, screen)),
    both((each) => each.satisfaction.toFixed(1)),
    placeOf(state).pane !== 0 || way?.nearness == null ? '' : formatNumber(way.nearness, 'share', screen),
    both((each) => gone(each.leftIn)),
  ];
}
