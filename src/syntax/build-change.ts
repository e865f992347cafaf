import type { CstNode } from 'chevrotain';
import { buildJudged } from './build-dated.ts';
import { buildQuantity } from './build-expression.ts';
import { buildLines } from './build-lines.ts';
import { buildPeriodEnd } from './build-period.ts';
import { buildRounded } from './build-rounded.ts';
import type { ChangeClauseNode, ChangeNode } from './change-tree.ts';
import { Incomplete, type Reader } from './reader.ts';

export function buildChange(reader: Reader, node: CstNode): ChangeNode {
  const clauses = buildLines(reader, reader.nodes(node, 'changeBlock')[0], 'changeClause', buildChangeClause);
  return {
    kind: 'change',
    on: reader.date(node),
    label: reader.optionalText(node),
    clauses: clauses.lines,
    broken: clauses.broken,
    span: reader.span(node),
  };
}

function buildChangeClause(reader: Reader, node: CstNode): ChangeClauseNode {
  const [rule = ''] = Object.keys(node.children);
  const inner = reader.node(node, rule);
  const span = reader.span(inner);
  switch (rule) {
    case 'announced':
      return { clause: 'announced', on: reader.date(inner), span };
    case 'judgedBy':
      return { clause: 'judged', by: buildJudged(reader, inner).by, span };
    case 'kept': {
      const until = reader.has(inner, 'periodEnd') ? buildPeriodEnd(reader, reader.node(inner, 'periodEnd')) : null;
      const ladder = reader.has(inner, 'Word_of') ? reader.name(inner, 1) : null;
      return { clause: 'kept', tier: reader.name(inner), ladder, until, span };
    }
    case 'noDrops':
      return { clause: 'no drops', span };
    case 'nothing':
      return { clause: 'nothing', span };
    case 'pointsChange':
      return { ...buildPointsChange(reader, inner), span };
    case 'becomes': {
      const value = buildQuantity(reader, reader.node(inner, 'quantity'));
      if (!reader.has(inner, 'Dot')) return { clause: 'becomes', setting: reader.name(inner), value, span };
      const key = reader.has(inner, 'Word_else') ? null : reader.name(inner, 1);
      return { clause: 'row becomes', table: reader.name(inner), key, value, span };
    }
    default:
      throw new Incomplete();
  }
}

function buildPointsChange(reader: Reader, node: CstNode) {
  const value = buildQuantity(reader, reader.node(node, 'quantity'));
  const ledger = reader.name(node);
  if (!reader.has(node, 'Word_convert')) return { clause: 'top up', ledger, to: value } as const;
  const rounded = reader.has(node, 'rounding') ? buildRounded(reader, reader.node(node, 'rounding')) : null;
  return { clause: 'convert', from: ledger, to: reader.name(node, 1), rate: value, rounded } as const;
}
