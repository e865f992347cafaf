import type { Plan } from '../compile/plan.ts';
import { PLAIN_CELLS } from '../model/customer-grid.ts';

/** The names the field gives to cells, for a program that names none. */
const FIELD_NAMES: ReadonlyMap<string, string> = new Map([
  ['high promoter', 'angel'],
  ['high detractor', 'hostage'],
  ['low detractor', 'rebel'],
]);

/** What the cells of the grid are called, in the order of `PLAIN_CELLS`: as in the program, where it has a grid. */
export function cellNames(plan: Plan): string[] {
  if (plan.grid !== null) return plan.grid.cells.map(({ name }) => name);
  return PLAIN_CELLS.map((plain) => FIELD_NAMES.get(plain) ?? plain);
}
