import { ALWAYS, type Interval } from '../../base/calendar.ts';
import { atLeast, both, type I32, i32, less } from '../../kernel/code.ts';

/** Whether a day lies in an interval. */
export function isIn({ from, until }: Interval, day: I32): I32 {
  if (from === ALWAYS.from && until === ALWAYS.until) return i32(1);
  return both(atLeast(day, from), less(day, until));
}
