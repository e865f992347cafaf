import type { CstNode } from 'chevrotain';
import { Incomplete, type Reader } from './reader.ts';

/** The lines of a block; those that did not parse are left out and make the block broken. */
export function buildLines<Line>(
  reader: Reader,
  block: CstNode | undefined,
  rule: string,
  build: (reader: Reader, node: CstNode) => Line,
): { lines: Line[]; broken: boolean } {
  if (block === undefined) return { lines: [], broken: true };
  const lines: Line[] = [];
  let broken = block.recoveredNode === true;
  for (const node of reader.nodes(block, rule)) {
    try {
      if (node.recoveredNode) throw new Incomplete();
      lines.push(build(reader, node));
    } catch (error) {
      if (!(error instanceof Incomplete)) throw error;
      broken = true;
    }
  }
  return { lines, broken };
}
