import { cellWidth } from '../report/cells.ts';
import { formatNumber } from '../report/number.ts';
import { drawsBlocks, type Screen } from '../report/screen.ts';
import { say, speak } from '../report/wording.ts';
import { evenly } from './evenly.ts';

const BLOCKS = [...'▁▂▃▄▅▆▇█'];
const ASCII = [...'_.-~=+*#'];

/**
 * The course of a number over time in one line: `▁▃▅█  min 1,102  max 1,318`. From all values, of which more than
 * there is room for are left out evenly; a value that is not known is a gap, and a course without change is flat.
 * No lines without a known value.
 */
export function drawSpark(values: readonly number[], unit: string, screen: Screen): string[] {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return [];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const said = say`min ${formatNumber(low, unit, screen)}  max ${formatNumber(high, unit, screen)}`;
  const numbers = `  ${speak(said, screen.language ?? 'en')}`;
  const levels = drawsBlocks(screen) ? BLOCKS : ASCII;
  const glyph = (value: number) => {
    if (!Number.isFinite(value)) return ' ';
    const height = high > low ? (value - low) / (high - low) : 0;
    return levels[Math.min(levels.length - 1, Math.floor(height * levels.length))]!;
  };
  const room = Math.max(2, screen.width - cellWidth(numbers, screen));
  return [evenly(values, room).map(glyph).join('') + numbers];
}
