import type { BenefitClauseNode, MilestoneNode, RewardNode } from '../syntax/award-tree.ts';
import { lowerPeriod } from './lower-period.ts';
import { lowerLength } from './lower-window.ts';
import type { Lowering } from './lowering.ts';
import type { PlanBenefit, PlanChoice, PlanMilestone, PlanReward } from './plan-benefit.ts';

export function lowerReward(lowering: Lowering, node: RewardNode): PlanReward {
  return {
    name: node.name.text,
    label: (node.label ?? node.name).text,
    ledgers: node.price === null ? [] : lowering.payers(node.price, node.ledgers),
    price: node.price === null ? 0n : lowering.value(node.price).n,
    ...lowerContent(lowering, node.clauses),
    automatic: find(node.clauses, 'issued')?.at === 'once',
    inForce: lowerPeriod(node.period),
    span: node.name.span,
  };
}

export function lowerMilestone(lowering: Lowering, node: MilestoneNode): PlanMilestone {
  const mark = (kind: 'again every' | 'up to') => {
    const part = node.parts.find((p) => p.part === kind);
    return part !== undefined && 'mark' in part ? lowering.value(part.mark) : null;
  };
  return {
    name: node.name.text,
    label: (node.label ?? node.name).text,
    reads: { op: 'measure', measure: lowering.measure(node.measure.text) },
    first: lowering.value(node.first),
    every: mark('again every'),
    upTo: mark('up to'),
    takenBack: node.parts.some((part) => part.part === 'taken back by refunds'),
    ...lowerContent(lowering, node.clauses),
    choice: lowerChoice(lowering, node),
    inForce: lowerPeriod(node.period, lowering.end),
    span: node.name.span,
  };
}

function lowerContent(lowering: Lowering, clauses: readonly BenefitClauseNode[]): PlanBenefit {
  const within = find(clauses, 'use')?.within ?? null;
  const gives = find(clauses, 'gives');
  const money = (node: { value: Parameters<Lowering['value']>[0] } | undefined) =>
    node === undefined ? 0n : lowering.value(node.value).n;
  return {
    worth: money(find(clauses, 'worth')),
    cost: money(find(clauses, 'costs')),
    useWithin: within === null ? null : lowerLength(within),
    gives: gives === undefined ? null : lowering.price(gives.amount, gives.ledger),
  };
}

function lowerChoice(lowering: Lowering, node: MilestoneNode): PlanChoice | null {
  const choose = find(node.clauses, 'choose');
  if (choose === undefined) return null;
  return {
    picks: Number(choose.picks?.value.n ?? 1n),
    options: choose.options.map((option) => lowering.reward(option.text)),
    within: lowerLength(choose.within),
    otherwise: choose.otherwise === null ? null : lowering.reward(choose.otherwise.text),
  };
}

function find<Kind extends BenefitClauseNode['clause']>(clauses: readonly BenefitClauseNode[], kind: Kind) {
  return clauses.find((c): c is Extract<BenefitClauseNode, { clause: Kind }> => c.clause === kind);
}
