import { ALWAYS, type Interval } from '../../base/calendar.ts';
import { type I32, i32, within } from '../../kernel/code.ts';

/** Whether a day lies in an interval. */
export function isIn({ from, until }: Interval, day: I32): I32 {
  if (from === ALWAYS.from && until === ALWAYS.until) return i32(1);
  return within(day, from, until);
}
