import { printable } from '../../report/printable.ts';

/** Text of a program in a cell of a table: nothing in it may end the cell or become markup. */
export function markdownCell(text: string): string {
  return printable(text).replace(/[\\|<>&*_`[\]]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
