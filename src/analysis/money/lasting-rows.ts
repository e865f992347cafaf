import { add, multiply, type Rational, ZERO } from '../../base/rational.ts';
import { perMonth } from '../../compile/per-month.ts';
import type { Plan } from '../../compile/plan.ts';
import type { PlanLasting } from '../../compile/plan-lasting.ts';
import type { WorldSums } from '../../population/sums.ts';
import type { Row } from '../row.ts';
import { flowRows, moneyUnit, rowsOf, type WorldView } from '../world-view.ts';

/** What the benefits held at the end of a month cost the business in it, in units of the currency. */
export interface LastingCost {
  /** What is paid out for them, and what they take of what is there anyway. */
  readonly hard: number;
  readonly soft: number;
}

/** The cost of benefits that last in one month of one replicate, from month 1 on. */
export function lastingCost(plan: Plan, sums: WorldSums, month: number): LastingCost {
  const all = (charge: 'hard' | 'soft') =>
    sums.holders.reduce((sum, members, i) => add(sum, chargeOf(plan.benefits[i]!, charge, members[month]!)), ZERO);
  return { hard: units(plan, all('hard')), soft: units(plan, all('soft')) };
}

/**
 * By benefit: its holders, what it is worth to them, and what it costs; and the hard cost of all of them, the soft one being
 * part of `cost.soft`. A world without the program has none.
 */
export function lastingRows(view: WorldView): Row[] {
  const { plan } = view;
  if (view.world === 'none' || plan.benefits.length === 0) return [];
  const money = moneyUnit(plan);
  const all = flowRows(
    view,
    { metric: 'cost.benefit', ...money },
    (sums, month) => lastingCost(plan, sums, month).hard,
  );
  const each = plan.benefits.flatMap((benefit, i) => {
    const tags = { benefit: benefit.name };
    const flow = (metric: string, charge: 'worth' | 'hard' | 'soft') =>
      flowRows(view, { metric, ...money, tags }, (sums, month) =>
        units(plan, chargeOf(benefit, charge, sums.holders[i]![month]!)),
      );
    return [
      ...rowsOf(
        view,
        { metric: 'benefit.held', unit: 'members', decimals: 2, tags },
        0,
        (sums, month) => sums.holders[i]![month]!,
      ),
      ...flow('benefit.worth', 'worth'),
      ...flow('benefit.hard', 'hard'),
      ...flow('benefit.soft', 'soft'),
    ];
  });
  return [...all, ...each];
}

function chargeOf(benefit: PlanLasting, charge: 'worth' | 'hard' | 'soft', holders: number): Rational {
  return multiply(perMonth(benefit, benefit[charge]), { n: BigInt(holders), d: 1n });
}

function units({ currency }: Plan, { n, d }: Rational): number {
  return Number(n) / Number(d) / 10 ** currency.digits;
}
