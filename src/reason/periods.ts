import type { Length, Window } from '../compile/plan-time.ts';

/** A stretch of time: what a window covers, or how long a lot of points lives. */
export type Stretch = Window | { readonly kind: 'life'; readonly length: Length; readonly monthEnd: boolean };

/** How many periods of a limit a stretch of time can touch at most; null when there is no bound. */
export function periodsIn(limit: Window, stretch: Stretch): number | null {
  const days = longest(stretch);
  if (days === null) return limit.kind === 'lifetime' ? 1 : null;
  switch (limit.kind) {
    case 'lifetime':
      return 1;
    case 'calendar month':
      return monthsTouched(stretch, days);
    case 'year':
      if (stretch.kind === 'year' && stretch.month === limit.month && stretch.day === limit.day) return 1;
      if (stretch.kind === 'calendar month' && limit.day === 1) return 1;
      return touched(days, 365);
    case 'personal year':
      return stretch.kind === 'personal year' ? 1 : touched(days, 365);
    case 'rolling':
      // Cut into pieces no longer than the limit's shortest window, each piece lies in the window of its last day.
      return Math.ceil(days / shortest(limit.length));
    default:
      return null;
  }
}

function monthsTouched(stretch: Stretch, days: number): number {
  switch (stretch.kind) {
    case 'calendar month':
      return 1;
    case 'whole months':
      return stretch.months;
    case 'year':
      return stretch.day === 1 ? 12 : 13;
    case 'personal year':
      return 13;
    case 'rolling':
    case 'life':
      // What lives to the end of a month was earned in as many months as what lives to a day in it.
      if (stretch.length.unit === 'month') return stretch.length.count + 1;
      break;
    default:
      break;
  }
  return touched(days, 28);
}

/** Consecutive periods of at least so many days that an interval of some days can touch. */
function touched(days: number, period: number): number {
  return Math.ceil((days - 1) / period) + 1;
}

/** Days; null for a stretch without an end. */
function longest(stretch: Stretch): number | null {
  switch (stretch.kind) {
    case 'calendar month':
      return 31;
    case 'year':
    case 'personal year':
      return 366;
    case 'rolling':
      return longestLength(stretch.length);
    case 'whole months':
      return stretch.months * 31;
    case 'life':
      return longestLength(stretch.length) + (stretch.monthEnd ? 31 : 0);
    default:
      return null;
  }
}

function longestLength({ unit, count }: Length): number {
  return unit === 'day' ? count : Math.min(count * 31, Math.ceil(count / 12) * 366);
}

function shortest({ unit, count }: Length): number {
  return unit === 'day' ? count : Math.max(count * 28, Math.floor(count / 12) * 365);
}

/** Whether a window always lies within another that is read at the same moment. */
export function windowWithin(inner: Window, outer: Window): boolean {
  if (outer.kind === 'lifetime') return true;
  if (inner.kind === 'year') return outer.kind === 'year' ? sameYear(inner, outer) : holdsYear(outer);
  if (inner.kind === 'personal year') return outer.kind === 'personal year' || holdsYear(outer);
  if (inner.kind === 'calendar month') {
    if (outer.kind === 'year') return outer.day === 1;
    if (outer.kind === 'rolling') return outer.length.unit === 'month' || outer.length.count >= 31;
    return outer.kind === 'calendar month';
  }
  if (inner.kind === 'rolling' && outer.kind === 'rolling') {
    return inner.length.unit === outer.length.unit
      ? inner.length.count <= outer.length.count
      : longestLength(inner.length) <= shortest(outer.length);
  }
  if (inner.kind === 'whole months' && outer.kind === 'whole months')
    return inner.lag >= outer.lag && inner.lag + inner.months <= outer.lag + outer.months;
  return false;
}

function sameYear(a: Window & { kind: 'year' }, b: Window & { kind: 'year' }): boolean {
  return a.month === b.month && a.day === b.day;
}

function holdsYear(outer: Window): boolean {
  return outer.kind === 'rolling' && shortest(outer.length) >= 365 && longestLength(outer.length) >= 366;
}
