import type { Day } from '../base/calendar.ts';
import type { Rational, Rounding } from '../base/rational.ts';
import type { Span } from '../base/span.ts';

/**
 * The syntax tree: what a program says, with the place of every part, before any name is looked up.
 * A part that did not parse is absent, and its owner carries `broken`, so that later stages do not complain about the gap.
 */
export interface NameNode {
  readonly text: string;
  readonly span: Span;
}

export interface TextNode {
  readonly text: string;
  readonly span: Span;
}

export interface CurrencyNode {
  readonly kind: 'currency';
  readonly code: NameNode;
  readonly span: Span;
}

export interface TimezoneNode {
  readonly kind: 'timezone';
  readonly zone: TextNode;
  readonly span: Span;
}

/** From this day on nothing is earned; what was earned is still spent, and still expires. */
export interface EndsNode {
  readonly kind: 'ends';
  readonly on: DateNode;
  readonly span: Span;
}

export interface UnitNode {
  readonly kind: 'unit';
  readonly name: NameNode;
  readonly label: TextNode | null;
  /** Null for a unit of whole things. */
  readonly decimals: NumberNode | null;
  readonly shown: NumberNode | null;
  readonly span: Span;
}

export interface NumberNode {
  readonly value: Rational;
  readonly span: Span;
}

/** What stands in a field of an event or in an attribute. */
export type FieldContentNode =
  | QuantityNode
  | { readonly kind: 'date'; readonly day: Day; readonly span: Span }
  | { readonly kind: 'word'; readonly text: string; readonly span: Span };

export interface LengthNode {
  readonly count: number;
  readonly unit: 'day' | 'month';
  readonly span: Span;
}

export interface MonthDayNode {
  readonly month: number;
  readonly day: number;
  readonly span: Span;
}

export interface DateNode {
  readonly day: Day;
  readonly span: Span;
}

/** Half-open: an end that was written inclusively (`through`) is the day after it. Null where an end is open. */
export interface PeriodNode {
  readonly from: DateNode | null;
  readonly until: DateNode | null;
  readonly span: Span;
}

export interface PointsNode {
  readonly kind: 'points';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly unit: NameNode | null;
  readonly expires: readonly ExpiresNode[];
  readonly balance: readonly BalanceNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export type ExpiresNode = { readonly span: Span; readonly suspended: ExpressionNode | null } & (
  | { readonly how: 'never' }
  | { readonly how: 'after earning'; readonly length: LengthNode; readonly monthEnd: boolean }
  | {
      readonly how: 'after latest';
      readonly actions: readonly ActionNode[];
      readonly length: LengthNode;
      readonly monthEnd: boolean;
    }
  | { readonly how: 'yearly'; readonly on: MonthDayNode }
);

/** What restarts the clock of a ledger: any earning or spending, spending alone, or an event. */
export type ActionNode = { readonly span: Span } & (
  | { readonly action: 'activity' | 'redemption' }
  | { readonly action: 'event'; readonly event: NameNode }
);

export interface BalanceNode {
  readonly negative: 'allowed' | 'floored';
  readonly span: Span;
}

export interface SettingNode {
  readonly kind: 'setting';
  readonly name: NameNode;
  /** The first day of the first value; null where there is a value on every day. */
  readonly from: DateNode | null;
  readonly value: QuantityNode;
  readonly steps: readonly StepNode[];
  /** Which day tells a ladder the value of its steps. */
  readonly judged: JudgedNode | null;
  readonly range: { readonly low: QuantityNode; readonly high: QuantityNode; readonly step: QuantityNode } | null;
  readonly span: Span;
}

/** A later value, and its first day. */
export interface StepNode {
  readonly from: DateNode;
  readonly value: QuantityNode;
}

/**
 * Which version of a value a ladder reads when it judges: that of the day on which it judges, that of the last day it
 * judges by, or that of the first day of the window of the measure the value is compared with.
 */
export type Judging = 'evaluation date' | 'window end' | 'window start';

export interface JudgedNode {
  readonly by: Judging;
  readonly span: Span;
}

export type WindowNode = { readonly span: Span } & (
  | { readonly how: 'lifetime' | 'calendar year' | 'calendar month' | 'personal year' }
  | { readonly how: 'year'; readonly from: MonthDayNode }
  /** From the day of the latest such event. */
  | { readonly how: 'since'; readonly event: NameNode }
  | { readonly how: 'last'; readonly length: LengthNode }
  | { readonly how: 'period'; readonly period: PeriodNode }
  | { readonly how: 'whole months'; readonly months: NumberNode; readonly lag: LengthNode | null }
);

export interface TableNode {
  readonly kind: 'table';
  readonly name: NameNode;
  readonly by: NameNode;
  readonly rows: readonly TableRowNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export interface TableRowNode {
  /** Null for the `else` row. */
  readonly key: NameNode | null;
  readonly from: DateNode | null;
  readonly value: QuantityNode;
  readonly steps: readonly StepNode[];
  readonly span: Span;
}

export interface EarnNode {
  readonly kind: 'earn';
  readonly ledger: NameNode;
  readonly event: NameNode;
  /** What measures choose its points by; null where the rule says nothing. */
  readonly tag: NameNode | null;
  readonly period: PeriodNode | null;
  readonly when: ExpressionNode | null;
  readonly formula: ExpressionNode;
  readonly parts: readonly EarnPartNode[];
  readonly span: Span;
}

export interface RoundedNode {
  readonly rounding: Rounding;
  readonly to: QuantityNode | null;
}

export type EarnPartNode = { readonly span: Span } & (
  | ({ readonly part: 'rounded' } & RoundedNode)
  | { readonly part: 'carrying' }
  | {
      readonly part: 'cap';
      /** An amount of the ledger, or how many times the rule may give. */
      readonly limit: ExpressionNode | TimesNode;
      readonly over: 'event' | 'day' | 'month' | 'year' | 'balance' | WindowNode;
    }
  | { readonly part: 'rest'; readonly to: NameNode }
  | { readonly part: 'within'; readonly cap: NameNode }
);

export interface TimesNode {
  readonly kind: 'times';
  readonly count: NumberNode;
  readonly span: Span;
}

/** A limit that several earning rules share. */
export interface CapNode {
  readonly kind: 'cap';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly limit: ExpressionNode;
  readonly window: WindowNode;
  readonly span: Span;
}

export interface RefundNode {
  readonly kind: 'refund';
  readonly of: NameNode;
  readonly by: NameNode;
  readonly period: PeriodNode | null;
  readonly clauses: readonly RefundClauseNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export type RefundClauseNode = { readonly span: Span } & (
  | { readonly clause: 'reduces'; readonly original: NameNode; readonly by: NameNode }
  | { readonly clause: 'rate'; readonly rate: 'remainder' | 'current' }
  | { readonly clause: 'rate'; readonly rate: 'proportion'; readonly rounding: Rounding }
  | { readonly clause: 'counts'; readonly on: 'original' | 'refund' }
  | { readonly clause: 'tier'; readonly tier: 'kept' | 'recomputed' }
  | { readonly clause: 'rewards'; readonly rewards: 'kept' | 'forfeited' }
  | { readonly clause: 'spent'; readonly spent: 'old expiry' | 'new expiry' | 'forfeited' }
  | { readonly clause: 'unlinked'; readonly unlinked: 'latest' | 'fullest' | 'refused'; readonly of: NameNode | null }
);

export interface LadderNode {
  readonly kind: 'ladder';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly clauses: readonly LadderClauseNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export interface TierNode {
  readonly clause: 'tier';
  readonly base: boolean;
  readonly name: NameNode;
  readonly label: TextNode | null;
  /** Null for the base tier, and for a tier by invitation. */
  readonly when: ExpressionNode | null;
  readonly kept: ExpressionNode | null;
  readonly clearing: readonly NameNode[];
  readonly consuming: readonly { readonly amount: QuantityNode; readonly ledger: NameNode | null }[];
  readonly welcoming: readonly { readonly reward: NameNode; readonly everyTime: boolean }[];
  /** Where it says that refunds take back what it welcomed with. */
  readonly takenBack: readonly Span[];
  readonly span: Span;
}

export type LadderClauseNode =
  | TierNode
  | ({ readonly span: Span } & (
      | {
          readonly clause: 'attain';
          readonly at: 'once' | 'review' | LengthNode;
          /** How several tiers are risen at once; null where it is not said. */
          readonly rising: 'step by step' | 'straight' | null;
        }
      | { readonly clause: 'lasts'; readonly lasts: LastsNode }
      | { readonly clause: 'review'; readonly review: ReviewNode }
      | { readonly clause: 'downgrade'; readonly to: 'to earned' | 'one tier' | 'never' }
      | { readonly clause: 'in force'; readonly period: PeriodNode }
    ));

export type LastsNode =
  | { readonly how: 'forever' | 'until review' }
  | YearEndNode
  | { readonly how: 'for'; readonly length: LengthNode; readonly monthEnd: boolean }
  | { readonly how: 'after latest'; readonly length: LengthNode; readonly event: NameNode };

export interface YearEndNode {
  readonly how: 'year end';
  readonly from: MonthDayNode | null;
  readonly later: number;
}

export type ReviewNode =
  | { readonly how: 'daily' }
  | { readonly how: 'monthly'; readonly day: NumberNode }
  | { readonly how: 'yearly'; readonly dates: readonly MonthDayNode[] };

export interface GridNode {
  readonly kind: 'grid';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly clauses: readonly GridClauseNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export type GridClauseNode = { readonly span: Span } & (
  | { readonly clause: 'profit'; readonly high: ExpressionNode }
  | {
      readonly clause: 'voice';
      readonly event: NameNode;
      readonly field: NameNode;
      readonly within: LengthNode;
      readonly bands: readonly VoiceBandNode[];
    }
  /** `cell` is its plain name, as in `high promoter`. */
  | { readonly clause: 'cell'; readonly name: NameNode; readonly label: TextNode | null; readonly cell: NameNode }
);

export interface VoiceBandNode {
  readonly voice: 'promoter' | 'passive' | 'detractor';
  /** The scores of the band, both included. */
  readonly from: NumberNode;
  readonly to: NumberNode;
  readonly span: Span;
}

export interface InterventionNode {
  readonly kind: 'intervention';
  readonly what: 'care' | 'offer' | 'ambassadors' | 'ideas';
  readonly name: NameNode;
  readonly label: TextNode | null;
  /** A cell, a voice or a profit band; `high passive` is one name of two words. */
  readonly audience: NameNode;
  readonly where: ExpressionNode | null;
  readonly clauses: readonly InterventionClauseNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export type InterventionClauseNode = { readonly span: Span } & (
  | { readonly clause: 'within'; readonly length: LengthNode }
  | { readonly clause: 'costs'; readonly value: QuantityNode }
  | { readonly clause: 'from'; readonly day: Day; readonly length: LengthNode }
  | { readonly clause: 'discount'; readonly value: QuantityNode }
  | {
      readonly clause: 'capacity';
      readonly most: NumberNode;
      /** Places in each period, places in all, or places for a share of all members in percent. */
      readonly per: 'day' | 'month' | 'year' | 'members' | 'percent';
      readonly order: ServingOrderNode | null;
    }
  | { readonly clause: 'earn'; readonly earn: EarnNode }
);

export type ServingOrderNode = { readonly span: Span } & (
  | { readonly first: 'highest' | 'lowest'; readonly measure: NameNode }
  | { readonly first: 'earliest due' }
);

export interface ChangeNode {
  readonly kind: 'change';
  readonly on: DateNode;
  readonly label: TextNode | null;
  readonly clauses: readonly ChangeClauseNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export type ChangeClauseNode = { readonly span: Span } & (
  | { readonly clause: 'announced'; readonly on: DateNode }
  | { readonly clause: 'becomes'; readonly setting: NameNode; readonly value: QuantityNode }
  /** `key` is null for the `else` row. */
  | {
      readonly clause: 'row becomes';
      readonly table: NameNode;
      readonly key: NameNode | null;
      readonly value: QuantityNode;
    }
  | { readonly clause: 'judged'; readonly by: Judging }
  /** `until` is null where the tier is kept until its grants end by themselves. */
  | {
      readonly clause: 'kept';
      readonly tier: NameNode;
      readonly ladder: NameNode | null;
      readonly until: DateNode | null;
    }
  | { readonly clause: 'no drops' | 'nothing' }
  | {
      readonly clause: 'convert';
      readonly from: NameNode;
      readonly to: NameNode;
      readonly rate: QuantityNode;
      readonly rounded: RoundedNode | null;
    }
  | { readonly clause: 'top up'; readonly ledger: NameNode; readonly to: QuantityNode }
);

export interface ExampleNode {
  readonly kind: 'example';
  readonly name: TextNode;
  readonly lines: readonly ExampleLineNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export type ExampleLineNode =
  | HappeningNode
  | WishNode
  | ({ readonly span: Span } & (
      | { readonly line: 'joined'; readonly day: Day }
      | { readonly line: 'set'; readonly setting: NameNode; readonly value: QuantityNode }
      /** `day` is null for `then`: right after the line before. */
      | { readonly line: 'expect'; readonly day: Day | null; readonly expected: readonly ExpectedNode[] }
    ));

export interface HappeningNode {
  readonly line: 'event';
  readonly day: Day;
  readonly dateSpan: Span;
  readonly second: number | null;
  readonly name: NameNode;
  readonly alias: NameNode | null;
  readonly refers: NameNode | null;
  /** Null where it was posted on the day it happened. */
  readonly posted: DateNode | null;
  readonly values: readonly {
    readonly field: NameNode;
    readonly value: FieldContentNode;
    readonly span: Span;
  }[];
  readonly times: NumberNode | null;
  readonly span: Span;
}

/** What a member asks for. */
export interface WishNode {
  readonly line: 'wish';
  readonly day: Day;
  readonly second: number | null;
  readonly reward: NameNode;
  readonly wish: 'redeem' | 'choose';
  /** The milestone whose choice this is; the purchase that the points were spent on, null where it is none. */
  readonly for: NameNode | null;
  readonly span: Span;
}

export type ExpectedNode = { readonly span: Span; readonly subject: NameNode } & (
  | { readonly expects: 'quantity'; readonly value: QuantityNode }
  /** A tier of a ladder, a cell of the grid, or whether a lifetime grant is `granted`, an intervention `open` to the member. */
  | { readonly expects: 'word'; readonly value: NameNode; readonly negated: boolean }
  | { readonly expects: 'issued'; readonly times: NumberNode }
  | { readonly expects: 'worth'; readonly value: QuantityNode }
  | { readonly expects: 'shown'; readonly value: NumberNode }
);

export interface AllowNode {
  readonly kind: 'allow';
  readonly code: NameNode;
  /** What it is allowed of; null for all of the program. */
  readonly of: NameNode | null;
  readonly reason: TextNode;
  readonly span: Span;
}

export type UnitRef =
  | { readonly kind: 'number' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'money'; readonly symbol: string }
  | { readonly kind: 'named'; readonly name: NameNode };

export interface QuantityNode {
  readonly kind: 'quantity';
  readonly value: Rational;
  readonly unit: UnitRef;
  readonly per: { readonly value: Rational; readonly unit: UnitRef } | null;
  readonly span: Span;
}

export type ExpressionNode =
  | QuantityNode
  | { readonly kind: 'name'; readonly name: NameNode; readonly span: Span }
  | { readonly kind: 'lookup'; readonly table: NameNode; readonly key: NameNode; readonly span: Span }
  | {
      readonly kind: 'arithmetic';
      readonly op: 'add' | 'subtract' | 'multiply' | 'divide' | 'greater' | 'lesser';
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
      readonly operator: Span;
      readonly span: Span;
    }
  | {
      readonly kind: 'comparison';
      readonly op: '>=' | '>' | '<=' | '<' | 'is' | 'is not' | 'at least' | 'below';
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
      readonly operator: Span;
      readonly span: Span;
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ExpressionNode[]; readonly span: Span }
  | { readonly kind: 'not'; readonly of: ExpressionNode; readonly span: Span };
