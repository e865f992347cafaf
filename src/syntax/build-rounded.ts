import type { CstNode } from 'chevrotain';
import { buildQuantity } from './build-expression.ts';
import type { Reader } from './reader.ts';
import type { RoundedNode } from './tree.ts';

export function buildRounded(reader: Reader, node: CstNode): RoundedNode {
  const half = reader.has(node, 'Word_half');
  const rounding = reader.has(node, 'Word_down')
    ? 'down'
    : half
      ? reader.has(node, 'Word_even')
        ? 'half even'
        : 'half up'
      : 'up';
  return { rounding, to: reader.has(node, 'quantity') ? buildQuantity(reader, reader.node(node, 'quantity')) : null };
}
