import { divide, integer } from '../base/rational.ts';
import { literalValue } from '../check/value.ts';
import { dimensionOf, MONEY, sameDimension } from '../model/dimension.ts';
import type { QuantityNode } from '../syntax/expression-tree.ts';
import type { InterventionClauseNode, InterventionNode } from '../syntax/intervention-tree.ts';
import { lowerLength } from './lower-window.ts';
import { everyOf, type Lowering } from './lowering.ts';
import type { Condition } from './plan-condition.ts';
import type { PlanCapacity, PlanIntervention } from './plan-intervention.ts';

export function lowerIntervention(lowering: Lowering, node: InterventionNode): PlanIntervention {
  const find = <Kind extends InterventionClauseNode['clause']>(kind: Kind) =>
    node.clauses.find((c): c is Extract<InterventionClauseNode, { clause: Kind }> => c.clause === kind);
  const within = find('within');
  const period = find('from');
  const costs = find('costs');
  const discount = find('discount');
  const capacity = find('capacity');
  return {
    kind: node.what,
    name: node.name.text,
    label: (node.label ?? node.name).text,
    audience: lowerAudience(lowering, node),
    within: within === undefined ? null : lowerLength(within.length),
    period: period === undefined ? null : { from: period.day, length: lowerLength(period.length) },
    cost: costs === undefined ? 0n : lowering.value(costs.value).n,
    discount: discount === undefined ? null : lowerDiscount(lowering, discount.value),
    capacity: capacity === undefined ? null : lowerCapacity(lowering, capacity),
    earnings: lowering.earnings.flatMap((earning, i) => (earning.within === node ? [i] : [])),
    span: node.name.span,
  };
}

/** Whom it is for: the members of its cells who meet its guard. */
export function lowerAudience(lowering: Lowering, node: InterventionNode): Condition {
  const cells: Condition = { op: 'cell', ...lowering.cells(node.audience), negated: false, span: node.audience.span };
  return node.where === null ? cells : everyOf([cells, lowering.condition(node.where, null)]);
}

function lowerDiscount(lowering: Lowering, node: QuantityNode): PlanIntervention['discount'] {
  const { dimension, value } = literalValue(lowering.scope, node)!;
  const money = sameDimension(dimension, dimensionOf(MONEY));
  return money ? { of: 'sum', amount: value.n } : { of: 'price', share: value };
}

function lowerCapacity(
  lowering: Lowering,
  { most, per, order }: InterventionClauseNode & { readonly clause: 'capacity' },
): PlanCapacity {
  return {
    places:
      per === 'percent'
        ? { kind: 'share', of: divide(most.value, integer(100)) }
        : per === 'members'
          ? { kind: 'total', count: Number(most.value.n) }
          : { kind: 'per', period: per, count: Number(most.value.n) },
    order:
      order!.first === 'earliest due'
        ? { by: 'earliest due' }
        : { by: order!.first, measure: lowering.measure(order!.measure.text) },
  };
}
