import type { LadderClauseNode, LadderNode, LastsNode, ReviewNode, YearEndNode } from '../syntax/ladder-tree.ts';
import { lowerPeriod } from './lower-period.ts';
import { lowerLength } from './lower-window.ts';
import { type Lowering, tiersOf } from './lowering.ts';
import type { Condition } from './plan-condition.ts';
import type { Lasts, PlanLadder, PlanTier } from './plan-ladder.ts';
import type { Review } from './plan-time.ts';

const ALWAYS: Condition = { op: 'always' };
const NEVER: Condition = { op: 'never' };

export function lowerLadder(lowering: Lowering, node: LadderNode): PlanLadder {
  const find = <Kind extends LadderClauseNode['clause']>(kind: Kind) =>
    node.clauses.find((c): c is Extract<LadderClauseNode, { clause: Kind }> => c.clause === kind);
  const { at: attain, rising } = find('attain')!;
  const review = find('review');
  return {
    name: node.name.text,
    label: (node.label ?? node.name).text,
    tiers: tiersOf(node).map((tier): PlanTier => {
      const unasked = tier.base ? ALWAYS : NEVER;
      const condition = tier.when === null ? unasked : lowering.condition(tier.when, null);
      return {
        name: tier.name.text,
        label: (tier.label ?? tier.name).text,
        attain: condition,
        retain: tier.kept === null ? condition : lowering.condition(tier.kept, null),
        clears: tier.clearing.map((ledger) => lowering.ledger(ledger.text)),
        consumes: tier.consuming.map(({ amount, ledger }) => lowering.price(amount, ledger)),
        takenBack: tier.takenBack.length > 0,
        welcomes: tier.welcoming.map(({ reward, everyTime }) => ({ reward: lowering.reward(reward.text), everyTime })),
        span: tier.span,
      };
    }),
    attain:
      attain === 'once'
        ? { kind: 'at once', steps: rising === 'step by step' }
        : attain === 'review'
          ? { kind: 'at review' }
          : { kind: 'after', length: lowerLength(attain) },
    lasts: lowerLasts(lowering, find('lasts')!.lasts),
    review: review === undefined ? null : lowerReview(review.review),
    crossing: lowerCrossing(find('crossing')),
    dropping: find('downgrade')?.to ?? 'never',
    inForce: lowerPeriod(find('in force')?.period ?? null),
    span: node.name.span,
  };
}

function lowerCrossing(node: Extract<LadderClauseNode, { clause: 'crossing' }> | undefined): PlanLadder['crossing'] {
  return node === undefined ? null : { rate: node.rate, span: node.span };
}

function lowerLasts(lowering: Lowering, node: LastsNode): Lasts {
  switch (node.how) {
    case 'forever':
    case 'until review':
      return { kind: node.how };
    case 'year end':
      return lowerYearEnd(node);
    case 'for':
      return { kind: 'for', length: lowerLength(node.length), monthEnd: node.monthEnd };
    case 'after latest':
      return { kind: 'after latest', event: lowering.event(node.event.text), length: lowerLength(node.length) };
  }
}

export function lowerYearEnd({ from, later, beyond }: YearEndNode): Lasts & { kind: 'year end' } {
  return {
    kind: 'year end',
    month: from?.month ?? 1,
    day: from?.day ?? 1,
    later,
    beyond: beyond === null ? null : lowerLength(beyond),
  };
}

export function lowerReview(node: ReviewNode): Review {
  switch (node.how) {
    case 'daily':
      return { kind: 'daily' };
    case 'monthly':
      return { kind: 'monthly', day: Number(node.day.value.n) };
    case 'yearly':
      return { kind: 'yearly', dates: node.dates.map(({ month, day }) => ({ month, day })) };
  }
}
