import { ALWAYS, type Day } from '../base/calendar.ts';
import type { Span } from '../base/span.ts';
import type { Judging, SettingNode, TableNode, TableRowNode } from '../syntax/definition-tree.ts';
import type { QuantityNode } from '../syntax/expression-tree.ts';
import type { Scope } from './scope.ts';

/** One value of a setting or of a table's row, from a day on until the next value's day. */
export interface DatedValue {
  readonly from: Day;
  readonly value: QuantityNode;
  /** Which day tells a ladder to read it; null where the program does not say. */
  readonly judged: Judging | null;
  /** Where it is written that it begins: its date, or the change that brings it. */
  readonly at: Span;
}

/** All values of a setting, those that changes bring among them, in the order of their days. */
export function valuesOfSetting(scope: Scope, node: SettingNode): DatedValue[] {
  const judged = node.judged?.by ?? null;
  return inOrder([
    ...ownValues(node, judged),
    ...scope.all('change').flatMap(({ on, clauses }) => {
      const by = clauses.find((clause) => clause.clause === 'judged');
      return clauses.flatMap((clause) =>
        clause.clause === 'becomes' && clause.setting.text === node.name.text
          ? [{ from: on.day, value: clause.value, judged: by?.by ?? null, at: clause.setting.span }]
          : [],
      );
    }),
  ]);
}

export function valuesOfRow(scope: Scope, table: TableNode, row: TableRowNode): DatedValue[] {
  return inOrder([
    ...ownValues(row, null),
    ...scope
      .all('change')
      .flatMap(({ on, clauses }) =>
        clauses.flatMap((clause) =>
          clause.clause === 'row becomes' && clause.table.text === table.name.text && clause.key?.text === row.key?.text
            ? [{ from: on.day, value: clause.value, judged: null, at: (clause.key ?? clause.table).span }]
            : [],
        ),
      ),
  ]);
}

function ownValues(node: SettingNode | TableRowNode, judged: Judging | null): DatedValue[] {
  const { from, value, steps } = node;
  return [
    { from: from?.day ?? ALWAYS.from, value, judged, at: (from ?? value).span },
    ...steps.map((step) => ({ from: step.from.day, value: step.value, judged, at: step.from.span })),
  ];
}

function inOrder(values: DatedValue[]): DatedValue[] {
  return values.sort((a, b) => a.from - b.from);
}
