import type { BenefitNode, ChargeNode, FrequencyNode, LastingClauseNode } from '../syntax/lasting-tree.ts';
import { lowerPeriod } from './lower-period.ts';
import type { Lowering } from './lowering.ts';
import type { Charge, Frequency, PlanLasting } from './plan-lasting.ts';

export function lowerLasting(lowering: Lowering, node: BenefitNode): PlanLasting {
  const used = node.clauses.find((clause) => clause.clause === 'used');
  return {
    name: node.name.text,
    label: (node.label ?? node.name).text,
    while: lowering.condition(node.while, null),
    worth: lowerCharge(lowering, node, 'worth')!,
    hard: lowerCharge(lowering, node, 'hard'),
    soft: lowerCharge(lowering, node, 'soft'),
    expected: lowerFrequency(used?.expected ?? null),
    most: lowerFrequency(used?.most ?? null),
    inForce: lowerPeriod(node.period, lowering.end),
    span: node.name.span,
  };
}

function lowerCharge(lowering: Lowering, { clauses }: BenefitNode, which: 'worth' | 'hard' | 'soft'): Charge | null {
  const written = clauses.find((clause): clause is LastingClauseNode & ChargeNode => clause.clause === which);
  return written === undefined ? null : { amount: lowering.value(written.amount).n, per: written.per };
}

function lowerFrequency(written: FrequencyNode | null): Frequency | null {
  return written === null ? null : { times: written.times.value, per: written.per };
}
