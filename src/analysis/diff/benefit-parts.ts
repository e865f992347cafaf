import type { Rational } from '../../base/rational.ts';
import type { BenefitClauseNode, MilestoneNode, RewardNode } from '../../syntax/award-tree.ts';
import type { GridNode } from '../../syntax/grid-tree.ts';
import type { InterventionNode } from '../../syntax/intervention-tree.ts';
import type { BenefitNode } from '../../syntax/lasting-tree.ts';
import { earningParts } from './earning-parts.ts';
import type { PartList } from './part-list.ts';

export function rewardParts(list: PartList, node: RewardNode): void {
  list.period(node.period);
  list.condition('reward-price', node.price);
  for (const clause of node.clauses) benefitParts(list, clause);
  list.rest('reward', node);
}

export function milestoneParts(list: PartList, node: MilestoneNode): void {
  list.period(node.period);
  list.condition('milestone-mark', node.first);
  for (const part of node.parts) {
    if (part.part === 'taken back by refunds') list.add('milestone-taken-back', part, part.span);
    else {
      list.skip(part);
      list.condition(part.part === 'again every' ? 'milestone-again' : 'milestone-end', part.mark);
    }
  }
  for (const clause of node.clauses) benefitParts(list, clause);
  list.rest('milestone', node);
}

function benefitParts(list: PartList, clause: BenefitClauseNode): void {
  switch (clause.clause) {
    case 'worth':
    case 'costs':
      list.skip(clause);
      list.condition(clause.clause === 'worth' ? 'worth' : 'cost', clause.value);
      break;
    case 'use':
      // Any time is as if nothing limited it.
      list.skip(clause);
      if (clause.within !== null) list.length('time-to-use', clause.within);
      break;
    case 'gives':
      list.add('points-given', clause, clause.span, { value: clause.amount });
      break;
    case 'choose':
      list.add('choice', clause, clause.span);
      break;
    case 'issued':
      list.add('reward', clause, clause.span, { path: 'issued' });
      break;
  }
}

/** What lasts as long as a condition holds. Amounts per use, month and year are not to be compared. */
export function lastingParts(list: PartList, node: BenefitNode): void {
  list.period(node.period);
  list.condition('benefit-condition', node.while);
  for (const clause of node.clauses) {
    if (clause.clause !== 'used') {
      const { amount, per } = clause;
      const value = { family: per, size: decimal(amount.value) };
      if (clause.clause === 'worth') list.add('worth', clause, clause.span, { value });
      else list.add('cost', clause, clause.span, { path: clause.clause, value });
      continue;
    }
    const { expected, most, span } = clause;
    list.skip(clause);
    list.add('expected-use', expected, span, { value: { family: expected.per, size: decimal(expected.times.value) } });
    // Without one they may as often as they like.
    if (most !== null)
      list.add('use-limit', most, span, { value: { family: most.per, size: decimal(most.times.value) } });
  }
  list.rest('benefit', node);
}

function decimal({ n, d }: Rational): number {
  return Number(n) / Number(d);
}

export function gridParts(list: PartList, node: GridNode): void {
  for (const clause of node.clauses) {
    const path = clause.clause === 'cell' ? `cell ${clause.cell.text}` : clause.clause;
    list.add('grid', clause, clause.span, { path });
  }
  list.rest('grid', node);
}

export function interventionParts(list: PartList, node: InterventionNode): void {
  list.condition('intervention-condition', node.where);
  let earnings = 0;
  for (const clause of node.clauses) {
    switch (clause.clause) {
      case 'within':
        list.skip(clause);
        list.length('deadline', clause.length);
        break;
      case 'costs':
      case 'discount':
        list.skip(clause);
        list.condition(clause.clause === 'costs' ? 'cost' : 'discount', clause.value);
        break;
      case 'from':
        list.add('intervention', clause, clause.span, { path: 'period', effective: clause.day });
        break;
      case 'capacity': {
        const { most, per } = clause;
        list.add('places', clause, clause.span, { path: per, value: decimal(most.value) });
        break;
      }
      case 'earn':
        earnings++;
        list.skip(clause);
        earningParts(list, clause.earn, `earn ${earnings}`);
        break;
    }
  }
  list.rest('intervention', node);
}
