import { FOREVER } from '../base/calendar.ts';
import type { Lasts } from '../compile/plan-ladder.ts';
import type { Review, Window } from '../compile/plan-time.ts';
import type { CalendarCode } from './calendar-code.ts';
import { add, choose, greater, type I32, i32, larger, lesser, subtract } from './code.ts';
import type { Routine } from './routine.ts';

/** The first review after a day; see `nextReview`. */
export function nextReviewCode(calendar: CalendarCode, r: Routine, review: Review | null, day: I32): I32 {
  switch (review?.kind) {
    case undefined:
      return i32(FOREVER);
    case 'daily':
      return r.keep(add(day, 1));
    case 'monthly':
      return calendar.monthlyDate(r, day, review.day);
    case 'yearly':
      return review.dates
        .map(({ month, day: date }) => calendar.nextAnniversary(r, day, i32(month), i32(date)))
        .reduce((a, b) => r.keep(lesser(a, b)));
  }
}

/** Where a grant ends that begins on a day; see `grantEnd`. */
export function grantEndCode(
  calendar: CalendarCode,
  r: Routine,
  lasts: Lasts,
  review: Review | null,
  from: I32,
  judged: I32,
  latest: I32,
): I32 {
  switch (lasts.kind) {
    case 'forever':
      return i32(FOREVER);
    case 'until review':
      return nextReviewCode(calendar, r, review, from);
    case 'year end': {
      const end = calendar.nextAnniversary(r, judged, i32(lasts.month), i32(lasts.day));
      const year = r.keep(add(calendar.year(r, end), lasts.later));
      const last = lasts.later === 0 ? end : calendar.anniversaryIn(r, year, i32(lasts.month), i32(lasts.day));
      return lasts.beyond === null ? last : calendar.forward(r, last, lasts.beyond);
    }
    case 'for': {
      return lasts.monthEnd ? calendar.endOfMonthAfter(r, from, lasts.length) : calendar.forward(r, from, lasts.length);
    }
    case 'after latest':
      return calendar.forward(r, r.keep(larger(from, latest)), lasts.length);
  }
}

/** The next day after one on which a window begins to leave out what it covered before; see `nextTurn`. */
export function nextTurnCode(calendar: CalendarCode, r: Routine, window: Window, day: I32, joined: I32): I32 {
  switch (window.kind) {
    case 'rolling':
      return r.keep(add(day, 1));
    case 'whole months':
      return r.keep(subtract(calendar.endOfMonth(r, r.keep(add(day, 1))), 1));
    case 'year':
      return calendar.nextAnniversary(r, day, i32(window.month), i32(window.day));
    case 'personal year': {
      const { month, date } = calendar.dateOf(r, joined);
      return calendar.nextAnniversary(r, day, month, date);
    }
    case 'calendar month':
      return calendar.endOfMonth(r, day);
    case 'previous':
      return nextTurnCode(calendar, r, window.of, day, joined);
    case 'period': {
      const { until } = window.days;
      return r.keep(choose(greater(i32(until), day), i32(until), FOREVER));
    }
    case 'lifetime':
    case 'since':
      return i32(FOREVER);
  }
}
