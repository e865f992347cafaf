import type { Day } from '../base/calendar.ts';
import type { Span } from '../base/span.ts';
import type { EarnNode } from './earning-tree.ts';
import type { ExpressionNode, QuantityNode } from './expression-tree.ts';
import type { LengthNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

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
