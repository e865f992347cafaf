import { cellWidth, pad, wrap } from '../../report/cells.ts';
import { formatNumber } from '../../report/number.ts';
import { drawsBlocks } from '../../report/screen.ts';
import { say } from '../../report/wording.ts';
import type { Room } from '../lay.ts';
import { GOALS, type Goal, rowOf, type SweepPoint } from '../sweep.ts';
import { BETTER_WORDS } from './goals.ts';

const WIDEST = 60;
const HIGHEST = 24;
/** Of the ends of the scale, which are places and no results. */
const DIGITS = 4;

/**
 * What is better in the first goal lies to the right, in the second upward, so that what nothing outdoes in these two lies at
 * the upper right edge. Each point bears a letter, a capital where no other outdoes it in all the goals; the key names them.
 */
export function scatter(
  points: readonly SweepPoint[],
  [right, up]: readonly Goal[],
  { screen, rows, speak, paint }: Room,
  name: (steps: number) => string,
): string[] {
  if (right === undefined || up === undefined) return [];
  const placed = points.flatMap((point, i) => {
    const [x, y] = [rowOf(point, right), rowOf(point, up)];
    if (x === undefined || y === undefined) return [];
    const letter = String.fromCharCode(97 + i);
    return [
      {
        x: gain(right, x.median),
        y: gain(up, y.median),
        unit: x.unit,
        best: point.best,
        letter: point.best ? letter.toUpperCase() : letter,
        steps: point.steps,
      },
    ];
  });
  const [first] = placed;
  if (first === undefined) return [];
  const width = Math.min(WIDEST, screen.width - 4);
  const key = wrap(placed.map(({ letter, steps }) => `${letter} ${name(steps)}`).join('  '), screen.width, screen);
  const height = Math.max(3, Math.min(HIGHEST, rows - 4 - key.length));
  const cells = Array.from({ length: height }, () => new Array<string>(width).fill(' '));
  const range = (of: 'x' | 'y') => {
    const values = placed.map((point) => point[of]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const scale = (of: 'x' | 'y', most: number) => {
    const [low, high] = range(of);
    return (value: number) => (high === low ? Math.floor(most / 2) : Math.round(((value - low) / (high - low)) * most));
  };
  const [across, above] = [scale('x', width - 1), scale('y', height - 1)];
  // Where two fall on one place, one that nothing outdoes is seen.
  for (const { x, y, letter } of placed.toSorted((a, b) => Number(a.best) - Number(b.best)))
    cells[height - 1 - above(y)]![across(x)] = letter;
  const [side, floor, corner] = drawsBlocks(screen) ? ['│', '─', '└'] : ['|', '-', '+'];
  const [low, high] = range('x').map((value) =>
    formatNumber(Number(gain(right, value).toPrecision(DIGITS)), first.unit, screen),
  );
  return [
    paint(
      'faint',
      speak(say`${BETTER_WORDS[up]} upward, ${BETTER_WORDS[right]} to the right; capitals are outdone by none`),
    ),
    ...cells.map((line) => ` ${side}${line.join('')}`),
    ` ${corner}${floor.repeat(width)}`,
    `  ${low}${pad(high!, Math.max(0, width - cellWidth(low!, screen)), screen, 'right')}`,
    ...key,
  ];
}

/** The better the larger; twice it is what it was. */
function gain(goal: Goal, value: number): number {
  return GOALS.find(({ metric }) => metric === goal)?.better === 'less' ? -value : value;
}
