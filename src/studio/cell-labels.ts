import type { Plan } from '../compile/plan.ts';
import { printable } from '../report/printable.ts';
import { type Speaker, say, templateOf } from '../report/wording.ts';

/** In the order of `PLAIN_CELLS`: what cells are called where the program names none. */
const FIELD_WORDS = [
  say`angel`,
  say`high passive`,
  say`hostage`,
  say`high unknown`,
  say`low promoter`,
  say`low passive`,
  say`rebel`,
  say`low unknown`,
] as const;

/** The names of the cells of the grid for people: the program's own, else those of the field. */
export function cellLabels({ grid }: Plan, speak: Speaker): string[] {
  return FIELD_WORDS.map((word, i) => {
    const label = grid?.cells[i]?.label;
    return label === undefined || label === templateOf(word) ? speak(word) : printable(label);
  });
}
