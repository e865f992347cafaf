import type { Day } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Expression } from '../compile/plan-expression.ts';

/**
 * The two books of a member. Nothing in them is ever overwritten: a posting is taken back by another posting,
 * and a grant that ends early gets its end written beside it.
 */

/**
 * `converted`: moved in or out by a change of the rules, which converts a balance or tops it up. `restored`: a price given
 * back, because what was bought, or what it was spent on, has been undone.
 */
export type PostingReason = 'earned' | 'redeemed' | 'expired' | 'reversed' | 'cleared' | 'converted' | 'restored';

export interface Posting {
  readonly ledger: number;
  /** In the ledger's smallest units; negative when points leave. */
  readonly amount: bigint;
  readonly reason: PostingReason;
  /** The rule that wrote it, by the name the plan gives it. */
  readonly rule: string;
  /** The day it bears for windows. */
  readonly day: Day;
  /** The day it was written. */
  readonly posted: Day;
  /** The event that caused it; null for the clock. */
  readonly event: string | null;
}

/** Points of a ledger that can be spent from a day on, in its smallest units; their posting was earlier. */
export interface Matured {
  readonly ledger: number;
  readonly amount: bigint;
  readonly day: Day;
}

/** `grant`: given from outside the ladder's own conditions, by an event or while something is held. */
export type Cause = 'join' | 'behavior' | 'grant' | 'refund' | 'expiry' | 'rule change' | 'transition';

export interface Grant {
  readonly ladder: number;
  readonly tier: number;
  readonly from: Day;
  /** Half-open; moved earlier only together with `ended`. */
  until: Day;
  readonly cause: Cause;
  readonly rule: string;
  ended: Cause | null;
}

/** A lifetime grant as a member holds it; the tier that comes with it is a grant of its ladder. */
export interface Right {
  readonly lifetime: number;
  readonly from: Day;
  /** Half-open; moved earlier only when a refund takes it back. */
  until: Day;
  readonly rule: string;
}

/** A movement of the tier in force, as the member sees it. */
export interface Movement {
  readonly ladder: number;
  readonly from: number;
  readonly to: number;
  readonly day: Day;
  readonly cause: Cause;
}

export interface RewardIssue {
  /** `reward`: bought, given or chosen; `milestone`: a mark that was reached. */
  readonly kind: 'reward' | 'milestone';
  readonly index: number;
  readonly day: Day;
  /** The first day on which it can no longer be used. */
  readonly until: Day;
  /** The day on which a refund took it back; null where none did. */
  taken: Day | null;
}

/** A value of an event's field: an exact number in smallest units, or the word of a choice. */
export type FieldValue = Rational | string;

/** Something that happened to a member, in the program's own days. */
export interface MemberEvent {
  /** Two events with one identity are one event. */
  readonly id: string;
  /** The index in `plan.events`. */
  readonly event: number;
  /** The day it happened: whose rules it earns under, and on which it counts for measures. */
  readonly day: Day;
  /** The day it became known, never before `day`: in whose order it is applied, and from which its points live. */
  readonly posted: Day;
  /** Seconds since local midnight. */
  readonly second: number;
  /** In the order of the event's fields. */
  readonly fields: readonly FieldValue[];
  /** For a refund, the identity of the event taken back; null when it names none. */
  readonly refers: string | null;
}

/** A value that a rule read, for the explanation of what it wrote. */
export type Reading =
  | {
      readonly of: 'measure';
      readonly index: number;
      /** Null where it was not known. */
      readonly value: Rational | null;
      readonly from: Day;
      readonly until: Day;
    }
  /** `share`: of the event, where only a part of it earns by this tier; else one. */
  | { readonly of: 'tier'; readonly ladder: number; readonly tier: number; readonly share: Rational }
  /** Null where nothing was known yet. */
  | { readonly of: 'attribute'; readonly index: number; readonly value: FieldValue | null }
  /** Where the member stood in the grid, and the answer behind it; the measures behind the profit are told before it. */
  | {
      readonly of: 'cell';
      readonly cell: number;
      readonly answer: { readonly value: Rational; readonly day: Day } | null;
    }
  | { readonly of: 'granted'; readonly lifetime: number; readonly granted: boolean }
  | { readonly of: 'setting'; readonly index: number; readonly value: Rational };

/** A bar that stands outside conditions: the room under a cap, the first mark of a milestone, the price of a reward. */
export type Bar =
  | { readonly of: 'cap'; readonly earning: number }
  /** Of a limit that several rules share. */
  | { readonly of: 'shared cap'; readonly cap: number }
  | { readonly of: 'milestone'; readonly index: number }
  | { readonly of: 'reward'; readonly index: number };

/** The two sides of a comparison, in smallest units. */
export interface Sides {
  readonly left: Rational;
  readonly right: Rational;
}

/** A refund, or the part of one, that found nothing to take back. */
export interface Unmatched {
  readonly event: MemberEvent;
  /** What is left of the refund's field, in its smallest units. */
  readonly left: Rational;
}

/** A member's wish for a reward. */
export interface Redemption {
  readonly id: string;
  /** The index in `plan.rewards`. */
  readonly reward: number;
  /** The event that the points are spent on; null where they are not spent on one. */
  readonly spentOn: string | null;
  readonly day: Day;
  readonly second: number;
}

/** A member's pick from what a milestone lets choose. */
export interface Choice {
  readonly id: string;
  /** The index in `plan.milestones`, and in `plan.rewards`. */
  readonly milestone: number;
  readonly reward: number;
  readonly day: Day;
  readonly second: number;
}

export type Happening = MemberEvent | Redemption | Choice;

/** All that happened to one member, in any order. */
export interface History {
  readonly member: string;
  /** The day of joining; null where it is the day of the first thing that happened. */
  readonly joined: Day | null;
  readonly happenings: readonly Happening[];
}

/**
 * Hears everything that is written, as it is written. All members are optional: the simulator listens to little. A plain
 * record of functions, which may be called apart from it.
 */
export interface Watch {
  /** The clock is about to run the moments of a day. */
  ticked?(day: Day): void;
  /** An event that is about to be applied. */
  happened?(event: MemberEvent): void;
  posted?(posting: Posting): void;
  /** Points that have waited and can be spent from a day on. */
  matured?(matured: Matured): void;
  granted?(grant: Grant): void;
  /** A lifetime grant given or, with its end written in it, taken back. */
  entitled?(right: Right): void;
  moved?(movement: Movement): void;
  rewarded?(issue: RewardIssue): void;
  /** A reward or mark that a refund takes back. */
  revoked?(issue: RewardIssue, day: Day): void;
  unmatched?(unmatched: Unmatched): void;
  /** More than `MOST_AT_ONCE` of a reward or of a milestone's marks were due; what is above waits for the next event. */
  waiting?(kind: RewardIssue['kind'], index: number, day: Day): void;
  /** A wish for a reward that the balance did not reach, or for a choice that was not open. */
  refused?(wish: Redemption | Choice): void;
  /** An event whose identity was seen before. */
  duplicate?(event: MemberEvent): void;
  /** The rule now at work, by the name it has in the books. */
  rule?(name: string): void;
  /** A value it reads. */
  read?(reading: Reading): void;
  /**
   * A condition was decided; `sides` is null where it compares no amounts. While somebody listens every part of an `and`
   * or `or` is decided, so that what is heard does not hang on the order in which they are written.
   */
  decided?(condition: Condition, outcome: boolean, sides: Sides | null): void;
  /** A row of a table was used: the one for this choice. */
  lookedUp?(table: Expression & { op: 'choose' }, choice: string): void;
  /** An amount was held against a bar, both in smallest units; against a limit on how often, the time it would be. */
  weighed?(bar: Bar, amount: Rational, height: Rational): void;
  /** A measure was given a contribution that bears this day; a refund's is negative. */
  counted?(measure: number, day: Day, value: Rational): void;
  /** A refund took back an original, the whole of it or a part. */
  tookBack?(refund: MemberEvent, original: MemberEvent, whole: boolean): void;
}
