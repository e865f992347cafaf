import { compare, divide, type Rational, subtract, ZERO } from '../base/rational.ts';
import { opposite } from '../compile/opposite.ts';
import type { Condition } from '../compile/plan-condition.ts';
import { evaluate, holds, type Reads } from './evaluate.ts';

type ConditionOf<Op extends Condition['op']> = Extract<Condition, { op: Op }>;

/** One requirement that is not met, with what is there instead. */
export type Missing =
  | {
      readonly of: 'amount';
      readonly condition: ConditionOf<'compare'>;
      readonly have: Rational;
      readonly need: Rational;
      /** How far `have` is from `need`: above zero where it must rise, below where it must fall. */
      readonly short: Rational;
    }
  /** A comparison with something that is not known yet. */
  | { readonly of: 'unknown'; readonly condition: ConditionOf<'compare'> }
  | { readonly of: 'tier'; readonly condition: ConditionOf<'tier'>; readonly held: number }
  /** A word, a cell of the grid, a lifetime grant or an invitation, which no amount brings nearer by itself. */
  | { readonly of: 'choice'; readonly condition: ConditionOf<'choice' | 'cell' | 'granted' | 'never'> };

/** More ways than this to reach one tier are not told apart. */
const MOST_WAYS = 16;

/**
 * What is missing for a condition to hold: one list per way of meeting it, each with all that way still lacks, the nearest
 * way first. Empty when it holds. Only requirements that are not met are listed.
 */
export function shortfall(condition: Condition, reads: Reads): Missing[][] {
  return waysTo(condition, reads).sort((a, b) => compareGaps(gapOf(a), gapOf(b)));
}

function waysTo(condition: Condition, reads: Reads): Missing[][] {
  if (holds(condition, reads)) return [];
  switch (condition.op) {
    case 'always':
      return [];
    case 'and': {
      // Every part that fails must be met, each in one of its own ways.
      let ways: Missing[][] = [[]];
      for (const part of condition.parts) {
        const lacking = waysTo(part, reads);
        if (lacking.length === 0) continue;
        ways = ways.flatMap((way) => lacking.map((more) => [...way, ...more])).slice(0, MOST_WAYS);
      }
      return ways;
    }
    case 'or':
      return condition.parts.flatMap((part) => waysTo(part, reads)).slice(0, MOST_WAYS);
    case 'not':
      return waysTo(opposite(condition.of), reads);
    case 'compare': {
      const have = evaluate(condition.left, reads);
      const need = evaluate(condition.right, reads);
      if (have === null || need === null) return [[{ of: 'unknown', condition }]];
      return [[{ of: 'amount', condition, have, need, short: subtract(need, have) }]];
    }
    case 'tier':
      return [[{ of: 'tier', condition, held: reads.tier(condition.ladder) }]];
    case 'choice':
    case 'cell':
    case 'granted':
    case 'never':
      return [[{ of: 'choice', condition }]];
  }
}

/** The largest share of a requirement that a way still lacks, from 0 to 1; null where it cannot be measured. */
export function gapOf(way: readonly Missing[]): Rational | null {
  let gap = ZERO;
  for (const missing of way) {
    if (missing.of !== 'amount') return null;
    const [whole, short] = [size(missing.need), size(missing.short)];
    const greater = compare(size(missing.have), whole) > 0 ? size(missing.have) : whole;
    if (greater.n === 0n) continue;
    const share = divide(short, greater);
    if (compare(share, gap) > 0) gap = share;
  }
  return gap;
}

/** What cannot be measured comes last. */
function compareGaps(a: Rational | null, b: Rational | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

function size(value: Rational): Rational {
  return value.n < 0n ? { n: -value.n, d: value.d } : value;
}
