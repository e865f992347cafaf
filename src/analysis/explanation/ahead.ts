import { addMonths, covers, type Day, FOREVER, LAST_DAY } from '../../base/calendar.ts';
import type { Plan } from '../../compile/plan.ts';
import type { PlanLadder } from '../../compile/plan-ladder.ts';
import type { Steps } from '../../compile/steps.ts';
import { apply } from '../../engine/apply.ts';
import type { Grant, Happening, History, Movement } from '../../engine/books.ts';
import { isEvent } from '../../engine/order.ts';
import { replay } from '../../engine/replay.ts';
import { nextReview } from '../../engine/schedule.ts';
import { keepTrace, type TraceStep } from '../../engine/trace.ts';

/** A member whose history is known up to the end of a day, and nothing after it. */
export interface Subject {
  readonly plan: Plan;
  readonly settings: readonly Steps[];
  readonly history: History;
  readonly joined: Day;
  readonly on: Day;
}

/** What the clock alone will do to a member. */
export interface Ahead {
  /** Movements of tiers, in order. */
  readonly movements: readonly Movement[];
  /** Points that lapse, in order; amounts in the ledger's smallest units. */
  readonly expiries: readonly { readonly ledger: number; readonly day: Day; readonly amount: bigint }[];
  /** By ladder: its next review, and the end of the grant that gives the tier in force; FOREVER where there is none. */
  readonly ladders: readonly { readonly review: Day; readonly grantEnd: Day }[];
}

/** What something would do: its steps, and the member's tiers and balances before and after it. */
export interface Trial {
  readonly steps: readonly TraceStep[];
  readonly before: { readonly tiers: readonly number[]; readonly balances: readonly bigint[] };
  readonly after: { readonly tiers: readonly number[]; readonly balances: readonly bigint[] };
}

/** How far a member is followed when nothing happens: beyond any window and most promises of a program. */
const MONTHS_AHEAD = 120;

/** The last day to which a member is followed. */
export function horizonOf(on: Day): Day {
  return Math.min(LAST_DAY, addMonths(on, MONTHS_AHEAD));
}

/** Runs the clock without events. `steps` are those up to the day. */
export function lookAhead({ plan, settings, history, on }: Subject, steps: readonly TraceStep[]): Ahead {
  const { steps: all, watch } = keepTrace(plan);
  replay(plan, settings, history, horizonOf(on), watch);
  const grants = steps.flatMap((step) => (step.kind === 'grant' ? [step.grant] : []));
  return {
    movements: all.flatMap((step) => (step.kind === 'movement' && step.movement.day > on ? [step.movement] : [])),
    expiries: all.flatMap((step) => {
      if (step.kind !== 'posting' || step.posting.reason !== 'expired' || step.posting.posted <= on) return [];
      return [{ ledger: step.posting.ledger, day: step.posting.posted, amount: -step.posting.amount }];
    }),
    ladders: plan.ladders.map((ladder, i) => ({
      review: reviewAfter(ladder, on),
      grantEnd: grantEndOf(grants, i, on),
    })),
  };
}

function reviewAfter({ review, inForce }: PlanLadder, on: Day): Day {
  const day = nextReview(review, on);
  return covers(inForce, on) && day < inForce.until ? day : FOREVER;
}

/** Where the highest grant in force on the day ends; of several of one tier, the one that lasts longest. */
function grantEndOf(grants: readonly Grant[], ladder: number, on: Day): Day {
  const inForce = grants.filter((grant) => grant.ladder === ladder && grant.from <= on && on < grant.until);
  const highest = Math.max(...inForce.map(({ tier }) => tier));
  const ends = inForce.filter(({ tier }) => tier === highest).map(({ until }) => until);
  return ends.length === 0 ? FOREVER : Math.max(...ends);
}

/** Lets something happen to a copy of the member. */
export function tryOut({ plan, settings, history, on }: Subject, happenings: readonly Happening[]): Trial {
  const { steps, watch } = keepTrace(plan);
  const member = replay(plan, settings, history, on, watch);
  const state = () => ({
    tiers: plan.ladders.map((_, i) => member.tier(i)),
    balances: plan.ledgers.map((_, i) => member.balance(i)),
  });
  const known = steps.length;
  const before = state();
  for (const happening of happenings) {
    if (!apply(member, happening) && !isEvent(happening)) watch.refused?.(happening);
  }
  return { steps: steps.slice(known), before, after: state() };
}
