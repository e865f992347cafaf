import { type Rational, subtract } from '../base/rational.ts';
import type { Condition } from '../compile/plan.ts';
import { evaluate, holds, type Reads } from './evaluate.ts';

/** One requirement that is not met. For a comparison of amounts, what is there, what is asked for, and the difference. */
export interface Missing {
  readonly condition: Condition;
  readonly amount: { readonly have: Rational; readonly need: Rational; readonly short: Rational } | null;
}

/** More ways than this to reach one tier are not told apart. */
const MOST_WAYS = 16;

/**
 * What is missing for a condition to hold: one list per way of meeting it, each with all that way still lacks.
 * Empty when it holds. Only requirements that are not met are listed.
 */
export function shortfall(condition: Condition, reads: Reads): Missing[][] {
  if (holds(condition, reads)) return [];
  switch (condition.op) {
    case 'and': {
      // Every part that fails must be met, each in one of its own ways.
      let ways: Missing[][] = [[]];
      for (const part of condition.parts) {
        const lacking = shortfall(part, reads);
        if (lacking.length === 0) continue;
        ways = ways.flatMap((way) => lacking.map((more) => [...way, ...more])).slice(0, MOST_WAYS);
      }
      return ways;
    }
    case 'or':
      return condition.parts.flatMap((part) => shortfall(part, reads)).slice(0, MOST_WAYS);
    case 'compare': {
      if (condition.comparison !== '>=' && condition.comparison !== '>') return [[{ condition, amount: null }]];
      const have = evaluate(condition.left, reads);
      const need = evaluate(condition.right, reads);
      return [[{ condition, amount: { have, need, short: subtract(need, have) } }]];
    }
    default:
      return [[{ condition, amount: null }]];
  }
}
