import type { Span } from '../base/span.ts';
import type { ExpressionNode } from './expression-tree.ts';
import type { LengthNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

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
