import { ALWAYS, type Day, formatDay } from '../../base/calendar.ts';
import { say } from '../../report/wording.ts';
import type { ExpressionNode } from '../../syntax/expression-tree.ts';
import type { PeriodNode } from '../../syntax/time-tree.ts';
import type { NameNode } from '../../syntax/tree.ts';
import { type DatedValue, valuesOfRow, valuesOfSetting } from '../dated-values.ts';
import { namesIn } from '../names-in.ts';
import type { Scope } from '../scope.ts';

/**
 * A rule that reads a value begins when the value does, or later: thus no rule ever finds none. What counts for a measure,
 * and where a member stands in the grid, is read on any day.
 */
export function checkValuesInForce(scope: Scope): void {
  for (const { earn } of scope.earnings()) {
    const limits = earn.parts.flatMap((part) => {
      if (part.part === 'cap' && part.limit.kind !== 'times') return [part.limit];
      if (part.part !== 'within') return [];
      return scope.all('cap').flatMap((cap) => (cap.name.text === part.cap.text ? [cap.limit] : []));
    });
    checkReads(scope, [...(earn.when === null ? [] : [earn.when]), earn.formula, ...limits], earn.period, 'from');
  }
  for (const ladder of scope.all('ladder')) {
    const clause = ladder.clauses.find((c) => c.clause === 'in force');
    const read = ladder.clauses.flatMap((c) => (c.clause === 'tier' ? [c.when, c.kept] : []));
    checkReads(
      scope,
      read.filter((condition) => condition !== null),
      clause?.period ?? null,
      'in force from',
    );
  }
  for (const benefit of scope.all('benefit')) checkReads(scope, [benefit.while], benefit.period, 'from');
  const anyDay = [
    ...scope.all('measure').map(({ where }) => where),
    ...scope.all('intervention').map(({ where }) => where),
    ...scope.all('event').map(({ clock }) => clock?.while ?? null),
    ...scope.all('grid').flatMap(({ clauses }) => clauses.flatMap((c) => (c.clause === 'profit' ? [c.high] : []))),
  ];
  checkReads(
    scope,
    anyDay.filter((condition) => condition !== null),
    null,
    null,
  );
}

/** `clause` is how the reader says that it begins later; null where it cannot. */
function checkReads(
  scope: Scope,
  expressions: readonly ExpressionNode[],
  period: PeriodNode | null,
  clause: string | null,
): void {
  const start = period?.from?.day ?? ALWAYS.from;
  for (const { name } of expressions.flatMap(namesIn)) {
    const first = firstValue(scope, name);
    if (first !== null && start < first.from) reportEarly(scope, name, first, period, clause);
  }
}

/** The value with which a setting begins, or the row of a table that begins last; null for what has no dates. */
function firstValue(scope: Scope, name: NameNode): DatedValue | null {
  const declared = scope.lookup(name.text);
  if (declared?.kind === 'setting') return valuesOfSetting(scope, declared)[0] ?? null;
  if (declared?.kind !== 'table') return null;
  const firsts = declared.rows.flatMap((row) => valuesOfRow(scope, declared, row).slice(0, 1));
  return firsts.reduce<DatedValue | null>(
    (late, first) => (late === null || first.from > late.from ? first : late),
    null,
  );
}

function reportEarly(
  scope: Scope,
  name: NameNode,
  first: DatedValue,
  period: PeriodNode | null,
  clause: string | null,
): void {
  const day: Day = first.from;
  const since = period?.from == null ? say`read on any day` : say`read from ${formatDay(period.from.day)} on`;
  scope.report({
    code: 'value-not-in-force',
    title: say`\`${name.text}\` has no value before ${formatDay(day)}`,
    at: name.span,
    label: since,
    others: [{ span: first.at, text: say`its first value` }],
    help:
      clause === null
        ? say`give \`${name.text}\` a value for the days before`
        : say`write \`${clause} ${formatDay(day)}\` here, or give \`${name.text}\` a value for the days before`,
  });
}
