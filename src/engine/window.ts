import {
  addMonths,
  civilOf,
  type Day,
  endOfMonth,
  FIRST_DAY,
  FOREVER,
  type Interval,
  lastAnniversary,
  nextAnniversary,
  startOfMonth,
} from '../base/calendar.ts';
import type { Length, Window } from '../compile/plan-time.ts';

/** The latest day of an event, by its index in the plan; null before there is one. */
export type LatestDay = (event: number) => Day | null;

/**
 * What a window covers when read at its end `until` (half-open): at an event on day d, `until` is d + 1; at a clock
 * moment on day D it is D, so that only finished days count. See `Window` in the plan. Only windows since an event
 * need `latest`, and only for where they begin.
 */
export function windowAt(window: Window, until: Day, joined: Day, latest: LatestDay = () => null): Interval {
  const last = until - 1;
  switch (window.kind) {
    case 'lifetime':
      return { from: FIRST_DAY, until };
    case 'year':
      return { from: lastAnniversary(last, window.month, window.day), until };
    case 'personal year': {
      const { month, day } = civilOf(joined);
      return { from: Math.max(joined, lastAnniversary(last, month, day)), until };
    }
    case 'calendar month':
      return { from: startOfMonth(last), until };
    case 'previous':
      return windowAt(window.of, windowAt(window.of, until, joined).from, joined);
    case 'since':
      return { from: latest(window.event) ?? until, until };
    case 'period':
      return { from: window.days.from, until: Math.min(window.days.until, until) };
    case 'rolling':
      return { from: back(until, window.length), until };
    case 'whole months': {
      const end = addMonths(startOfMonth(until), -window.lag);
      return { from: addMonths(end, -window.months), until: end };
    }
  }
}

/**
 * Where the year or month of a window ends that contains `day`, or has ended before it (half-open); null for windows that
 * move with the day, with events, or never.
 */
export function windowEnd(window: Window, day: Day, joined: Day): Day | null {
  switch (window.kind) {
    case 'year':
      return nextAnniversary(day, window.month, window.day);
    case 'personal year': {
      const anchor = civilOf(joined);
      return nextAnniversary(day, anchor.month, anchor.day);
    }
    case 'calendar month':
      return endOfMonth(day);
    case 'previous':
      return windowAt(window, day + 1, joined).until;
    case 'period':
      return window.days.until > day ? window.days.until : null;
    case 'lifetime':
    case 'since':
    case 'rolling':
    case 'whole months':
      return null;
  }
}

/** The next day after `day` on which a window, read on that day, begins to leave out what it covered before. */
export function nextTurn(window: Window, day: Day, joined: Day): Day {
  switch (window.kind) {
    case 'rolling':
      return day + 1;
    // Whole months move with the end of the window, which is the day after.
    case 'whole months':
      return endOfMonth(day + 1) - 1;
    case 'previous':
      return nextTurn(window.of, day, joined);
    default:
      return windowEnd(window, day, joined) ?? FOREVER;
  }
}

export function forward(day: Day, length: Length): Day {
  return length.unit === 'day' ? day + length.count : addMonths(day, length.count);
}

function back(day: Day, length: Length): Day {
  return length.unit === 'day' ? day - length.count : addMonths(day, -length.count);
}
