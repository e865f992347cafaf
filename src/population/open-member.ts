import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import type { Watch } from '../engine/books.ts';
import type { MemberRun } from '../engine/member-run.ts';

/** Enters a member into a program: the engine's door, given to the simulation so that any engine can run it. */
export type OpenMember = (plan: Plan, settings: readonly Steps[], joined: Day, watch: Watch) => MemberRun;
