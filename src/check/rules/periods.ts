import { say } from '../../report/wording.ts';
import type { PeriodNode, WindowNode } from '../../syntax/time-tree.ts';
import type { Scope } from '../scope.ts';

/** A rule is in force, and a period is looked through, for at least a day. */
export function checkPeriods(scope: Scope): void {
  for (const { earn } of scope.earnings()) checkPeriod(scope, earn.period);
  for (const window of windows(scope)) if (window?.how === 'period') checkPeriod(scope, window.period);
  for (const kind of ['refund', 'reward', 'milestone', 'benefit'] as const) {
    for (const rule of scope.all(kind)) checkPeriod(scope, rule.period);
  }
  for (const ladder of scope.all('ladder')) {
    for (const clause of ladder.clauses) if (clause.clause === 'in force') checkPeriod(scope, clause.period);
  }
}

/** Every window that the program reads through. */
function windows(scope: Scope): (WindowNode | null)[] {
  const caps = scope
    .earnings()
    .flatMap(({ earn }) => earn.parts.flatMap((part) => (part.part === 'cap' ? [part.over] : [])));
  return [
    ...scope.all('measure').map((measure) => measure.window),
    ...scope.all('cap').map((cap) => cap.window),
    ...caps.flatMap((over) => (typeof over === 'string' ? [] : [over])),
  ];
}

function checkPeriod(scope: Scope, period: PeriodNode | null): void {
  if (period?.from == null || period.until === null || period.from.day < period.until.day) return;
  scope.report({
    code: 'period-empty',
    title: say`this ends before it begins`,
    at: period.until.span,
    label: say`the end`,
    others: [{ span: period.from.span, text: say`the beginning` }],
    body: say`\`until\` is the first day on which a rule is no longer in force; \`through\` is the last on which it is.`,
    help: say`write an end after the beginning, or change places of the two dates`,
  });
}
