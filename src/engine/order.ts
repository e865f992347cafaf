import type { Plan } from '../compile/plan.ts';
import type { MemberEvent, Redemption } from './books.ts';

export function isEvent(happening: MemberEvent | Redemption): happening is MemberEvent {
  return 'event' in happening;
}

/**
 * The one order in which a history is applied, whatever the order of arrival: by day; within a day, refunds that name an
 * original of an earlier day first, then by time, an original before its refund, and last by identity (R13.3).
 */
export function inOrder(plan: Plan, happenings: readonly (MemberEvent | Redemption)[]): (MemberEvent | Redemption)[] {
  const days = new Map<string, number>();
  for (const happening of happenings) {
    // Of two events with one identity the first is applied, whichever arrived first.
    if (isEvent(happening)) days.set(happening.id, Math.min(happening.day, days.get(happening.id) ?? happening.day));
  }
  const isRefund = (h: MemberEvent | Redemption): h is MemberEvent =>
    isEvent(h) && plan.events[h.event]!.refund !== null;
  const early = (h: MemberEvent | Redemption) => {
    if (!isRefund(h) || h.refers === null) return 1;
    const original = days.get(h.refers);
    return original !== undefined && original < h.day ? 0 : 1;
  };
  return [...happenings].sort(
    (a, b) =>
      a.day - b.day ||
      early(a) - early(b) ||
      a.second - b.second ||
      Number(isRefund(a)) - Number(isRefund(b)) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
