import { describeDimension, dimensionOf, sameDimension } from '../../model/dimension.ts';
import type { BenefitClauseNode, MilestoneNode, QuantityNode, RewardNode } from '../../syntax/tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import { checkMoney } from '../money.ts';
import type { Scope } from '../scope.ts';
import { ledgerUnit, literalValue } from '../value.ts';

/** Rewards have a price in points, milestones a mark on a measure; both a worth, a cost and a time of use. */
export function checkBenefits(scope: Scope, expressions: ExpressionChecker): void {
  for (const reward of scope.all('reward')) {
    checkPrice(scope, reward);
    checkClauses(scope, reward, ['worth', 'costs', 'use', 'issued']);
  }
  for (const milestone of scope.all('milestone')) {
    const measure = scope.find(milestone.measure, 'measure');
    const type = measure === undefined ? undefined : expressions.measure(measure);
    for (const mark of [milestone.first, milestone.every]) {
      const value = mark === null ? undefined : literalValue(scope, mark);
      if (mark === null || value === undefined) continue;
      if (type?.kind === 'quantity' && !sameDimension(value.dimension, type.dimension)) {
        scope.report({
          code: 'unit-mismatch',
          title: `the mark is ${describeDimension(value.dimension)}, but \`${measure!.name.text}\` is ${describeDimension(type.dimension)}`,
          at: mark.span,
          label: 'another unit than the measure',
          others: [{ span: measure!.name.span, text: 'the measure' }],
        });
      } else positive(scope, mark);
    }
    checkClauses(scope, milestone, ['worth', 'costs', 'use']);
  }
}

function checkPrice(scope: Scope, reward: RewardNode): void {
  const price = literalValue(scope, reward.price);
  const named = reward.ledger === null ? undefined : scope.find(reward.ledger, 'points');
  if (price === undefined || (reward.ledger !== null && named === undefined)) return;
  const candidates = scope
    .all('points')
    .filter((ledger) => sameDimension(price.dimension, dimensionOf(ledgerUnit(ledger))));
  if (named !== undefined && !candidates.includes(named)) {
    scope.report({
      code: 'unit-mismatch',
      title: `the price is ${describeDimension(price.dimension)}, but \`${named.name.text}\` counts ${ledgerUnit(named)}`,
      at: reward.price.span,
      label: `a price in ${ledgerUnit(named)} is needed`,
    });
  } else if (named === undefined && candidates.length === 0) {
    scope.report({
      code: 'unit-expected',
      title: 'a price in points is needed',
      at: reward.price.span,
      label: `this is ${describeDimension(price.dimension)}`,
      help: 'write the unit of a ledger, as in `for 150 star`',
    });
  } else if (named === undefined && candidates.length > 1) {
    const names = candidates.map((ledger) => `\`of ${ledger.name.text}\``).join(' or ');
    scope.missing(
      `\`${reward.name.text}\` does not say which ledger pays`,
      reward.price.span,
      `several ledgers count this unit: write ${names} after the price`,
    );
  } else positive(scope, reward.price);
}

function positive(scope: Scope, node: QuantityNode): void {
  const value = literalValue(scope, node);
  if (value === undefined || (value.value.n > 0n && value.value.d === 1n)) return;
  scope.report({
    code: 'value-range',
    title: 'an amount above zero is needed',
    at: node.span,
    label: value.value.n <= 0n ? 'not above zero' : 'finer than the unit keeps',
  });
}

const HELP: Readonly<Record<BenefitClauseNode['clause'], { what: string; help: string }>> = {
  worth: { what: 'what it is worth to the member', help: 'write it in money, as in `worth ¥700`' },
  costs: { what: 'what it costs the business', help: 'write it in money, as in `costs ¥250`' },
  use: { what: 'how long it can be used', help: 'write `use within 30 days` or `use any time`' },
  issued: { what: 'how it is issued', help: 'write `issued on request` or `issued at once`' },
};

function checkClauses(
  scope: Scope,
  owner: RewardNode | MilestoneNode,
  wanted: readonly BenefitClauseNode['clause'][],
): void {
  const seen = new Map<string, BenefitClauseNode>();
  for (const clause of owner.clauses) {
    const earlier = seen.get(clause.clause);
    if (earlier !== undefined) scope.twice(`\`${clause.clause}\``, earlier.span, clause.span);
    seen.set(clause.clause, clause);
    if (!wanted.includes(clause.clause)) {
      scope.report({
        code: 'value-range',
        title: 'a milestone is always issued at once',
        at: clause.span,
        label: 'not needed here',
      });
    }
    if (clause.clause === 'worth' || clause.clause === 'costs') checkMoney(scope, clause.value);
  }
  if (owner.broken) return;
  for (const clause of wanted) {
    if (!seen.has(clause))
      scope.missing(`\`${owner.name.text}\` does not say ${HELP[clause].what}`, owner.name.span, HELP[clause].help);
  }
}
