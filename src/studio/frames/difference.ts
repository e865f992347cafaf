import type { Row } from '../../analysis/row.ts';
import { drawsBlocks, type Screen } from '../../report/screen.ts';

/** A number without its interval, no finer than with it. */
export function bare(text: string): string {
  return text.replace(/ \(.*\)$/, '');
}

/** A sign before a difference that is clear: the interval is all on one side. */
export function signOf(row: Row | undefined, replicates: number, screen: Screen): string {
  if (row === undefined || replicates < 2 || (row.p05 <= 0 && row.p95 >= 0)) return '';
  const [up, down] = signs(screen);
  return `${row.median > 0 ? up : down} `;
}

/** For more and for less. */
export function signs(screen: Screen): readonly [up: string, down: string] {
  return drawsBlocks(screen) ? ['▲', '▼'] : ['^', 'v'];
}
