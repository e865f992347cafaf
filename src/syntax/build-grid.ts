import type { CstNode } from 'chevrotain';
import { buildCondition } from './build-expression.ts';
import { buildLines } from './build-lines.ts';
import type { GridClauseNode, GridNode, VoiceBandNode } from './grid-tree.ts';
import { Incomplete, type Reader } from './reader.ts';
import type { NameNode } from './tree.ts';

export function buildGrid(reader: Reader, node: CstNode): GridNode {
  const clauses = buildLines(reader, reader.nodes(node, 'gridBlock')[0], 'gridClause', buildGridClause);
  return {
    kind: 'grid',
    name: reader.name(node),
    label: reader.optionalText(node),
    clauses: clauses.lines,
    broken: clauses.broken,
    span: reader.span(node),
  };
}

function buildGridClause(reader: Reader, node: CstNode): GridClauseNode {
  const [rule = ''] = Object.keys(node.children);
  const inner = reader.node(node, rule);
  const span = reader.span(inner);
  switch (rule) {
    case 'gridProfit':
      return { clause: 'profit', high: buildCondition(reader, reader.node(inner, 'condition')), span };
    case 'gridVoice':
      return {
        clause: 'voice',
        event: reader.name(inner),
        field: reader.name(inner, 1),
        within: reader.length(reader.node(inner, 'length')),
        bands: reader.nodes(inner, 'voiceBand').map((band) => buildBand(reader, band)),
        span,
      };
    case 'gridCell':
      return {
        clause: 'cell',
        name: reader.name(inner),
        label: reader.optionalText(inner),
        cell: buildCell(reader, inner),
        span,
      };
    default:
      throw new Incomplete();
  }
}

function buildBand(reader: Reader, node: CstNode): VoiceBandNode {
  const voice = reader.has(node, 'Word_promoter')
    ? 'promoter'
    : reader.has(node, 'Word_passive')
      ? 'passive'
      : 'detractor';
  return { voice, from: reader.number(node), to: reader.number(node, 1), span: reader.span(node) };
}

function buildCell(reader: Reader, node: CstNode): NameNode {
  const profit = reader.word(reader.node(node, 'profitWord'));
  const voice = reader.word(reader.node(node, 'voiceWord'));
  return { text: `${profit.text} ${voice.text}`, span: { ...profit.span, end: voice.span.end } };
}
