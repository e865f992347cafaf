import {
  anniversaryIn,
  civilOf,
  type Day,
  dayOf,
  daysInMonth,
  endOfMonth,
  FOREVER,
  nextAnniversary,
} from '../base/calendar.ts';
import type { PlanClock } from '../compile/plan-event.ts';
import type { Lasts } from '../compile/plan-ladder.ts';
import type { Review } from '../compile/plan-time.ts';
import { forward } from './window.ts';

/** The first day after `day` on which the clock makes an event, for a member who joined on `joined`. */
export function nextClockDay(every: PlanClock['every'], day: Day, joined: Day): Day {
  if (every.kind !== 'personal year') return nextReview(every, day);
  const { month, day: date } = civilOf(joined);
  return nextAnniversary(day, month, date);
}

/** The first review after `day`. A day of the month that a month lacks is that month's last. */
export function nextReview(review: Review | null, day: Day): Day {
  switch (review?.kind) {
    case undefined:
      return FOREVER;
    case 'daily':
      return day + 1;
    case 'monthly': {
      const { year, month } = civilOf(day);
      const here = dayOf(year, month, Math.min(review.day, daysInMonth(year, month)));
      if (here > day) return here;
      const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
      return dayOf(next.year, next.month, Math.min(review.day, daysInMonth(next.year, next.month)));
    }
    case 'yearly':
      return Math.min(...review.dates.map((date) => nextAnniversary(day, date.month, date.day)));
  }
}

/**
 * Where a grant ends that begins on `from` (half-open). `judged` is the last day its condition saw: the day itself at an
 * event, the day before at a clock moment. `latest` is the last day of the event that keeps it alive.
 */
export function grantEnd(lasts: Lasts, review: Review | null, from: Day, judged: Day, latest: Day): Day {
  switch (lasts.kind) {
    case 'forever':
      return FOREVER;
    case 'until review':
      return nextReview(review, from);
    case 'year end': {
      const end = nextAnniversary(judged, lasts.month, lasts.day);
      const last = lasts.later === 0 ? end : anniversaryIn(civilOf(end).year + lasts.later, lasts.month, lasts.day);
      return lasts.beyond === null ? last : forward(last, lasts.beyond);
    }
    case 'for': {
      const end = forward(from, lasts.length);
      return lasts.monthEnd ? endOfMonth(end) : end;
    }
    case 'after latest':
      return forward(Math.max(from, latest), lasts.length);
  }
}
