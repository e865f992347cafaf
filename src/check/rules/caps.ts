import { describeDimension, dimensionOf, sameDimension } from '../../model/dimension.ts';
import { say } from '../../report/wording.ts';
import type { CapNode } from '../../syntax/earning-tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import type { Scope } from '../scope.ts';
import { ledgerUnit } from '../value.ts';
import { checkLimitWindow } from './measures.ts';

/** A limit that several earning rules share is in the unit of the ledgers they earn, and some rule is within it. */
export function checkCaps(scope: Scope, expressions: ExpressionChecker): void {
  for (const cap of scope.all('cap')) {
    const type = expressions.quantity(cap.limit, { event: null, measures: true, within: null });
    checkLimitWindow(scope, cap.window);
    const within = scope
      .earnings()
      .flatMap(({ earn }) =>
        earn.parts.flatMap((part) =>
          part.part === 'within' && part.cap.text === cap.name.text ? [{ earn, part }] : [],
        ),
      );
    if (within.length === 0 && !scope.program.broken) reportUnused(scope, cap);
    for (const { earn, part } of within) {
      const ledger = scope.lookup(earn.ledger.text);
      if (type === undefined || ledger?.kind !== 'points') continue;
      const unit = ledgerUnit(ledger);
      if (sameDimension(type.dimension, dimensionOf(unit))) continue;
      scope.report({
        code: 'unit-mismatch',
        title: say`\`${cap.name.text}\` is ${describeDimension(type.dimension)}, but the ledger counts ${unit}`,
        at: part.cap.span,
        label: say`limits another unit`,
        others: [{ span: cap.limit.span, text: say`the limit` }],
      });
    }
  }
}

function reportUnused(scope: Scope, { name }: CapNode): void {
  scope.report({
    code: 'cap-unused',
    severity: 'warning',
    title: say`no rule is within the limit \`${name.text}\``,
    at: name.span,
    label: say`limits nothing`,
    help: say`write \`, within ${name.text}\` at the end of the rules it is for, or remove it`,
  });
}
