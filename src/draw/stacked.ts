import { cellWidth, pad, truncate, wrap } from '../report/cells.ts';
import { formatNumber } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import { glyphsFor, type Screen } from '../report/screen.ts';
import { paintSeries, seriesGlyph } from './series.ts';

/** One bar: a period and the share (0 to 1) of each part, in the order of the parts. */
export interface StackedRow {
  readonly label: string;
  readonly shares: readonly number[];
}

const NARROWEST_BAR = 16;
const WIDEST_BAR = 72;
/** Room for `100.0%`. */
const NUMBER_WIDTH = 6;
const WIDEST_NAME = 14;
const GAP = '  ';

/**
 * Parts of a whole over time: one full bar per row, a glyph per part, the numbers at the right under the glyph and name
 * of their part. Where names or numbers do not fit, a legend below gives every name, and a sign says what is missing.
 */
export function drawStacked(parts: readonly string[], rows: readonly StackedRow[], screen: Screen): string[] {
  const { cut } = glyphsFor(screen);
  const paint = painter(screen.color);
  const labels = rows.map((row) => printable(row.label));
  const labelWidth = Math.max(0, ...labels.map((label) => cellWidth(label, screen)));
  const names = parts.map((part, i) => `${seriesGlyph(i, screen)} ${printable(part)}`);
  const natural = names.map((name) => Math.max(NUMBER_WIDTH, Math.min(WIDEST_NAME, cellWidth(name, screen))));
  const { widths, bar } = layOut(natural, labelWidth, screen);
  const dropped = widths.length < parts.length ? GAP + cut : '';
  const header = widths.map((width, i) =>
    paintSeries(i, pad(truncate(names[i]!, width, cut, screen), width, screen, 'right'), screen),
  );
  const lines = rows.map((row, r) => {
    const cells = apportion(row.shares, bar);
    const blocks = cells.map((count, i) => paintSeries(i, seriesGlyph(i, screen).repeat(count), screen)).join('');
    // A period with nobody in it has no parts, and its bar is empty.
    const rest = ' '.repeat(bar - cells.reduce((a, b) => a + b, 0));
    const numbers = widths.map((width, i) =>
      pad(formatNumber(row.shares[i] ?? 0, 'share', screen), width, screen, 'right'),
    );
    return [pad(labels[r]!, labelWidth, screen), blocks + rest, ...numbers].join(GAP) + dropped;
  });
  const isShort = dropped !== '' || names.some((name, i) => cellWidth(name, screen) > (widths[i] ?? 0));
  return [
    [' '.repeat(labelWidth), ' '.repeat(bar), ...header].join(GAP) + dropped,
    ...lines,
    ...(isShort ? wrap(names.join(GAP), screen.width, screen).map((line) => paint('faint', line)) : []),
  ];
}

/** First the names give way to the bar, then the numbers of the last parts. */
function layOut(
  natural: readonly number[],
  labelWidth: number,
  screen: Screen,
): { widths: readonly number[]; bar: number } {
  const signWidth = GAP.length + cellWidth(glyphsFor(screen).cut, screen);
  const barBeside = (widths: readonly number[]) =>
    screen.width -
    (labelWidth + GAP.length) -
    widths.reduce((sum, width) => sum + width + GAP.length, 0) -
    (widths.length < natural.length ? signWidth : 0);
  let widths = natural;
  if (barBeside(widths) < NARROWEST_BAR) widths = natural.map(() => NUMBER_WIDTH);
  while (widths.length > 0 && barBeside(widths) < NARROWEST_BAR) widths = widths.slice(0, -1);
  return { widths, bar: Math.max(1, Math.min(WIDEST_BAR, barBeside(widths))) };
}

/** Shares printed as 0.1% or more are seen in the bar, however narrow it is. */
const SEEN_FROM = 0.0005;

/**
 * Whole cells in proportion to the shares, by largest remainders; they fill `cells` exactly unless all shares are zero.
 * A small part that would vanish takes its cell from the largest.
 */
export function apportion(shares: readonly number[], cells: number): number[] {
  const clean = shares.map((share) => (Number.isFinite(share) ? Math.max(0, share) : 0));
  const sum = clean.reduce((a, b) => a + b, 0);
  if (sum === 0) return clean;
  const exact = clean.map((share) => (share / sum) * cells);
  const counts = exact.map(Math.floor);
  const byRemainder = exact.map((_, i) => i).sort((a, b) => exact[b]! - counts[b]! - (exact[a]! - counts[a]!) || a - b);
  const missing = cells - counts.reduce((a, b) => a + b, 0);
  for (const i of byRemainder.slice(0, missing)) counts[i]!++;
  for (const [i, share] of clean.entries()) {
    const largest = counts.indexOf(Math.max(...counts));
    if (counts[i] === 0 && share >= SEEN_FROM && counts[largest]! > 1) {
      counts[largest]!--;
      counts[i] = 1;
    }
  }
  return counts;
}
