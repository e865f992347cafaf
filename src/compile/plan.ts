import type { Day, Interval } from '../base/calendar.ts';
import type { Rational, Rounding } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { Currency } from '../model/currency.ts';
import type { ScoreBand } from '../model/customer-grid.ts';
import type { ReasoningCode } from '../report/reasoning-codes.ts';
import type { PlanExample } from './plan-example.ts';
import type { Steps } from './steps.ts';

/**
 * The plan: a checked program lowered to small typed parts with every name an index and every quantity a plain number.
 * It is the one meaning of a program. The interpreter, `explain`, the simulator and the diff all stand on it.
 *
 * INVARIANT: all quantities are in smallest units (minor units of money, 10^-digits of points), so that nearly all
 * of them are whole numbers, and adding or comparing two of the same dimension needs no conversion.
 */
export interface Plan {
  readonly name: string;
  readonly currency: Currency;
  readonly timezone: string;
  readonly settings: readonly PlanSetting[];
  readonly attributes: readonly PlanAttribute[];
  readonly events: readonly PlanEvent[];
  readonly ledgers: readonly PlanLedger[];
  readonly measures: readonly PlanMeasure[];
  readonly earnings: readonly PlanEarning[];
  readonly caps: readonly PlanSharedCap[];
  readonly ladders: readonly PlanLadder[];
  readonly lifetimes: readonly PlanLifetime[];
  readonly floors: readonly PlanFloor[];
  readonly grants: readonly PlanGrant[];
  readonly rewards: readonly PlanReward[];
  readonly milestones: readonly PlanMilestone[];
  readonly grid: PlanGrid | null;
  readonly interventions: readonly PlanIntervention[];
  /** By rising days; two are never of one day. */
  readonly changes: readonly PlanChange[];
  readonly examples: readonly PlanExample[];
  readonly allowances: readonly PlanAllowance[];
}

/** How a number in smallest units is shown to people. `points` is any named unit: points, and things like miles and nights. */
export type Unit =
  | { readonly kind: 'money' }
  | { readonly kind: 'points'; readonly name: string; readonly digits: number; readonly shownDigits: number }
  | { readonly kind: 'number' };

export interface PlanSetting {
  readonly name: string;
  readonly value: Steps;
  readonly unit: Unit;
  readonly range: { readonly low: Rational; readonly high: Rational; readonly step: Rational } | null;
  readonly span: Span;
}

/** A date is the number of its day; see `Day`. */
export type FieldType = 'money' | 'number' | 'ratio' | 'date' | 'choice' | 'unit';

export interface PlanField {
  readonly name: string;
  readonly type: FieldType;
  /** What its amounts are kept in; a plain number for dates and words. */
  readonly unit: Unit;
  /** The allowed words of a `choice` field. */
  readonly choices: readonly string[];
}

/** Something known of a member, with the value in force from the event that says so until the next. */
export interface PlanAttribute extends PlanField {
  readonly label: string;
  /** Null where nothing is known before an event says so, which only a date may be. */
  readonly starting: Rational | string | null;
  readonly span: Span;
}

export interface PlanEvent {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly PlanField[];
  /** Which of its fields set which attributes, before any rule reads them. */
  readonly sets: readonly { readonly field: number; readonly attribute: number }[];
  /** For an event that the clock makes, which has no fields; null for one that happens. */
  readonly clock: PlanClock | null;
  readonly refund: PlanRefund | null;
  readonly span: Span;
}

/** When the clock makes an event of a member: on these days after the day of joining, as long as the condition holds. */
export interface PlanClock {
  readonly every:
    | Review
    /** The anniversaries of joining. */
    | { readonly kind: 'personal year' };
  /** Read at the start of the day: only finished days count. */
  readonly while: Condition;
  readonly span: Span;
}

/** What an event that takes back another one does (the event carrying this is the refund). */
export interface PlanRefund {
  /** The event that is taken back, wholly or in part. */
  readonly of: number;
  /** Pairs of fields: the refund's own field and the field of the original it reduces. */
  readonly reduces: readonly { readonly field: number; readonly original: number }[];
  /** `remainder`: earn again on what is left at the original day's tier and rules; `current`: under those of the refund's day;
   * a proportion: the share of what was given that the returned part is of the whole. */
  readonly rate: 'remainder' | 'current' | { readonly proportion: Rounding };
  /** Which day the reversal bears for windows. */
  readonly dated: 'original' | 'refund';
  readonly tier: 'kept' | 'recomputed';
  /** Whether rewards are undone, the latest first, as long as the balance lacks what the refund takes back. */
  readonly rewards: 'kept' | 'forfeited';
  /** What becomes of the points spent on an original that is wholly taken back. */
  readonly spent: 'old expiry' | 'new expiry' | 'forfeited';
  /** What a refund that names no original does: `fullest` takes first from what filled the ledger that holds most. */
  readonly unlinked: 'latest' | 'fullest' | 'refused';
  /** By the day of the refund; on other days it takes nothing back. */
  readonly inForce: Interval;
  /** The clauses as written. */
  readonly spans: Readonly<Record<'rate' | 'dated' | 'tier' | 'unlinked', Span>>;
  readonly span: Span;
}

export type Expiry =
  | { readonly kind: 'never' }
  /** Each lot on its own clock. `monthEnd`: at the end of the month in which the clock runs out. */
  | { readonly kind: 'after earning'; readonly length: Length; readonly monthEnd: boolean }
  /** The whole balance, from the latest of these events, or of spending; with null, from the latest earning or spending. */
  | {
      readonly kind: 'after latest';
      readonly of: { readonly events: readonly number[]; readonly redemption: boolean } | null;
      readonly length: Length;
      readonly monthEnd: boolean;
    }
  /** The whole balance at the end of the year that starts on this date. */
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number };

export interface Length {
  readonly unit: 'day' | 'month';
  readonly count: number;
}

export interface PlanLedger {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit & { readonly kind: 'points' };
  readonly expiry: Expiry;
  /** While it holds nothing expires; when it ends, every clock starts anew on that day. */
  readonly suspended: Condition | null;
  /** Whether a reversal may take the balance below zero; where not, it stops at zero and the rest is forgiven. */
  readonly negative: 'allowed' | 'floored';
  readonly span: Span;
}

/**
 * Windows read at an end E (half-open). At an event on day d, E is d + 1: the day so far counts.
 * At a review, expiry or other clock moment on day D, E is D: only finished days count.
 */
export type Window =
  | { readonly kind: 'lifetime' }
  /** The year starting on this date that contains the day before E. A calendar year starts on 01-01. */
  | { readonly kind: 'year'; readonly month: number; readonly day: number }
  /** The year counted from the day the member joined. */
  | { readonly kind: 'personal year' }
  | { readonly kind: 'calendar month' }
  /** From the day of the latest such event; empty before there is one. */
  | { readonly kind: 'since'; readonly event: number }
  | { readonly kind: 'rolling'; readonly length: Length }
  /** What of these days lies before E. */
  | { readonly kind: 'period'; readonly days: Interval }
  /** Whole calendar months, ending `lag` months before the first of the month that contains E. */
  | { readonly kind: 'whole months'; readonly months: number; readonly lag: number };

/** What a measure goes by. A source that names an event counts or looks at its occurrences. */
export type MeasureSource =
  /** What a ledger earned: all of it, or by the rules of one event, of one tag, or of both. */
  | { readonly kind: 'earned'; readonly ledger: number; readonly event: number | null; readonly tag: string | null }
  | { readonly kind: 'field'; readonly event: number; readonly field: number }
  | { readonly kind: 'count'; readonly event: number }
  /** How many different words a field had. */
  | { readonly kind: 'distinct'; readonly event: number; readonly field: number }
  /** On how many days there was any. */
  | { readonly kind: 'days'; readonly event: number }
  /** The largest or the latest amount; the largest of none is zero, the latest of none is not known. */
  | { readonly kind: 'largest' | 'latest'; readonly event: number; readonly field: number }
  | { readonly kind: 'balance'; readonly ledger: number }
  /** Whole days, months or years since an attribute's date, or since joining where it is null. */
  | { readonly kind: 'since'; readonly unit: 'day' | 'month' | 'year'; readonly attribute: number | null }
  /** Finished calendar years at whose end the tier or a higher one was held; in a row up to now, or in all. */
  | { readonly kind: 'years at'; readonly ladder: number; readonly tier: number; readonly consecutive: boolean };

export interface PlanMeasure {
  readonly name: string;
  readonly unit: Unit;
  readonly source: MeasureSource;
  /** Which of its days an event counts on. */
  readonly dated: 'happened' | 'posted';
  /** Which events count; reads only fields of the event. */
  readonly when: Condition | null;
  readonly window: Window;
  readonly span: Span;
}

export type Expression =
  | { readonly op: 'constant'; readonly value: Rational }
  | {
      readonly op: 'setting';
      readonly setting: number;
      /** The measure it is compared with, whose window may decide which version is read; null beside none. */
      readonly against: number | null;
    }
  | { readonly op: 'field'; readonly field: number }
  | { readonly op: 'measure'; readonly measure: number }
  /** Only of attributes that hold amounts. */
  | { readonly op: 'attribute'; readonly attribute: number }
  /** A table read by a word; the checker has shown that every word has a value. */
  | {
      readonly op: 'choose';
      readonly by: Chooser;
      readonly table: string;
      readonly values: ReadonlyMap<string, Steps>;
      /** The row that gives each word its value; several words may share the `else` row. */
      readonly rows: ReadonlyMap<string, Span>;
    }
  | { readonly op: Operation; readonly left: Expression; readonly right: Expression };

export type Operation = 'add' | 'subtract' | 'multiply' | 'divide' | 'greater' | 'lesser';

/** Where the word comes from by which a table is read or a choice is judged. */
export type Chooser =
  | { readonly of: 'field'; readonly field: number }
  | { readonly of: 'attribute'; readonly attribute: number }
  /** The name of the tier in force; `tiers` are the names in the ladder's order. */
  | { readonly of: 'tier'; readonly ladder: number; readonly tiers: readonly string[] };

export type Comparison = '>=' | '>' | '<=' | '<' | '=' | '!=';

export type Condition =
  | { readonly op: 'always' }
  /** Of a tier by invitation: no history meets it. */
  | { readonly op: 'never' }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | {
      readonly op: 'compare';
      readonly comparison: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      readonly unit: Unit;
      readonly span: Span;
    }
  | {
      readonly op: 'tier';
      readonly ladder: number;
      readonly tier: number;
      readonly relation: 'is' | 'is not' | 'at least' | 'below';
      readonly span: Span;
    }
  /** Whether the member stands in one of some cells of the grid; `words` is what the program calls them. */
  | {
      readonly op: 'cell';
      readonly cells: readonly number[];
      readonly words: string;
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly op: 'granted';
      readonly lifetime: number;
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly op: 'choice';
      readonly by: Chooser;
      readonly value: string;
      readonly negated: boolean;
      readonly span: Span;
    };

export interface PlanEarning {
  /** Unique and stable: `earn star on purchase`, numbered when several bear the same. */
  readonly name: string;
  readonly event: number;
  readonly ledger: number;
  /** What measures choose its points by. */
  readonly tag: string | null;
  readonly when: Condition;
  readonly amount: Expression;
  readonly rounding: Rounding;
  /** Rounded to a multiple of this many smallest units. */
  readonly roundTo: bigint;
  /** Whether what rounding cut off is kept for the member's next earning under this rule. */
  readonly carry: boolean;
  readonly cap: PlanCap | null;
  /** The limit it shares with other rules. */
  readonly within: number | null;
  /** The ledger that takes what either limit cuts off; null when it is lost. */
  readonly rest: number | null;
  /** By the day the event happened. */
  readonly inForce: Interval;
  readonly span: Span;
}

/** A limit on what several earning rules give together, in smallest units of the ledgers they earn. */
export interface PlanSharedCap {
  readonly name: string;
  readonly label: string;
  readonly limit: Expression;
  readonly window: Window;
  readonly span: Span;
}

export interface PlanCap {
  readonly limit: Expression;
  /** Whether the limit is in points of the ledger, or in how many times the rule gives any; the latter only over a window. */
  readonly counts: 'points' | 'times';
  /** Over what the limit counts: one event, the rule's own postings in a window, or the ledger's balance. */
  readonly over:
    | { readonly kind: 'event' }
    | { readonly kind: 'balance' }
    | { readonly kind: 'window'; readonly window: Window };
  readonly span: Span;
}

export interface PlanLadder {
  readonly name: string;
  readonly label: string;
  /** Rising; the first is the base tier that everybody holds. */
  readonly tiers: readonly PlanTier[];
  readonly attain: /** `steps`: one tier after the other, each judged after what the one before it took; else straight to the highest. */
    | { readonly kind: 'at once'; readonly steps: boolean }
    | { readonly kind: 'after'; readonly length: Length }
    | { readonly kind: 'at review' };
  readonly lasts: Lasts;
  readonly review: Review | null;
  readonly dropping: 'to earned' | 'one tier' | 'never';
  /** Outside of it everybody holds the base tier. At its start a judgement is held; at its end its grants end. */
  readonly inForce: Interval;
  readonly span: Span;
}

export interface PlanTier {
  readonly name: string;
  readonly label: string;
  readonly attain: Condition;
  /** Judged instead of `attain` when a holder's tier is renewed. */
  readonly retain: Condition;
  /** Ledgers emptied when the tier is attained, and points taken from them as far as they are there. */
  readonly clears: readonly number[];
  readonly consumes: readonly Price[];
  /** Rewards given when the tier is attained: the first time, or every time. */
  readonly welcomes: readonly { readonly reward: number; readonly everyTime: boolean }[];
  /** Whether a refund that ends the tier takes back what it welcomed with. */
  readonly takenBack: boolean;
  readonly span: Span;
}

export type Lasts =
  | { readonly kind: 'until review' }
  /** Until the end of the year that starts on this date, `later` years after the one of the judged day. */
  | { readonly kind: 'year end'; readonly month: number; readonly day: number; readonly later: number }
  | { readonly kind: 'for'; readonly length: Length; readonly monthEnd: boolean }
  /** Counted from the latest such event or the start of the grant, whichever is later. */
  | { readonly kind: 'after latest'; readonly event: number; readonly length: Length }
  | { readonly kind: 'forever' };

export type Review =
  | { readonly kind: 'daily' }
  | { readonly kind: 'monthly'; readonly day: number }
  | { readonly kind: 'yearly'; readonly dates: readonly { readonly month: number; readonly day: number }[] };

/** Given once its condition holds, and never ended by falling below it again, but for a refund of a revocable one. */
export interface PlanLifetime {
  readonly name: string;
  readonly label: string;
  readonly when: Condition;
  /** The tier it keeps its holder at or above; null for one that only gives a right, which conditions can read. */
  readonly gives: { readonly ladder: number; readonly tier: number } | null;
  readonly revocable: boolean;
  readonly span: Span;
}

/** A tier held while a condition holds, whatever the ladder itself would give. */
export interface PlanFloor {
  /** Unique and stable: `floor silver of premier`. */
  readonly name: string;
  readonly ladder: number;
  readonly tier: number;
  readonly while: Condition;
  readonly span: Span;
}

/** A tier given by an event: an invitation, a match, a gift, the tier of somebody else. */
export interface PlanGrant {
  /** Unique and stable: `grant gold of premier on match`. */
  readonly name: string;
  readonly event: number;
  readonly ladder: number;
  readonly tier:
    | { readonly kind: 'fixed'; readonly tier: number }
    /** By the word in a choice field of the event; the base tier takes back what an earlier event gave. */
    | { readonly kind: 'named'; readonly field: number; readonly tiers: ReadonlyMap<string, number> };
  readonly term: Term;
  readonly when: Condition;
  /** Once met while the grant lasts, the tier is kept for another term. */
  readonly goal: { readonly when: Condition; readonly term: Term } | null;
  readonly span: Span;
}

/** How long a grant lasts that an event makes. */
export type Term =
  | Extract<Lasts, { readonly kind: 'year end' | 'for' | 'forever' }>
  | { readonly kind: 'until next'; readonly event: number };

/** What a reward or milestone is. */
export interface PlanBenefit {
  /** To the member, and its cost to the business, in minor units. */
  readonly worth: bigint;
  readonly cost: bigint;
  readonly useWithin: Length | null;
  /** Points that it consists of; null where it is a thing. */
  readonly gives: Price | null;
}

/** An amount of points above zero, in smallest units. */
export interface Price {
  readonly ledger: number;
  readonly amount: bigint;
}

export interface PlanReward extends PlanBenefit {
  readonly name: string;
  readonly label: string;
  /** Those that pay: points that expire earliest first, of equal expiry by this order. None where it is only given. */
  readonly ledgers: readonly number[];
  readonly price: bigint;
  /** Whether it is issued by itself when the balance reaches the price, or only when the member asks. */
  readonly automatic: boolean;
  /** By the day it is bought. */
  readonly inForce: Interval;
  readonly span: Span;
}

export interface PlanMilestone extends PlanBenefit {
  readonly name: string;
  readonly label: string;
  readonly reads: Expression & { readonly op: 'measure' };
  readonly first: Rational;
  readonly every: Rational | null;
  /** No mark lies above it. */
  readonly upTo: Rational | null;
  /** Whether a refund that lowers the measure below a mark takes back what it gave; it may then be given again. */
  readonly takenBack: boolean;
  readonly choice: PlanChoice | null;
  /** By the day of the event that reaches a mark. A mark that was reached before it is not given later. */
  readonly inForce: Interval;
  readonly span: Span;
}

/** What a member may pick at a milestone, and what is given in place of each pick that was not made in time. */
export interface PlanChoice {
  readonly picks: number;
  readonly options: readonly number[];
  readonly within: Length;
  readonly otherwise: number | null;
}

/** The customer grid: profit by what the member's latest survey answer says. */
export interface PlanGrid {
  readonly name: string;
  readonly label: string;
  /** Whether profit is high; low otherwise. */
  readonly profit: Condition;
  /** The event and field that hold the answers, and how far back the latest is looked for. */
  readonly answers: { readonly event: number; readonly field: number; readonly window: Window };
  /** Which scores each voice takes, both ends included; together every score once. */
  readonly bands: readonly ScoreBand[];
  /** In the order of `PLAIN_CELLS`; a cell that the program does not name bears its plain name. */
  readonly cells: readonly { readonly name: string; readonly label: string }[];
  readonly span: Span;
}

/**
 * What the business does for members in cells of the grid. `care` repairs; the other three draw value: purchases, word
 * of mouth, ideas. What members earn by it are ordinary earning rules, conditional on the grid.
 */
export interface PlanIntervention {
  readonly kind: 'care' | 'offer' | 'ambassadors' | 'ideas';
  readonly name: string;
  readonly label: string;
  /** Holds for the members it is for: those in the cells of its audience who meet its guard. */
  readonly audience: Condition;
  /** How long after a member comes into the audience it must have been done; null where it has no deadline. */
  readonly within: Length | null;
  /** When it runs; null where it has no end. */
  readonly period: { readonly from: number; readonly length: Length } | null;
  /** To the business, for each member served, in minor units. */
  readonly cost: bigint;
  readonly discount:
    | { readonly of: 'price'; readonly share: Rational }
    | { readonly of: 'sum'; readonly amount: bigint }
    | null;
  readonly capacity: PlanCapacity | null;
  /** Indexes in `earnings`. */
  readonly earnings: readonly number[];
  readonly span: Span;
}

export interface PlanCapacity {
  /** Places in all, in each calendar period, or for a share of all members. */
  readonly places:
    | { readonly kind: 'total'; readonly count: number }
    | { readonly kind: 'per'; readonly period: 'day' | 'month' | 'year'; readonly count: number }
    | { readonly kind: 'share'; readonly of: Rational };
  /** Who comes first; members alike in it follow each other by their id. */
  readonly order: { readonly by: 'highest' | 'lowest'; readonly measure: number } | { readonly by: 'earliest due' };
}
/** A change of values on a day, and what it does to members who joined before it. */
export interface PlanChange {
  /** Unique and stable: `change on 2026-04-01`. */
  readonly name: string;
  readonly label: string;
  readonly day: Day;
  readonly announced: Day | null;
  /** Ladders that read a value which changes, and give their tiers at once: judged by the values before and after. */
  readonly judges: readonly number[];
  readonly transitions: readonly Transition[];
  readonly span: Span;
}

export type Transition =
  /** Who holds the tier keeps it until a day (half-open), or until its grants end by themselves. */
  | { readonly kind: 'keep'; readonly ladder: number; readonly tier: number; readonly until: Day | null }
  /** No grant in force ends because of the change. */
  | { readonly kind: 'no drops' }
  /** `rate` in smallest units of `to` per smallest unit of `from`; the balance is converted whole and rounded once. */
  | {
      readonly kind: 'convert';
      readonly from: number;
      readonly to: number;
      readonly rate: Rational;
      readonly rounding: Rounding;
      readonly roundTo: bigint;
    }
  /** Adds what a balance lacks of an amount. */
  | { readonly kind: 'top up'; readonly ledger: number; readonly to: bigint };

/** A finding about the program that its designer means to be so. */
export interface PlanAllowance {
  readonly code: ReasoningCode;
  /** The name of what it is about; null for all of the program. */
  readonly of: string | null;
  readonly span: Span;
}
