import { say } from '../../report/wording.ts';
import type { NumberNode } from '../../syntax/tree.ts';
import type { Scope } from '../scope.ts';

export function checkDayOfMonth(scope: Scope, { value, span }: NumberNode): void {
  if (value.d === 1n && value.n >= 1n && value.n <= 31n) return;
  scope.report({
    code: 'value-range',
    title: say`a day of the month from 1 to 31 is needed`,
    at: span,
    label: say`no such day`,
  });
}
