import type { Span } from '../base/span.ts';
import type { ExpressionNode, QuantityNode } from './expression-tree.ts';
import type { PeriodNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

/** A benefit that lasts as long as a condition holds, as it is written. */
export interface BenefitNode {
  readonly kind: 'benefit';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly period: PeriodNode | null;
  readonly while: ExpressionNode;
  readonly clauses: readonly LastingClauseNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export type LastingClauseNode = { readonly span: Span } & (
  | ({ readonly clause: 'worth' | 'hard' | 'soft' } & ChargeNode)
  /** How often members are expected to use it; `most` is null where they may without limit. */
  | { readonly clause: 'used'; readonly expected: FrequencyNode; readonly most: FrequencyNode | null }
);

export interface ChargeNode {
  readonly amount: QuantityNode;
  readonly per: 'use' | 'month' | 'year';
}

export interface FrequencyNode {
  readonly times: NumberNode;
  readonly per: 'month' | 'year';
}
