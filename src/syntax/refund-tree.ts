import type { Rounding } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { PeriodNode } from './time-tree.ts';
import type { NameNode } from './tree.ts';

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
