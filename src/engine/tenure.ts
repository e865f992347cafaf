import { addMonths, civilOf, type Day } from '../base/calendar.ts';

/**
 * Whole days, months or years from one day to another, none where it lies ahead. Counted from the original day every time,
 * never from the anniversary before: 29 February comes on the 28th in common years and returns in leap years.
 */
export function wholeUnits(from: Day, to: Day, unit: 'day' | 'month' | 'year'): number {
  if (to <= from) return 0;
  if (unit === 'day') return to - from;
  const [start, end] = [civilOf(from), civilOf(to)];
  const passed = (end.year - start.year) * 12 + end.month - start.month;
  const months = addMonths(from, passed) > to ? passed - 1 : passed;
  return unit === 'month' ? months : Math.floor(months / 12);
}

/** How many years from `first` to `last` were held: all of them, or those in a row up to the last. */
export function yearsHeld(first: number, last: number, held: (year: number) => boolean, consecutive: boolean): number {
  let years = 0;
  for (let year = last; year >= first; year--) {
    if (held(year)) years++;
    else if (consecutive) break;
  }
  return years;
}
