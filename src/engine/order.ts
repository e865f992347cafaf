import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Happening, MemberEvent } from './books.ts';

export function isEvent(happening: Happening): happening is MemberEvent {
  return 'event' in happening;
}

/** The day on which it enters the books. */
export function postingDay(happening: Happening): Day {
  return isEvent(happening) ? happening.posted : happening.day;
}

/**
 * The one order in which a history is applied, whatever the order of arrival: by the day of posting; within a day, refunds
 * that name an original posted on an earlier day first, then by when it happened, an original before its refund, and last
 * by identity (R13.3).
 */
export function inOrder(plan: Plan, happenings: readonly Happening[]): Happening[] {
  const days = new Map<string, number>();
  for (const happening of happenings) {
    // Of two events with one identity the first is applied, whichever arrived first.
    const day = postingDay(happening);
    if (isEvent(happening)) days.set(happening.id, Math.min(day, days.get(happening.id) ?? day));
  }
  const isRefund = (h: Happening): h is MemberEvent => isEvent(h) && plan.events[h.event]!.refund !== null;
  const early = (h: Happening) => {
    if (!isRefund(h) || h.refers === null) return 1;
    const original = days.get(h.refers);
    return original !== undefined && original < h.posted ? 0 : 1;
  };
  return [...happenings].sort(
    (a, b) =>
      postingDay(a) - postingDay(b) ||
      early(a) - early(b) ||
      a.day - b.day ||
      a.second - b.second ||
      Number(isRefund(a)) - Number(isRefund(b)) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
