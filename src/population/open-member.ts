import type { Day } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Watch } from '../engine/books.ts';
import type { MemberRun } from '../engine/member-run.ts';

/** Enters a member into a program: the engine's door, given to the simulation so that any engine can run it. */
export type OpenMember = (plan: Plan, settings: readonly Rational[], joined: Day, watch: Watch) => MemberRun;
