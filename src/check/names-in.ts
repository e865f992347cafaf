import type { ExpressionNode } from '../syntax/expression-tree.ts';
import type { NameNode } from '../syntax/tree.ts';

/** A name that an expression reads: by itself, or as the table of a lookup. */
export interface NameRead {
  readonly name: NameNode;
  readonly table: boolean;
}

export function namesIn(node: ExpressionNode): NameRead[] {
  switch (node.kind) {
    case 'quantity':
      return [];
    case 'name':
      return [{ name: node.name, table: false }];
    case 'lookup':
      return [
        { name: node.table, table: true },
        { name: node.key, table: false },
      ];
    case 'arithmetic':
    case 'comparison':
      return [...namesIn(node.left), ...namesIn(node.right)];
    case 'and':
    case 'or':
      return node.parts.flatMap(namesIn);
    case 'not':
      return namesIn(node.of);
  }
}

/** The comparisons of a condition, whatever joins them. */
export function comparisonsIn(node: ExpressionNode): (ExpressionNode & { kind: 'comparison' })[] {
  switch (node.kind) {
    case 'comparison':
      return [node];
    case 'and':
    case 'or':
      return node.parts.flatMap(comparisonsIn);
    case 'not':
      return comparisonsIn(node.of);
    default:
      return [];
  }
}
