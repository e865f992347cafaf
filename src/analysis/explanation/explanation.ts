import type { Day } from '../../base/calendar.ts';
import type { SourceText } from '../../base/span.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Steps } from '../../compile/steps.ts';
import type { Happening, History } from '../../engine/books.ts';
import { postingDay } from '../../engine/order.ts';
import { joinedOn, replay } from '../../engine/replay.ts';
import { keepTrace, type TraceStep } from '../../engine/trace.ts';
import { type Ahead, lookAhead, type Trial, tryOut } from './ahead.ts';
import { type WhyNot, whyNot } from './why-not.ts';

/** All that is known of one member on one day, and how it came about. */
export interface Explanation {
  readonly plan: Plan;
  readonly source: SourceText;
  readonly member: string;
  readonly joined: Day;
  readonly on: Day;
  readonly steps: readonly TraceStep[];
  /** The tier in force on each ladder, and the balance of each ledger in smallest units. */
  readonly tiers: readonly number[];
  readonly balances: readonly bigint[];
  /** What of each balance can be spent. */
  readonly available: readonly bigint[];
  /** The cell of the grid; null without one. And the interventions that are open to the member. */
  readonly cell: number | null;
  readonly open: readonly number[];
  /** The benefits held, by index in the plan. */
  readonly benefits: readonly number[];
  /** What comes by itself, if nothing more happens. */
  readonly ahead: Ahead;
  /** What something that may yet happen would do; null when nothing was asked. */
  readonly trial: Trial | null;
  readonly whyNot: WhyNot | null;
}

/** What an explanation is asked for beyond the books. */
export interface Questions {
  /** A tier that the member does not hold. */
  readonly whyNot: { readonly ladder: number; readonly tier: number } | null;
  /** Things that may happen on the day explained or later, in order. */
  readonly trial: readonly Happening[];
}

/** Explains one member at the end of the day `on`: the books, how they came about, what lacks and what comes next. */
export function explain(
  plan: Plan,
  source: SourceText,
  settings: readonly Steps[],
  whole: History,
  on: Day,
  questions: Questions,
): Explanation {
  const joined = joinedOn(whole, on);
  // What happens later is not known on the day.
  const history = { ...whole, joined, happenings: whole.happenings.filter((happening) => postingDay(happening) <= on) };
  const { steps, watch } = keepTrace(plan);
  const member = replay(plan, settings, history, on, watch);
  const subject = { plan, settings, history, joined, on };
  return {
    plan,
    source,
    member: whole.member,
    joined,
    on,
    steps: [...steps],
    tiers: plan.ladders.map((_, i) => member.tier(i)),
    balances: plan.ledgers.map((_, i) => member.balance(i)),
    available: plan.ledgers.map((_, i) => member.available(i)),
    cell: plan.grid === null ? null : member.cell(on + 1),
    open: plan.interventions.flatMap((_, i) => (member.isOpen(i, on + 1) ? [i] : [])),
    benefits: plan.benefits.flatMap((_, i) => (member.holdsBenefit(i, on + 1) ? [i] : [])),
    ahead: lookAhead(subject, steps),
    trial: questions.trial.length === 0 ? null : tryOut(subject, questions.trial),
    whyNot: questions.whyNot === null ? null : whyNot(subject, questions.whyNot.ladder, questions.whyNot.tier),
  };
}
