import type { Span } from '../base/span.ts';
import type { ExpressionNode } from './expression-tree.ts';
import type { WindowNode } from './time-tree.ts';
import type { NameNode, TextNode } from './tree.ts';

export interface MeasureNode {
  readonly kind: 'measure';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly source: MeasureSourceNode;
  readonly where: ExpressionNode | null;
  readonly window: WindowNode | null;
  /** The word `within`, where the window is written so. */
  readonly within: Span | null;
  /** Where it is written that what counts bears the day it was posted, not the day it happened. */
  readonly byPosting: Span | null;
  readonly span: Span;
}

/**
 * What a measure goes by. `earned` chooses the points of a ledger by an event, by a tag, by both or by none; the anchor of
 * `since` is an attribute, and null for the day of joining.
 */
export type MeasureSourceNode = { readonly span: Span } & (
  | { readonly how: 'earned'; readonly ledger: NameNode; readonly on: NameNode | null; readonly as: NameNode | null }
  | { readonly how: 'field' | 'largest' | 'latest'; readonly event: NameNode; readonly field: NameNode }
  | { readonly how: 'distinct'; readonly event: NameNode; readonly field: NameNode }
  | { readonly how: 'count' | 'days'; readonly event: NameNode }
  | { readonly how: 'balance'; readonly ledger: NameNode }
  | { readonly how: 'since'; readonly unit: 'day' | 'month' | 'year'; readonly anchor: NameNode | null }
  | { readonly how: 'years at'; readonly ladder: NameNode; readonly tier: NameNode; readonly consecutive: boolean }
);
