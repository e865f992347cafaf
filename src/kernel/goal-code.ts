import type { Condition } from '../compile/plan-condition.ts';
import type { Window } from '../compile/plan-time.ts';
import { windowsRead } from '../engine/goal.ts';
import { notBelowZero } from './arithmetic.ts';
import type { Build } from './build.ts';
import { add, both, choose, either, type F64, f64, greater, type I32, i32, isZero, subtract } from './code.ts';
import type { Exact } from './exact.ts';
import { own, type Pen } from './pen.ts';
import { below, least, over, realOf, realOfWhole } from './real.ts';
import { nextTurnCode } from './schedule-code.ts';

/** A goal in variables; what it is where there is none means nothing. */
export interface GoalInCode {
  /** One where there is a goal, else zero. */
  readonly any: I32;
  readonly nearness: F64;
  readonly elapsed: F64;
}

/** The way to meeting a condition at the end of a day; `null` where none of it is a matter of reaching an amount. See `goalOf`. */
export function goalCode(build: Build, pen: Pen, condition: Condition, day: I32): GoalInCode | null {
  switch (condition.op) {
    case 'compare':
      return amountCode(build, pen, condition, day);
    case 'and':
    case 'or':
      return partsCode(build, pen, condition, day);
    default:
      return null;
  }
}

function amountCode(
  build: Build,
  pen: Pen,
  { comparison, left, right }: Condition & { op: 'compare' },
  day: I32,
): GoalInCode | null {
  const windows = windowsRead(left, build.plan);
  if ((comparison !== '>=' && comparison !== '>') || windows.length === 0) return null;
  const { module, parts } = build;
  const { r, math } = pen;
  const have = parts.value(pen, left, null);
  const need = parts.value(pen, right, null);
  const known = [have.known, need.known].filter((each) => each !== null);
  const any = [...known, math.isAboveZero(need)].reduce((a, b) => both(a, b));
  const real = (amount: Exact) => realOf(module, r, amount.constant === null ? notBelowZero(math, amount) : amount);
  // What is needed is above zero wherever the share is looked at.
  const share = over(real(have), need.per === 1n ? realOf(module, r, need) : real(need));
  return {
    any: r.keep(any),
    nearness: r.keep(share),
    elapsed: r.keep(windows.map((window) => elapsedCode(build, pen, window, day)).reduce((a, b) => least(a, b))),
  };
}

function partsCode(build: Build, pen: Pen, { op, parts }: Condition & { op: 'and' | 'or' }, day: I32): GoalInCode {
  const { r } = pen;
  const [any, closed] = [r.variable('i32'), r.variable('i32')];
  const [nearness, elapsed] = [r.variable('f64'), r.variable('f64')];
  for (const part of parts) {
    const goal = goalCode(build, pen, part, day);
    if (op === 'and') {
      // A requirement that is none of amount and is not met closes the way.
      const shut = () => closed.set(either(closed.get, isZero(build.parts.holds(pen, part, null))));
      if (goal === null) shut();
      else r.when(isZero(goal.any), shut);
    }
    if (goal === null) continue;
    r.when(goal.any, () => {
      const nearer = below(goal.nearness, nearness.get);
      r.when(either(isZero(any.get), op === 'and' ? nearer : isZero(nearer)), () => {
        any.set(i32(1));
        nearness.set(goal.nearness);
        elapsed.set(goal.elapsed);
      });
    });
  }
  return { any: r.keep(both(any.get, isZero(closed.get))), nearness: nearness.get, elapsed: elapsed.get };
}

/** The share of the time that is over until counting begins anew. */
function elapsedCode(build: Build, pen: Pen, window: Window, day: I32): F64 {
  const { r } = pen;
  const until = r.keep(add(day, 1));
  const end = windowEndCode(build, pen, window, day, until);
  if (end === null) return f64(1);
  const from = build.parts.windowFrom(pen, window, until);
  const share = over(realOfWhole(subtract(until, from)), realOfWhole(subtract(end, from)));
  if (window.kind !== 'period') return r.keep(share);
  return r.keep(choose(greater(i32(window.days.until), day), share, 1));
}

/** See `windowEnd`; `null` where no end ever comes. */
function windowEndCode(build: Build, pen: Pen, window: Window, day: I32, until: I32): I32 | null {
  switch (window.kind) {
    case 'year':
    case 'personal year':
    case 'calendar month':
    case 'period':
      return nextTurnCode(build.calendar, pen.r, window, day, pen.r.keep(own(pen, build.joined).get));
    case 'previous':
      return build.parts.windowUntil(pen, window, until);
    case 'lifetime':
    case 'since':
    case 'rolling':
    case 'whole months':
      return null;
  }
}
