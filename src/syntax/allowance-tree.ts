import type { Span } from '../base/span.ts';
import type { NameNode, TextNode } from './tree.ts';

export interface AllowNode {
  readonly kind: 'allow';
  readonly code: NameNode;
  /** What it is allowed of; null for all of the program. */
  readonly of: NameNode | null;
  readonly reason: TextNode;
  readonly span: Span;
}
