import type { CstNode } from 'chevrotain';
import { buildQuantity } from './build-expression.ts';
import type { JudgedNode, SettingNode, StepNode } from './definition-tree.ts';
import type { Reader } from './reader.ts';

/** Values that change on dates: of settings and of the rows of tables. */
export function buildSteps(reader: Reader, owner: CstNode): StepNode[] {
  return reader.nodes(owner, 'step').map((node) => ({
    from: reader.date(node),
    value: buildQuantity(reader, reader.node(node, 'quantity')),
  }));
}

export function buildJudged(reader: Reader, node: CstNode): JudgedNode {
  const by = reader.has(node, 'Word_evaluation')
    ? 'evaluation date'
    : reader.has(node, 'Word_end')
      ? 'window end'
      : 'window start';
  return { by, span: reader.span(node) };
}

export function buildRange(reader: Reader, node: CstNode): SettingNode['range'] {
  return {
    low: buildQuantity(reader, reader.node(node, 'quantity')),
    high: buildQuantity(reader, reader.node(node, 'quantity', 1)),
    step: buildQuantity(reader, reader.node(node, 'quantity', 2)),
  };
}
