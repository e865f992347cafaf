import type { Row } from '../analysis/row.ts';
import { addMonths, type Day, formatMonth } from '../base/calendar.ts';
import { cellWidth, pad, wrap } from '../report/cells.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker, type Wording } from '../report/wording.ts';
import { evenly } from './evenly.ts';
import { drawForecastTable, horizonOf } from './forecast-table.ts';
import { drawSpark } from './spark.ts';
import { drawStacked } from './stacked.ts';

/** What the rows do not say of themselves. */
export interface ForecastFrame {
  /** The first day of the first month; months are numbered where it is not given. */
  readonly start?: Day;
  /** How many runs are behind each interval; decides how many digits mean something. */
  readonly replicates?: number;
  /** How many independent ones they are worth, where fewer. */
  readonly independent?: number;
}

/** More bars than this no longer fit one screen beside the table. */
const MOST_BARS = 13;

/** Numbers whose way there matters as much as where they end. */
const COURSES = [
  { title: say`members active`, metric: 'members.active' },
  { title: say`at-risk high-value`, metric: 'atrisk.hv' },
];

/**
 * The forecast as one screen: how the tier mix moves under the program, the main numbers with and without it, and the
 * course of the members the business can least afford to lose. No lines when there are no rows.
 */
export function drawForecast(rows: readonly Row[], frame: ForecastFrame, screen: Screen): string[] {
  if (rows.length === 0) return [];
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const section = (title: Wording, lines: readonly string[]) =>
    lines.length === 0 ? [] : [paint('strong', speak(title)), ...lines, ''];
  const footnotes = notesOf(rows, frame).flatMap((note) => wrap(speak(note), screen.width, screen));
  return [
    ...section(say`Tier mix under the program, median share of members`, tierMix(rows, frame, screen)),
    ...section(say`Forecast, median (P5-P95)`, drawForecastTable(rows, screen, frame.independent ?? frame.replicates)),
    ...section(say`Month by month under the program, median`, courses(rows, screen)),
    ...footnotes.map((line) => paint('faint', line)),
  ];
}

function tierMix(rows: readonly Row[], frame: ForecastFrame, screen: Screen): string[] {
  const speak = speaker(screen.language);
  const shares = rows.filter((row) => row.metric === 'tier.share' && row.world === 'program');
  const tiers = [...new Set(shares.map((row) => row.tier ?? ''))];
  const months = [...new Set(shares.map((row) => row.month))].sort((a, b) => a - b);
  const medianOf = new Map(shares.map((row) => [`${row.month} ${row.tier ?? ''}`, row.median]));
  const bars = evenly(months, MOST_BARS).map((month) => ({
    label: speak(monthLabel(month, frame)),
    shares: tiers.map((tier) => medianOf.get(`${month} ${tier}`) ?? 0),
  }));
  return bars.length === 0 ? [] : drawStacked(tiers, bars, screen);
}

/** A state at the end of the n-th month bears that month's name; 0 is the state before the first one. */
function monthLabel(month: number, frame: ForecastFrame): Wording {
  if (frame.start === undefined) return say`month ${month}`;
  return month === 0 ? say`start` : say`${formatMonth(addMonths(frame.start, month - 1))}`;
}

function courses(rows: readonly Row[], screen: Screen): string[] {
  const speak = speaker(screen.language);
  const indent = Math.max(...COURSES.map(({ title }) => cellWidth(speak(title), screen))) + 2;
  return COURSES.flatMap(({ title, metric }) => {
    const series = rows.filter((row) => row.metric === metric && row.world === 'program');
    const values = series.toSorted((a, b) => a.month - b.month).map((row) => row.median);
    const room = { ...screen, width: Math.max(1, screen.width - indent) };
    return drawSpark(values, series[0]?.unit ?? '', room).map((line) => pad(speak(title), indent, screen) + line);
  });
}

function notesOf(rows: readonly Row[], frame: ForecastFrame): Wording[] {
  const horizon = horizonOf(rows);
  const moments =
    frame.start === undefined
      ? say`end: after month ${horizon}. last: in that month. total: over months 1 to ${horizon}.`
      : say`end: after month ${horizon} (${monthLabel(horizon, frame)}). last: in that month. total: over months 1 to ${horizon}.`;
  return [moments, digitsNote(frame.replicates)];
}

function digitsNote(replicates: number | undefined): Wording {
  if (replicates === undefined) return say`Digits below the error of the replicates are not printed.`;
  return replicates === 1
    ? say`One replicate: there is no interval.`
    : say`Digits below the error of ${replicates} replicates are not printed.`;
}
