import { type Day, endOfMonth, FOREVER, LAST_DAY, nextAnniversary } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Expiry } from '../compile/plan-ledger.ts';
import type { Window } from '../compile/plan-time.ts';
import { grantEnd, nextClockDay, nextReview } from '../engine/schedule.ts';
import { forward } from '../engine/window.ts';

/** More days than this after an event are not looked at. */
const MOST_DAYS = 16;

/** The days after `day` on which something that happened on it, or was given for it, comes to an edge; in order. */
export function daysAfter(plan: Plan, day: Day): Day[] {
  const edges: Day[] = [];
  for (const { attain, lasts, review } of plan.ladders) {
    const reviewed = nextReview(review, day);
    edges.push(reviewed, nextReview(review, Math.min(reviewed, LAST_DAY)), grantEnd(lasts, review, day, day, day));
    if (attain.kind === 'after') edges.push(forward(day, attain.length));
    if (reviewed < LAST_DAY) edges.push(grantEnd(lasts, review, reviewed, reviewed - 1, day));
  }
  for (const { clock } of plan.events) if (clock !== null) edges.push(nextClockDay(clock.every, day, day));
  for (const { window } of plan.measures) edges.push(...windowEnds(window, day));
  for (const { expiry } of plan.ledgers) edges.push(expiryOf(expiry, day));
  for (const { cap } of plan.earnings) if (cap?.over.kind === 'window') edges.push(...windowEnds(cap.over.window, day));
  const sorted = [...new Set(edges)].filter((edge) => edge > day && edge <= LAST_DAY).sort((a, b) => a - b);
  return sorted.slice(0, MOST_DAYS);
}

/** The last day on which a day is still in a window, and the first on which it is not. */
function windowEnds(window: Window, day: Day): Day[] {
  const out = outOf(window, day);
  return out === FOREVER ? [] : [out - 1, out];
}

function outOf(window: Window, day: Day): Day {
  switch (window.kind) {
    case 'year':
      return nextAnniversary(day, window.month, window.day);
    case 'personal year':
      return forward(day, { unit: 'month', count: 12 });
    case 'calendar month':
      return endOfMonth(day);
    case 'previous':
      return outOf(window.of, outOf(window.of, day));
    case 'rolling':
      return forward(day, window.length);
    case 'whole months':
      return forward(endOfMonth(day), { unit: 'month', count: window.months + window.lag });
    default:
      return FOREVER;
  }
}

function expiryOf(expiry: Expiry, day: Day): Day {
  switch (expiry.kind) {
    case 'after earning':
    case 'after latest': {
      const end = forward(day, expiry.length);
      return expiry.monthEnd ? endOfMonth(end) : end;
    }
    case 'yearly':
      return nextAnniversary(day, expiry.month, expiry.day);
    default:
      return FOREVER;
  }
}
