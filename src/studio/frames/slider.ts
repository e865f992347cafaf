import { drawsBlocks, type Screen } from '../../report/screen.ts';
import type { Knob } from '../knob.ts';

/** A knob as a line: its range, where the files have it, and where it stands. At least three cells wide. */
export function slider({ least, most }: Knob, steps: number, width: number, screen: Screen): string {
  const [end, line, base, here] = drawsBlocks(screen)
    ? (['├', '─', '│', '●'] as const)
    : (['[', '-', '|', 'O'] as const);
  const close = drawsBlocks(screen) ? '┤' : ']';
  const inner = width - 2;
  const place = (at: number) => (most === least ? 0 : Math.round(((at - least) / (most - least)) * (inner - 1)));
  const cells = new Array<string>(inner).fill(line);
  cells[place(0)] = base;
  cells[place(steps)] = here;
  return end + cells.join('') + close;
}
