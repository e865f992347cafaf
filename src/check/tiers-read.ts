import type { ExpressionNode } from '../syntax/expression-tree.ts';
import type { ExpressionType } from './checked-program.ts';

/** Where a condition that has been checked reads the tier of a ladder. */
export function tiersRead(
  types: ReadonlyMap<ExpressionNode, ExpressionType>,
  node: ExpressionNode,
): { node: ExpressionNode; ladder: string }[] {
  switch (node.kind) {
    case 'quantity':
    case 'lookup':
      return [];
    case 'name': {
      const type = types.get(node);
      return type?.kind === 'ladder' ? [{ node, ladder: type.ladder }] : [];
    }
    case 'comparison':
    case 'arithmetic':
      return [...tiersRead(types, node.left), ...tiersRead(types, node.right)];
    case 'and':
    case 'or':
      return node.parts.flatMap((part) => tiersRead(types, part));
    case 'not':
      return tiersRead(types, node.of);
  }
}
