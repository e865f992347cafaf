import { formatDay } from '../../base/calendar.ts';
import { say } from '../../report/wording.ts';
import type { SettingNode, TableRowNode } from '../../syntax/definition-tree.ts';
import { type DatedValue, valuesOfRow, valuesOfSetting } from '../dated-values.ts';
import type { Scope } from '../scope.ts';

/** A setting, and a row of a table, has one value on a day; its own are written in the order of their days. */
export function checkDatedValues(scope: Scope): void {
  for (const setting of scope.all('setting')) {
    checkOwn(scope, setting);
    checkSingle(scope, valuesOfSetting(scope, setting));
  }
  for (const table of scope.all('table')) {
    for (const row of table.rows) {
      checkOwn(scope, row);
      checkSingle(scope, valuesOfRow(scope, table, row));
    }
  }
}

function checkOwn(scope: Scope, { from, steps }: SettingNode | TableRowNode): void {
  const dates = [...(from === null ? [] : [from]), ...steps.map((step) => step.from)];
  dates.forEach((later, i) => {
    const earlier = dates[i - 1];
    if (earlier === undefined || earlier.day <= later.day) return;
    scope.report({
      code: 'step-order',
      title: say`the dates of these values do not rise`,
      at: later.span,
      label: say`earlier than the date before it`,
      others: [{ span: earlier.span, text: say`the date before it` }],
      help: say`write the values in the order of their dates`,
    });
  });
}

function checkSingle(scope: Scope, values: readonly DatedValue[]): void {
  values.forEach((value, i) => {
    const other = values[i - 1];
    if (other?.from !== value.from) return;
    const [first, second] = other.at.start < value.at.start ? [other, value] : [value, other];
    scope.report({
      code: 'step-order',
      title: say`two values from ${formatDay(value.from)} on`,
      at: second.at,
      label: say`again here`,
      others: [{ span: first.at, text: say`first here` }],
      help: say`keep one of the two`,
    });
  });
}
