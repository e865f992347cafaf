import type { Span } from '../base/span.ts';
import type { NameNode } from './tree.ts';

/** Something that bears another name than it did in an earlier version of the program. */
export interface RenameNode {
  readonly kind: 'renamed';
  readonly from: NameNode;
  readonly to: NameNode;
  readonly span: Span;
}
