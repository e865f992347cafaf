import type { CstNode } from 'chevrotain';
import type { Rounding } from '../base/rational.ts';
import { buildQuantity } from './build-expression.ts';
import type { RoundedNode } from './earning-tree.ts';
import type { Reader } from './reader.ts';

export function buildRounded(reader: Reader, node: CstNode): RoundedNode {
  const rounding = buildDirection(reader, reader.node(node, 'direction'));
  return { rounding, to: reader.has(node, 'quantity') ? buildQuantity(reader, reader.node(node, 'quantity')) : null };
}

export function buildDirection(reader: Reader, node: CstNode): Rounding {
  if (reader.has(node, 'Word_down')) return 'down';
  if (reader.has(node, 'Word_even')) return 'half even';
  return reader.has(node, 'Word_half') ? 'half up' : 'up';
}
