import { ALWAYS, type Day, FOREVER, type Interval } from '../base/calendar.ts';
import type { PeriodNode } from '../syntax/time-tree.ts';

/** `end` is the first day on which no such rule of the program is in force, whatever it says itself. */
export function lowerPeriod(node: PeriodNode | null, end: Day = FOREVER): Interval {
  return { from: node?.from?.day ?? ALWAYS.from, until: Math.min(node?.until?.day ?? FOREVER, end) };
}
