import type { Span } from '../base/span.ts';
import type { Judging } from './definition-tree.ts';
import type { RoundedNode } from './earning-tree.ts';
import type { QuantityNode } from './expression-tree.ts';
import type { DateNode } from './time-tree.ts';
import type { NameNode, TextNode } from './tree.ts';

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
