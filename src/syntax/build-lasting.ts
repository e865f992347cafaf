import type { CstNode } from 'chevrotain';
import { buildCondition, buildQuantity } from './build-expression.ts';
import { buildLines } from './build-lines.ts';
import { buildPeriod } from './build-period.ts';
import type { BenefitNode, ChargeNode, FrequencyNode, LastingClauseNode } from './lasting-tree.ts';
import type { Reader } from './reader.ts';

export function buildLasting(reader: Reader, node: CstNode): BenefitNode {
  const clauses = buildLines(reader, reader.nodes(node, 'lastingBlock')[0], 'lastingClause', buildClause);
  return {
    kind: 'benefit',
    name: reader.name(node),
    label: reader.optionalText(node),
    period: buildPeriod(reader, node),
    while: buildCondition(reader, reader.node(node, 'condition')),
    clauses: clauses.lines,
    broken: clauses.broken,
    span: reader.span(node),
  };
}

function buildClause(reader: Reader, node: CstNode): LastingClauseNode {
  const span = reader.span(node);
  if (reader.has(node, 'Word_used')) {
    const most = reader.has(node, 'Word_most') ? buildFrequency(reader, reader.node(node, 'frequency', 1)) : null;
    return { clause: 'used', expected: buildFrequency(reader, reader.node(node, 'frequency')), most, span };
  }
  const charge = buildCharge(reader, reader.node(node, 'charge'));
  if (reader.has(node, 'Word_worth')) return { clause: 'worth', ...charge, span };
  return { clause: reader.has(node, 'Word_hard') ? 'hard' : 'soft', ...charge, span };
}

function buildCharge(reader: Reader, node: CstNode): ChargeNode {
  const amount = buildQuantity(reader, reader.node(node, 'quantity'));
  if (reader.has(node, 'Word_use')) return { amount, per: 'use' };
  return { amount, per: reader.has(node, 'Word_month') ? 'month' : 'year' };
}

function buildFrequency(reader: Reader, node: CstNode): FrequencyNode {
  return { times: reader.number(node), per: reader.has(node, 'Word_month') ? 'month' : 'year' };
}
