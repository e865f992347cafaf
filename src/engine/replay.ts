import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import { apply } from './apply.ts';
import type { History, Watch } from './books.ts';
import { type Look, Looks } from './looks.ts';
import { Member } from './member.ts';
import { inOrder, isEvent, postingDay } from './order.ts';

/**
 * A history folded into the member it makes, on the day `until`. Pure: the same happenings in any order give the same
 * books. `settings` are in the order of `plan.settings`; `looks` at days up to `until`.
 */
export function replay(
  plan: Plan,
  settings: readonly Steps[],
  history: History,
  until: Day,
  watch: Watch,
  looks: readonly Look[] = [],
): Member {
  const ordered = inOrder(plan, history.happenings).filter((happening) => postingDay(happening) <= until);
  const member = new Member(plan, settings, joinedOn(history, until), watch);
  const ahead = new Looks(looks);
  for (const happening of ordered) {
    ahead.before(postingDay(happening), member);
    if (!apply(member, happening) && !isEvent(happening)) watch.refused?.(happening);
  }
  ahead.before(until + 1, member);
  member.advance(until);
  return member;
}

/** A member without a stated day joins with the first thing that happens. */
export function joinedOn(history: History, otherwise: Day): Day {
  const first = history.happenings.reduce((day, happening) => Math.min(day, happening.day), otherwise);
  return history.joined === null ? first : Math.min(history.joined, first);
}
