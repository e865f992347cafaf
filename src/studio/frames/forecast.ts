import type { Row } from '../../analysis/row.ts';
import { addMonths, formatMonth } from '../../base/calendar.ts';
import { evenly } from '../../draw/evenly.ts';
import { type ForecastLine, forecastLines } from '../../draw/forecast-lines.ts';
import { drawSpark } from '../../draw/spark.ts';
import { drawStacked } from '../../draw/stacked.ts';
import { type Column, drawTable, tableWidth } from '../../draw/table.ts';
import { wrap } from '../../report/cells.ts';
import { formatCount, formatInterval } from '../../report/number.ts';
import { say } from '../../report/wording.ts';
import type { LiveForecast } from '../../workspace/live-question.ts';
import { linesShown } from '../items.ts';
import { around, beside, listed, part, type Room } from '../lay.ts';
import { cursorOf } from '../obey.ts';
import { isTurned, type StudioState } from '../state.ts';
import { WHAT_IF } from '../turned-study.ts';
import { bare, signOf } from './difference.ts';

/** From this width on the tier mix and the numbers stand side by side. */
const TWO_PARTS = 112;
/** What the tier mix needs at least. */
const LEAST_MIX = 38;

/** Whom the business can least afford to lose in front, then the tier mix over time and the main numbers. */
export function forecastBody(state: StudioState, room: Room): readonly string[] {
  const { base } = state.answers;
  if (base === null) return waiting(room);
  const risk = riskLines(state, base, room);
  const rest = part(room, room.screen.width, room.rows - risk.length);
  if (room.screen.width >= TWO_PARTS) {
    const numbers = numberTable(state, base, room);
    const width = Math.max(
      LEAST_MIX,
      room.screen.width - 2 - 2 - tableWidth(numbers.columns, numbers.body, room.screen),
    );
    return [
      ...risk,
      ...beside(
        rest,
        width,
        (left) => mixLines(state, base, left, Math.min(13, left.rows - 3)),
        (right) => numberLines(state, base, right),
      ),
    ];
  }
  // The numbers come first; the mix takes what they leave, and where that is too little a few bars.
  const bars = Math.max(3, Math.min(13, rest.rows - forecastLines(base.rows, horizonOf(state)).length - 5));
  const mix = mixLines(state, base, rest, bars);
  return [...risk, ...mix, '', ...numberLines(state, base, part(rest, rest.screen.width, rest.rows - mix.length - 1))];
}

export function waiting({ speak, screen }: Room): readonly string[] {
  return [
    '',
    ...wrap(speak(say`The first members are being simulated; their numbers come in a moment.`), screen.width, screen),
  ];
}

function horizonOf({ opened }: StudioState): number {
  return opened.study.spec.horizon;
}

/** The at-risk high-value members in a sentence, and their course. */
function riskLines(state: StudioState, { rows, independent }: LiveForecast, room: Room): string[] {
  const { screen, paint, speak } = room;
  const horizon = horizonOf(state);
  const of = (metric: string) => rows.filter((row) => row.metric === metric && row.world === 'program');
  const at = (metric: string, month: number) => of(metric).find((row) => row.month === month);
  const there = at('atrisk.hv', 0);
  const gone = at('atrisk.churn', horizon);
  const none = rows.find((row) => row.metric === 'atrisk.churn' && row.world === 'none' && row.month === horizon);
  if (there === undefined || gone === undefined)
    return [paint('warning', speak(say`No high-value member is at risk at the start.`))];
  const show = (row: Row) => formatInterval(row, row.unit, screen, independent);
  const month = formatMonth(addMonths(state.opened.study.spec.start, horizon - 1));
  const members = formatCount(Math.round(there.median));
  const told =
    none === undefined
      ? say`! Of ${members} at-risk high-value members, ${show(gone)} leave by ${month}.`
      : say`! Of ${members} at-risk high-value members, ${show(gone)} leave by ${month}; without the program ${show(none)}.`;
  const course = drawSpark(
    of('atrisk.churn')
      .toSorted((a, b) => a.month - b.month)
      .map(({ median }) => median),
    gone.unit,
    {
      ...screen,
      width: Math.min(screen.width, 80),
    },
  );
  return [...wrap(speak(told), screen.width, screen).map((line) => paint('warning', line)), ...course];
}

function mixLines(state: StudioState, { rows }: LiveForecast, room: Room, bars: number): string[] {
  const { screen, paint, speak } = room;
  const { plan, spec } = state.opened.study;
  const shares = rows.filter((row) => row.metric === 'tier.share' && row.world === 'program');
  if (shares.length === 0) return [];
  const tiers = spec.ladder === null ? [] : plan.ladders[spec.ladder]!.tiers;
  const months = [...new Set(shares.map(({ month }) => month))].sort((a, b) => a - b);
  const drawn = evenly(months, Math.max(2, bars)).map((month) => ({
    label: month === 0 ? speak(say`start`) : formatMonth(addMonths(spec.start, month - 1)),
    shares: tiers.map(({ name }) => shares.find((row) => row.month === month && row.tier === name)?.median ?? 0),
  }));
  const labels = tiers.map(({ label }) => label);
  return [paint('strong', speak(say`Tier mix`)), ...drawStacked(labels, drawn, screen)];
}

/** Both worlds; or the program and what the turned knobs change. */
function numberTable(
  state: StudioState,
  base: LiveForecast,
  room: Room,
): { columns: readonly Column[]; body: readonly string[][]; differs: boolean } {
  const { screen, speak } = room;
  const lines = linesShown(state);
  const { whatIf } = state.answers;
  const differs = state.diff && isTurned(state);
  const differences = differs && whatIf !== null ? forecastLines(whatIf.differences, horizonOf(state)) : [];
  const other = (line: ForecastLine) =>
    differences.find(({ metric, part }) => metric === line.metric && part === line.part);
  const show = (row: Row | undefined, { unit }: ForecastLine, independent: number) =>
    row === undefined ? '' : formatInterval(row, unit, screen, independent);
  const body = lines.map((line) => {
    const change = other(line);
    const row = change?.in(WHAT_IF);
    const changed =
      change === undefined || whatIf === null
        ? ''
        : signOf(row, whatIf.replicates, screen) + show(row, change, whatIf.independent);
    return [
      speak(line.label),
      speak(line.when),
      show(line.in('program'), line, base.independent),
      differs ? changed : show(line.in('none'), line, base.independent),
    ];
  });
  const columns: Column[] = [
    { header: '', alignment: 'left' },
    { header: speak(say`when`), alignment: 'left' },
    { header: speak(say`with the program`), alignment: 'right' },
    { header: speak(differs ? say`what-if, difference` : say`no program`), alignment: 'right' },
  ];
  return { columns, body, differs };
}

function numberLines(state: StudioState, base: LiveForecast, room: Room): string[] {
  const { screen, paint, speak } = room;
  const { columns, body, differs } = numberTable(state, base, room);
  const inner = { ...screen, width: screen.width - 2 };
  const only = (kept: readonly number[], show = (text: string, _: number) => text) => ({
    columns: kept.map((i) => columns[i]!),
    body: body.map((row) => kept.map((i) => show(row[i]!, i))),
  });
  // Where there is little room, the two numbers matter more than when they are read, and the difference more than its ends.
  const [WHEN_AND_ALL, BOTH, LAST] = [
    [0, 1, 2, 3],
    [0, 2, 3],
    [0, 3],
  ];
  const whole = [only(WHEN_AND_ALL), only(BOTH)];
  const narrow = differs
    ? [only(BOTH, (text, i) => (i === 2 ? bare(text) : text)), only(LAST)]
    : [only(BOTH, (text, i) => (i === 0 ? text : bare(text)))];
  const tables = [...whole, ...narrow];
  const table = tables.find((each) => tableWidth(each.columns, each.body, inner) <= inner.width) ?? tables.at(-1)!;
  const title = whole.includes(table) || differs ? say`Forecast, median (P5-P95)` : say`Forecast, median`;
  const [header = '', ...rows] = drawTable(table.columns, table.body, inner);
  return [
    paint('strong', speak(title)),
    `  ${header}`,
    ...around(listed(rows, cursorOf(state), room), cursorOf(state), Math.max(1, room.rows - 2)),
  ];
}
