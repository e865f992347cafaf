import type { Day } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import { realOf } from '../base/real.ts';
import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Expression } from '../compile/plan-expression.ts';
import type { Window } from '../compile/plan-time.ts';
import { evaluate, holds, type Reads } from './evaluate.ts';
import { measuresInExpression } from './measures-read.ts';
import { windowAt, windowEnd } from './window.ts';

/** How far a member is on the way to a threshold. Numbers for behavior, never for the books. */
export interface Goal {
  /** What is there over what is needed: 1 at the threshold. */
  readonly nearness: number;
  /** The share of the time that is over until counting begins anew; 1 where it never does. */
  readonly elapsed: number;
}

/**
 * The way to meeting a condition, at the end of a day: of several requirements the farthest, of several ways the nearest.
 * Null where it is no matter of reaching an amount.
 */
export function goalOf(condition: Condition, plan: Plan, reads: Reads, day: Day, joined: Day): Goal | null {
  switch (condition.op) {
    case 'compare': {
      if (condition.comparison !== '>=' && condition.comparison !== '>') return null;
      const have = evaluate(condition.left, reads);
      const need = evaluate(condition.right, reads);
      if (have === null || need === null || need.n <= 0n) return null;
      const windows = windowsRead(condition.left, plan);
      if (windows.length === 0) return null;
      return {
        nearness: Math.max(0, share(have, need)),
        elapsed: Math.min(...windows.map((window) => elapsed(window, day, joined))),
      };
    }
    case 'and':
    case 'or': {
      let found: Goal | null = null;
      for (const part of condition.parts) {
        const goal = goalOf(part, plan, reads, day, joined);
        // A requirement that is none of amount and is not met closes the way.
        if (goal === null && condition.op === 'and' && !holds(part, reads)) return null;
        if (goal === null) continue;
        if (found === null || goal.nearness < found.nearness === (condition.op === 'and')) found = goal;
      }
      return found;
    }
    default:
      return null;
  }
}

const read = new WeakMap<Expression, readonly Window[]>();

/** The windows of the measures in an expression, found once for each. */
export function windowsRead(expression: Expression, plan: Plan): readonly Window[] {
  const known = read.get(expression);
  if (known !== undefined) return known;
  const windows = measuresInExpression(expression).map((measure) => plan.measures[measure]!.window);
  read.set(expression, windows);
  return windows;
}

function elapsed(window: Window, day: Day, joined: Day): number {
  const end = windowEnd(window, day, joined);
  if (end === null) return 1;
  const { from } = windowAt(window, day + 1, joined);
  return (day + 1 - from) / (end - from);
}

/** Through a double: it only ever sets a rate. */
function share(have: Rational, need: Rational): number {
  return realOf(have.n) / Number(have.d) / (realOf(need.n) / Number(need.d));
}
