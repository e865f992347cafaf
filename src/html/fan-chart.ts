import { formatNumber } from '../report/number.ts';
import type { Screen } from '../report/screen.ts';
import { type Language, say, speaker, type Wording } from '../report/wording.ts';
import { type Drawing, figure } from './drawing.ts';
import { html, type Markup } from './markup.ts';

/** A number over the months of one world: its median inside its interval. */
export interface FanSeries {
  readonly name: string;
  readonly points: readonly FanPoint[];
}

export interface FanPoint {
  readonly month: number;
  readonly median: number;
  readonly p05: number;
  readonly p95: number;
}

/** The figures that a page of a fixed width is drawn with. */
export const PAPER: Screen = { width: 120, color: false, unicode: true };

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 76;
const RIGHT = 132;
const TOP = 12;
const BOTTOM = 28;
/** Lines that end nearer to each other than this would have names on top of each other. */
const NAME_HEIGHT = 15;

/** A fan as a figure of a page. */
export function fanChart(
  title: string,
  unit: string,
  series: readonly FanSeries[],
  monthName: (month: number) => string,
): Markup {
  return figure(fanDrawing({ title, unit, series, monthName }, 'en'));
}

export interface Fan {
  readonly title: string;
  readonly unit: string;
  readonly series: readonly FanSeries[];
  readonly monthName: (month: number) => string;
}

/** Lines in bands, one for each series, from zero where that does not flatten them. No drawing without a point. */
export function fanDrawing({ title, unit, series, monthName }: Fan, language: Language): Drawing | null {
  const speak = speaker(language);
  const all = series.flatMap(({ points }) => points);
  if (all.length === 0) return null;
  const months = all.map(({ month }) => month);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const ticks = ticksOver(Math.min(...all.map(({ p05 }) => p05)), Math.max(...all.map(({ p95 }) => p95)));
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const x = (month: number) => place(month, first, last, LEFT, WIDTH - RIGHT);
  const y = (value: number) => place(value, low, high, HEIGHT - BOTTOM, TOP);
  const nameHeights = apart(series.map(({ points }) => y(points.at(-1)?.median ?? low)));
  const content = html`${ticks.map(
    (tick) => html`<line class="rule" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/>
<text class="tick end" x="${LEFT - 8}" y="${y(tick) + 4}">${formatNumber(tick, unit, PAPER)}</text>
`,
  )}
${[first, last].map(
  (
    month,
    i,
  ) => html`<text class="tick ${i === 0 ? '' : 'end'}" x="${x(month)}" y="${HEIGHT - 8}">${monthName(month)}</text>
`,
)}
${series.map(({ name, points }, i) => {
  const band = [
    ...points.map(({ month, p95 }) => `${x(month)},${y(p95)}`),
    ...points.toReversed().map(({ month, p05 }) => `${x(month)},${y(p05)}`),
  ];
  const line = points.map(({ month, median }) => `${x(month)},${y(median)}`);
  return html`<g class="series-${i % 3}"><polygon class="band" points="${band.join(' ')}"/>
<polyline class="line" points="${line.join(' ')}"/>
<text x="${WIDTH - RIGHT + 8}" y="${nameHeights[i]! + 4}">${name}</text></g>
`;
})}`;
  return {
    width: WIDTH,
    height: HEIGHT,
    title,
    description: series.map(({ name, points }) => speak(told(name, points, unit))).join(' '),
    caption: speak(say`${title}: median, and P5 to P95 as a band.`),
    content,
  };
}

function told(name: string, points: readonly FanPoint[], unit: string): Wording {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return say`${name}: no value.`;
  return say`${name}: ${formatNumber(first.median, unit, PAPER)} at first, ${formatNumber(last.median, unit, PAPER)} at last.`;
}

/** Where a value lies between two places, to a tenth of a pixel, so that the same numbers give the same bytes. */
function place(value: number, low: number, high: number, from: number, to: number): number {
  const share = high === low ? 0.5 : (value - low) / (high - low);
  return Math.round((from + share * (to - from)) * 10) / 10;
}

/** Three to seven round numbers that hold the values between them; zero is among them unless the values are far from it. */
export function ticksOver(least: number, most: number): number[] {
  const floor = least > 0 && least < most * 0.6 ? 0 : least;
  const ceiling = most < 0 && most > least * 0.6 ? 0 : most;
  const span = ceiling - floor || Math.abs(ceiling) || 1;
  const size = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * size).find((each) => span / each <= 5) ?? size * 10;
  const start = Math.floor(floor / step);
  const end = Math.max(start + 1, Math.ceil(ceiling / step));
  return Array.from({ length: end - start + 1 }, (_, i) => Number(((start + i) * step).toPrecision(12)));
}

/** The same heights, moved down where one would cover the one above it. */
function apart(heights: readonly number[]): number[] {
  const moved = [...heights];
  const order = [...heights.keys()].sort((a, b) => heights[a]! - heights[b]!);
  order.forEach((at, i) => {
    const above = i === 0 ? Number.NEGATIVE_INFINITY : moved[order[i - 1]!]!;
    moved[at] = Math.max(moved[at]!, above + NAME_HEIGHT);
  });
  return moved;
}
