import { pad } from '../../report/cells.ts';
import { formatNumber } from '../../report/number.ts';
import { drawsBlocks } from '../../report/screen.ts';
import { say } from '../../report/wording.ts';
import type { Room } from '../lay.ts';
import type { SweepPoint } from '../sweep.ts';

const WIDEST = 60;

/**
 * Contribution to the right, hostages kept upward: what nothing outdoes lies at the upper right edge. Each point bears a
 * letter, a capital where it is one of the best; the key names them.
 */
export function scatter(
  points: readonly SweepPoint[],
  { screen, rows, speak, paint }: Room,
  name: (steps: number) => string,
): string[] {
  const placed = points.flatMap(({ values: [money, lost], best, steps }, i) => {
    if (money === undefined || lost === undefined) return [];
    const letter = String.fromCharCode(97 + i);
    return [{ x: money.median, y: -lost.median, letter: best ? letter.toUpperCase() : letter, steps }];
  });
  if (placed.length === 0) return [];
  const width = Math.min(WIDEST, screen.width - 4);
  const key = placed.map(({ letter, steps }) => `${letter} ${name(steps)}`).join('  ');
  const height = Math.max(3, rows - 5);
  const cells = Array.from({ length: height }, () => new Array<string>(width).fill(' '));
  const scale = (of: 'x' | 'y', most: number) => {
    const low = Math.min(...placed.map((point) => point[of]));
    const high = Math.max(...placed.map((point) => point[of]));
    return (value: number) => (high === low ? Math.floor(most / 2) : Math.round(((value - low) / (high - low)) * most));
  };
  const [across, up] = [scale('x', width - 1), scale('y', height - 1)];
  for (const { x, y, letter } of placed) cells[height - 1 - up(y)]![across(x)] = letter;
  const [side, floor, corner] = drawsBlocks(screen) ? ['│', '─', '└'] : ['|', '-', '+'];
  const xs = points.flatMap(({ values }) => values[0] ?? []);
  const ends = [Math.min(...xs.map(({ median }) => median)), Math.max(...xs.map(({ median }) => median))];
  const [low, high] = ends.map((value) => formatNumber(value, xs[0]?.unit ?? '', screen));
  return [
    paint('faint', speak(say`fewer hostages lost upward, contribution to the right; capitals are the best`)),
    ...cells.map((line) => ` ${side}${line.join('')}`),
    ` ${corner}${floor.repeat(width)}`,
    `  ${low}${pad(high!, Math.max(0, width - low!.length), screen, 'right')}`,
    key,
  ];
}
