import type { CstNode } from 'chevrotain';
import type { FloorNode, GrantNode, LifetimeNode, TermNode } from './award-tree.ts';
import { buildCondition } from './build-expression.ts';
import type { YearEndNode } from './ladder-tree.ts';
import type { Reader } from './reader.ts';

export function buildLifetime(reader: Reader, node: CstNode): LifetimeNode {
  return {
    kind: 'lifetime',
    name: reader.name(node),
    label: reader.optionalText(node),
    when: buildCondition(reader, reader.node(node, 'condition')),
    gives: reader.has(node, 'Word_gives') ? { tier: reader.name(node, 1), ladder: reader.name(node, 2) } : null,
    revocable: reader.has(node, 'Word_revocable'),
    span: reader.span(node),
  };
}

export function buildFloor(reader: Reader, node: CstNode): FloorNode {
  return {
    kind: 'floor',
    gives: { tier: reader.name(node), ladder: reader.name(node, 1) },
    while: buildCondition(reader, reader.node(node, 'condition')),
    span: reader.span(node),
  };
}

export function buildGrant(reader: Reader, node: CstNode): GrantNode {
  const mirrors = reader.has(node, 'Word_by');
  const conditions = reader.nodes(node, 'condition');
  const kept = reader.has(node, 'Word_kept')
    ? {
        term: buildTerm(reader, reader.node(node, 'term', 1)),
        when: buildCondition(reader, reader.node(node, 'condition', conditions.length - 1)),
      }
    : null;
  const guarded = conditions.length > (kept === null ? 0 : 1);
  return {
    kind: 'grant',
    ladder: reader.name(node, mirrors ? 0 : 1),
    gives: mirrors ? { field: reader.name(node, 1) } : { tier: reader.name(node) },
    on: reader.name(node, 2),
    term: buildTerm(reader, reader.node(node, 'term')),
    when: guarded ? buildCondition(reader, reader.node(node, 'condition')) : null,
    kept,
    span: reader.span(node),
  };
}

function buildTerm(reader: Reader, node: CstNode): TermNode {
  if (reader.has(node, 'Word_forever')) return { how: 'forever' };
  if (reader.has(node, 'yearEnd')) return buildYearEnd(reader, reader.node(node, 'yearEnd'));
  if (reader.has(node, 'Word_until')) return { how: 'until next', event: reader.name(node) };
  return {
    how: 'for',
    length: reader.length(reader.node(node, 'length')),
    monthEnd: reader.has(node, 'atEndOfMonth'),
  };
}

export function buildYearEnd(reader: Reader, node: CstNode): YearEndNode {
  const from = reader.has(node, 'MonthDay') ? reader.monthDay(reader.token(node, 'MonthDay')) : null;
  const beyond = reader.has(node, 'length') ? reader.length(reader.node(node, 'length')) : null;
  return { how: 'year end', beyond, from, later: reader.has(node, 'Word_next') ? 1 : 0 };
}
