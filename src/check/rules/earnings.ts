import {
  type Dimension,
  describeDimension,
  dimensionOf,
  NUMBER,
  overDimension,
  sameDimension,
} from '../../model/dimension.ts';
import { say, type Wording } from '../../report/wording.ts';
import type { EarnNode, EarnPartNode, TimesNode } from '../../syntax/earning-tree.ts';
import type { PointsNode } from '../../syntax/points-tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import type { Scope } from '../scope.ts';
import type { Surroundings } from '../surroundings.ts';
import { ledgerUnit } from '../value.ts';
import { checkLimitWindow } from './measures.ts';
import { checkRounding } from './rounding.ts';

/** An earning rule gives points of its ledger, and says how fractions are rounded where they can arise. */
export function checkEarnings(scope: Scope, expressions: ExpressionChecker): void {
  for (const { earn } of scope.earnings()) {
    const ledger = scope.find(earn.ledger, 'points');
    const event = scope.find(earn.event, 'event');
    const around: Surroundings | null = event === undefined ? null : { event, measures: true, within: null };
    if (around !== null) {
      if (earn.when !== null) expressions.condition(earn.when, around);
      const type = expressions.quantity(earn.formula, around);
      if (type !== undefined && ledger !== undefined) checkFormula(scope, earn, ledger, type);
    }
    checkParts(scope, expressions, earn, ledger, around);
  }
}

function checkFormula(
  scope: Scope,
  earn: EarnNode,
  ledger: PointsNode,
  type: { dimension: Dimension; whole: boolean },
): void {
  const unit = ledgerUnit(ledger);
  if (!sameDimension(type.dimension, dimensionOf(unit))) {
    scope.report({
      code: 'unit-expected',
      title: say`the formula gives ${describeDimension(type.dimension)}, but the ledger counts ${unit}`,
      at: earn.formula.span,
      label: say`this is ${describeDimension(type.dimension)}`,
      others: [{ span: ledger.name.span, text: say`counts ${unit}` }],
      help: missingFactor(overDimension(dimensionOf(unit), type.dimension)),
    });
    return;
  }
  if (type.whole || earn.parts.some((part) => part.part === 'rounded')) return;
  const digits = scope.units.get(unit)?.digits ?? 0;
  scope.report({
    code: 'rounding-missing',
    title: say`this formula can give fractions`,
    at: earn.formula.span,
    label: digits === 0 ? say`\`${unit}\` is whole` : say`\`${unit}\` keeps ${digits} decimals`,
    body: say`Where a formula can give a fraction, the program says which way it is rounded; it is rounded once, at the end.`,
    help: say`add \`, rounded down\`, \`, rounded up\`, \`, rounded half up\` or \`, rounded half even\``,
    fixes: [
      {
        title: say`add \`, rounded down\``,
        edits: [{ span: { ...earn.formula.span, start: earn.formula.span.end }, text: ', rounded down' }],
        certain: false,
      },
    ],
  });
}

/** What would bring a formula to its ledger's unit. */
function missingFactor(factor: Dimension): Wording {
  const rate = [...factor.values()].some((exponent) => exponent > 0);
  const divides = [...factor.values()].some((exponent) => exponent < 0);
  if (rate && divides) return say`multiply it by a rate of ${describeDimension(factor)}`;
  if (rate) return say`multiply it by an amount of ${describeDimension(factor)}`;
  return say`divide it by an amount of ${describeDimension(overDimension(NUMBER, factor))}`;
}

function checkParts(
  scope: Scope,
  expressions: ExpressionChecker,
  earn: EarnNode,
  ledger: PointsNode | undefined,
  around: Surroundings | null,
): void {
  const seen = new Map<EarnPartNode['part'], EarnPartNode>();
  for (const part of earn.parts) {
    const earlier = seen.get(part.part);
    if (earlier !== undefined) scope.twice(PART_WORDS[part.part], earlier.span, part.span);
    seen.set(part.part, part);
    if (ledger === undefined) continue;
    if (part.part === 'rounded') checkRounding(scope, part, ledger);
    if (part.part === 'cap') checkLimit(scope, expressions, part, ledger, around);
    if (part.part === 'within') scope.find(part.cap, 'cap');
    if (part.part === 'rest') {
      const to = scope.find(part.to, 'points');
      if (to !== undefined && ledgerUnit(to) !== ledgerUnit(ledger)) {
        scope.report({
          code: 'unit-mismatch',
          title: say`the rest is ${ledgerUnit(ledger)}, but \`${to.name.text}\` counts ${ledgerUnit(to)}`,
          at: part.to.span,
          label: say`counts another unit`,
          help: say`let both ledgers count in one declared unit, as in \`points gold in star\``,
        });
      }
    }
  }
  const rest = seen.get('rest');
  if (rest !== undefined && !seen.has('cap') && !seen.has('within')) {
    scope.missing(
      say`there is no limit that could leave a rest`,
      rest.span,
      say`write \`at most … in balance\` (or \`per day\` …) before it, or \`within\` a shared limit`,
    );
  }
  const carrying = seen.get('carrying');
  if (carrying !== undefined && !seen.has('rounded')) {
    scope.missing(
      say`there is no rounding that could leave a remainder`,
      carrying.span,
      say`write \`rounded down\` before it`,
    );
  }
}

function checkLimit(
  scope: Scope,
  expressions: ExpressionChecker,
  { limit, over }: EarnPartNode & { part: 'cap' },
  ledger: PointsNode,
  around: Surroundings | null,
): void {
  if (typeof over === 'object') checkLimitWindow(scope, over);
  if (limit.kind === 'times') {
    checkTimes(scope, limit, over);
    return;
  }
  const type = around === null ? undefined : expressions.quantity(limit, around);
  if (type === undefined || sameDimension(type.dimension, dimensionOf(ledgerUnit(ledger)))) return;
  scope.report({
    code: 'unit-expected',
    title: say`the limit is ${describeDimension(type.dimension)}, but the ledger counts ${ledgerUnit(ledger)}`,
    at: limit.span,
    label: say`write it in ${ledgerUnit(ledger)}`,
  });
}

function checkTimes(scope: Scope, { count, span }: TimesNode, over: (EarnPartNode & { part: 'cap' })['over']): void {
  if (count.value.d !== 1n || count.value.n < 1n) {
    scope.report({
      code: 'value-range',
      title: say`a whole number of times from 1 up is needed`,
      at: span,
      label: say`not such a number`,
    });
  }
  if (over !== 'event' && over !== 'balance') return;
  scope.report({
    code: 'value-range',
    title:
      over === 'event'
        ? say`how many times cannot be counted over one event`
        : say`how many times cannot be counted over a balance`,
    at: span,
    label: say`counts over a day, month, year or window`,
    help: say`write \`per day\`, \`per month\`, \`per year\` or a window, or limit the points instead`,
  });
}

const PART_WORDS: Readonly<Record<EarnPartNode['part'], Wording>> = {
  rounded: say`the rounding`,
  carrying: say`\`carrying the remainder\``,
  cap: say`\`at most\``,
  rest: say`\`rest to\``,
  within: say`\`within\``,
};
