import { type Bar, lengthOf } from '../analysis/uncertainty/sensitivity.ts';
import { wrap } from '../report/cells.ts';
import { formatChange } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import { drawsBlocks, type Screen } from '../report/screen.ts';
import { say, speaker, type Wording } from '../report/wording.ts';
import { type Column, drawTable, tableWidth } from './table.ts';

const MOST_BARS = 20;
const WIDEST = 40;
const NARROWEST = 12;
/** Before the bar, and the line within it. */
const GAP = 3;

/**
 * A tornado: a bar for each assumption, the longest first, from what its low end does to the number to what its high end does.
 * @param most how many bars there is room for
 */
export function drawTornado(bars: readonly Bar[], unit: string, screen: Screen, most = MOST_BARS): string[] {
  const speak = speaker(screen.language);
  const moving = bars.filter((bar) => lengthOf(bar) > 0);
  const shown = moving.slice(0, Math.min(MOST_BARS, most));
  const least = Math.min(0, ...shown.flatMap(({ low, high }) => [low, high]));
  const highest = Math.max(0, ...shown.flatMap(({ low, high }) => [low, high]));
  const texts = shown.map((bar) => [
    bar.id,
    formatChange(bar.low, bar.error, unit, screen),
    formatChange(bar.high, bar.error, unit, screen),
  ]);
  const headed = (low: Wording, high: Wording): Column[] => [
    { header: '', alignment: 'left' },
    { header: speak(low), alignment: 'right' },
    { header: speak(high), alignment: 'right' },
    { header: '', alignment: 'left' },
  ];
  const takenBy = (columns: readonly Column[]) => tableWidth(columns.slice(0, 3), texts, screen) + GAP;
  const whole = headed(say`at the low end`, say`at the high end`);
  const columns = takenBy(whole) + NARROWEST <= screen.width ? whole : headed(say`low`, say`high`);
  const taken = takenBy(columns);
  const width = Math.max(NARROWEST, Math.min(WIDEST, screen.width - taken));
  const body = shown.map((bar, i) => [...texts[i]!, drawBar(bar, least, highest, width, screen)]);
  const [low, high] = glyphs(screen);
  const still = bars.length - moving.length;
  const notes = [
    say`${low} at the low end of its range, ${high} at the high end; all others keep their values.`,
    ...(moving.length > shown.length ? [say`${moving.length - shown.length} more move it less.`] : []),
    ...(still > 0 ? [say`${still} do nothing to it.`] : []),
  ];
  const faint = painter(screen.color);
  return [
    ...(shown.length === 0 ? [] : drawTable(columns, body, screen)),
    ...notes.flatMap((note) => wrap(speak(note), screen.width, screen)).map((line) => faint('faint', line)),
  ];
}

function glyphs(screen: Screen): readonly [low: string, high: string] {
  return drawsBlocks(screen) ? ['░', '█'] : ['-', '#'];
}

/** Left of the line what lowers the number, right of it what raises it. */
function drawBar({ low, high }: Bar, least: number, most: number, width: number, screen: Screen): string {
  const [lowGlyph, highGlyph] = glyphs(screen);
  const cell = (most - least) / width;
  const covers = (change: number, at: number) => (change < 0 ? at < 0 && at > change : at > 0 && at < change);
  const zero = Math.round(-least / cell);
  const cells = Array.from({ length: width }, (_, i) => {
    const at = (i + 0.5 - zero) * cell;
    if (covers(high, at)) return highGlyph;
    return covers(low, at) ? lowGlyph : ' ';
  });
  return [...cells.slice(0, zero), drawsBlocks(screen) ? '│' : '|', ...cells.slice(zero)].join('').trimEnd();
}
