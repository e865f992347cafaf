import { covers, type Day, FOREVER } from '../../base/calendar.ts';
import { compare } from '../../base/rational.ts';
import { measuresInCondition, measuresInExpression } from '../../engine/measures-read.ts';
import type { Member } from '../../engine/member.ts';
import { replay } from '../../engine/replay.ts';
import { nextReview } from '../../engine/schedule.ts';
import type { Missing } from '../../engine/shortfall.ts';
import { windowAt, windowEnd } from '../../engine/window.ts';
import { horizonOf, type Subject } from './ahead.ts';

/** What a member lacks for a tier, and until when it can still be brought. */
export interface WhyNot {
  readonly ladder: number;
  readonly tier: number;
  readonly held: number;
  /** The review that will judge it; null where every event does. */
  readonly review: Day | null;
  /** The ways to the tier, nearest first, each with all it lacks; none when it is held, nothing lacks, or the ladder is not in force. */
  readonly ways: readonly (readonly Requirement[])[];
}

export interface Requirement {
  readonly missing: Missing;
  /** The last day on which what is brought still counts together with what is there; null where there is no such day. */
  readonly by: Day | null;
}

/** A review whose windows are all over says nothing about what can still be done; at most so many are passed over. */
const MOST_REVIEWS = 36;

export function whyNot(subject: Subject, ladder: number, tier: number): WhyNot {
  const { plan, settings, history, on } = subject;
  const { attain, review, inForce } = plan.ladders[ladder]!;
  const today = replay(plan, settings, history, on, {});
  const base = { ladder, tier, held: today.tier(ladder) };
  if (base.held >= tier || !covers(inForce, on)) return { ...base, review: null, ways: [] };
  if (attain.kind === 'at review' && review !== null) return { ...base, ...atReview(subject, ladder, tier) };
  const ways = today.missing(ladder, tier, on + 1);
  return {
    ...base,
    review: null,
    ways: ways.map((way) => way.map((missing) => ({ missing, by: lastDayAt(subject, missing) }))),
  };
}

/** Judged at the first review that gives the tier by itself, or whose windows are still open. */
function atReview(subject: Subject, ladder: number, tier: number): Pick<WhyNot, 'review' | 'ways'> {
  const { plan, settings, history, joined, on } = subject;
  const { review, tiers, inForce } = plan.ladders[ladder]!;
  const condition = tiers[tier]!.attain;
  let day = nextReview(review, on);
  for (let i = 1; day < inForce.until; i++) {
    // What a review on a day judges, by the values of that day, is what the day before left.
    const member = replay(plan, settings, history, day - 1, {});
    const ways = member.missing(ladder, tier, day, day);
    const closed = measuresInCondition(condition).some(
      (m) => windowAt(plan.measures[m]!.window, day, joined).until <= on,
    );
    if (ways.length === 0 || !closed || i === MOST_REVIEWS) {
      return {
        review: day,
        ways: ways.map((way) => way.map((missing) => ({ missing, by: lastDayBefore(subject, missing, day) }))),
      };
    }
    day = nextReview(review, day);
  }
  return { review: null, ways: [] };
}

/** The last day that a review's windows hold. */
function lastDayBefore({ plan, joined }: Subject, missing: Missing, review: Day): Day | null {
  const ends = measuresOf(missing).map((m) => windowAt(plan.measures[m]!.window, review, joined).until);
  return ends.length === 0 ? null : Math.min(...ends) - 1;
}

/**
 * Where events are judged as they come: the last day before some of what is there falls out of its window, and no later
 * than the end of a year or month that the window is.
 */
function lastDayAt(subject: Subject, missing: Missing): Day | null {
  if (missing.of !== 'amount' || missing.short.n < 0n) return null;
  const { plan, settings, history, joined, on } = subject;
  const ends = measuresOf(missing).map((m) => windowEnd(plan.measures[m]!.window, on, joined) ?? FOREVER);
  const end = Math.min(FOREVER, ...ends);
  const member: Member = replay(plan, settings, history, on, {});
  const last = Math.min(end - 1, horizonOf(on));
  for (let day = on + 1; day <= last; day++) {
    member.advance(day);
    const value = member.value(missing.condition.left, day + 1);
    if (value === null || compare(value, missing.have) < 0) return day - 1;
  }
  return end === FOREVER ? null : end - 1;
}

function measuresOf(missing: Missing): number[] {
  return missing.of === 'amount' ? measuresInExpression(missing.condition.left) : [];
}
