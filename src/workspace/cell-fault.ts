import { say, type Wording } from '../report/wording.ts';
/** The cells of a row in the order of the columns that are read, null where empty. */
export type Cells = readonly (string | null)[];

/** A cell that cannot be read as what its column means. */
export interface CellFault {
  /** An index into the columns of the rules. */
  readonly column: number;
  /** What is wrong, to be said of the cell's text. */
  readonly fact: Wording;
  readonly help?: Wording;
}

/** Of a cell that should hold a number. */
export const NOT_A_NUMBER = say`is not a plain number`;

const LONGEST_SHOWN = 60;

/** The fault with its column and what the cell holds. */
export function faultWording(
  { column, fact, help }: CellFault,
  columns: readonly string[],
  cells: Cells,
): { readonly fact: Wording; readonly help?: Wording } {
  const text = cells[column] ?? null;
  const shown = text !== null && text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  const value = shown === null ? say`the empty cell` : JSON.stringify(shown);
  return { fact: say`column \`${columns[column] ?? ''}\`: ${value} ${fact}`, ...(help === undefined ? {} : { help }) };
}
