import type { Help } from 'commander';
import { cellWidth, wrap } from '../report/cells.ts';

/** Lays out help whose letters may be two cells wide and whose lines break between letters; English does without. */
export const helpInCells: Partial<Help> = {
  displayWidth: (text) => cellWidth(text, {}),
  boxWrap: (text, width) =>
    text
      .split('\n')
      .flatMap((line) => wrap(line, width, {}))
      .join('\n'),
};
