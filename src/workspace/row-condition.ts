import { compare } from '../base/rational.ts';
import type { Comparison } from '../compile/plan-condition.ts';
import type { CellFault, Cells } from './cell-fault.ts';
import { NOT_A_NUMBER } from './cell-fault.ts';
import type { RowCondition } from './import-rules.ts';
import { readNumber } from './read-cell.ts';

/** Whether all conditions hold for a row; a cell that should be a number and is none is a fault, not a no. */
export function allHold(where: readonly RowCondition[], cells: Cells): boolean | CellFault {
  for (const condition of where) {
    const text = cells[condition.column] ?? null;
    if (condition.kind === 'empty') {
      if ((text === null) !== condition.empty) return false;
    } else if (condition.kind === 'text') {
      if ((text === condition.value) !== condition.equal) return false;
    } else {
      const number = readNumber(text ?? '');
      if (number === undefined) return { column: condition.column, fact: NOT_A_NUMBER };
      if (!COMPARE[condition.comparison](compare(number, condition.value))) return false;
    }
  }
  return true;
}

/** By the sign of left minus right. */
const COMPARE: Readonly<Record<Comparison, (sign: number) => boolean>> = {
  '>=': (sign) => sign >= 0,
  '>': (sign) => sign > 0,
  '<=': (sign) => sign <= 0,
  '<': (sign) => sign < 0,
  '=': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
};
