import type { Screen } from '../report/screen.ts';
import { type Column, drawTable, tableWidth } from './table.ts';

/** A table of which nothing is left out: columns that do not fit stand in tables below it, each after the first column again. */
export function drawFolded(columns: readonly Column[], rows: readonly (readonly string[])[], screen: Screen): string[] {
  const [first, ...others] = columns.keys();
  const only = (chosen: readonly number[]) => ({
    columns: chosen.map((at) => columns[at]!),
    rows: rows.map((row) => chosen.map((at) => row[at]!)),
  });
  const parts: number[][] = [];
  for (const at of others) {
    const wider = [...(parts.at(-1) ?? [first!]), at];
    const part = only(wider);
    const fits = parts.length > 0 && tableWidth(part.columns, part.rows, screen) <= screen.width;
    if (fits) parts.splice(-1, 1, wider);
    else parts.push([first!, at]);
  }
  return parts.flatMap((chosen, i) => {
    const part = only(chosen);
    return [...(i > 0 ? [''] : []), ...drawTable(part.columns, part.rows, screen)];
  });
}
