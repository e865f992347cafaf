import type { Span } from '../base/span.ts';
import type { ExpressionNode, QuantityNode } from './expression-tree.ts';
import type { LengthNode, MonthDayNode, PeriodNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

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
      | { readonly clause: 'crossing'; readonly rate: 'old' | 'new' | 'split' }
      | { readonly clause: 'in force'; readonly period: PeriodNode }
    ));

export type LastsNode =
  | { readonly how: 'forever' | 'until review' }
  | YearEndNode
  | { readonly how: 'for'; readonly length: LengthNode; readonly monthEnd: boolean }
  | { readonly how: 'after latest'; readonly length: LengthNode; readonly event: NameNode };

export interface YearEndNode {
  readonly how: 'year end';
  /** How long after the end of the year; null for the end itself. */
  readonly beyond: LengthNode | null;
  readonly from: MonthDayNode | null;
  readonly later: number;
}

export type ReviewNode =
  | { readonly how: 'daily' }
  | { readonly how: 'monthly'; readonly day: NumberNode }
  | { readonly how: 'yearly'; readonly dates: readonly MonthDayNode[] };
