import type { Span } from '../base/span.ts';
import type { ExpressionNode } from './expression-tree.ts';
import type { LengthNode, MonthDayNode } from './time-tree.ts';
import type { NameNode, TextNode } from './tree.ts';

export interface PointsNode {
  readonly kind: 'points';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly unit: NameNode | null;
  readonly expires: readonly ExpiresNode[];
  /** When points can be spent; empty where at once. */
  readonly available: readonly AvailableNode[];
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

export type AvailableNode = { readonly span: Span } & (
  | { readonly how: 'after'; readonly length: LengthNode }
  | { readonly how: 'from'; readonly on: MonthDayNode }
);

export interface BalanceNode {
  readonly negative: 'allowed' | 'floored';
  readonly span: Span;
}
