import { compare, type Rational, ratio, ZERO } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';

/** What one smallest unit of a ledger's points buys and costs, in minor units of the currency. */
export interface PointPrice {
  /** To the member, at the best reward that points can be paid for. */
  readonly worth: Rational;
  /** To the business, at the dearest one, so that the liability is not understated by a change of taste. */
  readonly cost: Rational;
}

/** By ledger of the plan; null where points buy nothing. Milestones and gifts cost no points and are not among the rewards here. */
export function pointPrices(plan: Plan): (PointPrice | null)[] {
  return plan.ledgers.map((_, ledger) => {
    const rewards = plan.rewards.filter(({ ledgers, price }) => price > 0n && ledgers.includes(ledger));
    if (rewards.length === 0) return null;
    const most = (of: 'worth' | 'cost') =>
      rewards.map((reward) => ratio(reward[of], reward.price)).reduce((a, b) => (compare(a, b) < 0 ? b : a), ZERO);
    return { worth: most('worth'), cost: most('cost') };
  });
}
