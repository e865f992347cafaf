import type { Happening } from './books.ts';
import type { MemberRun } from './member-run.ts';

/** Lets something happen to a member; false where a wish could not be met, and nothing was written. */
export function apply(member: MemberRun, happening: Happening): boolean {
  if ('event' in happening) {
    member.happen(happening);
    return true;
  }
  if ('milestone' in happening) return member.choose(happening.milestone, happening.reward, happening.day);
  return member.redeem(happening.reward, happening.day, happening.spentOn);
}
