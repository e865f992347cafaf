import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import type { Watch } from './books.ts';
import { Member } from './member.ts';
import type { MemberRun } from './member-run.ts';

/**
 * Opens one member under a plan. `settings` are values in the order of `plan.settings`, in smallest units.
 * Everything written from now on is told to `watch`.
 */
export function openMember(plan: Plan, settings: readonly Steps[], joined: Day, watch: Watch): MemberRun {
  return new Member(plan, settings, joined, watch);
}
