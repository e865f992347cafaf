import type { CstNode } from 'chevrotain';
import { buildCondition, buildQuantity } from './build-expression.ts';
import { buildLines } from './build-lines.ts';
import type { EarnNode } from './earning-tree.ts';
import type { InterventionClauseNode, InterventionNode, ServingOrderNode } from './intervention-tree.ts';
import { Incomplete, type Reader } from './reader.ts';

/** Builds the earning rules inside an intervention, which are those of a program. */
type BuildEarn = (reader: Reader, node: CstNode) => EarnNode;

export function buildIntervention(reader: Reader, node: CstNode, buildEarn: BuildEarn): InterventionNode {
  const clauses = buildLines(reader, reader.nodes(node, 'interventionBlock')[0], 'interventionClause', (r, clause) =>
    buildClause(r, clause, buildEarn),
  );
  return {
    kind: 'intervention',
    what: kindOf(reader, node),
    name: reader.name(node),
    label: reader.optionalText(node),
    audience: reader.cellName(reader.node(node, 'audience')),
    where: reader.has(node, 'Word_where') ? buildCondition(reader, reader.node(node, 'condition')) : null,
    clauses: clauses.lines,
    broken: clauses.broken,
    span: reader.span(node),
  };
}

function kindOf(reader: Reader, node: CstNode): InterventionNode['what'] {
  if (reader.has(node, 'Word_care')) return 'care';
  if (reader.has(node, 'Word_offer')) return 'offer';
  return reader.has(node, 'Word_ambassadors') ? 'ambassadors' : 'ideas';
}

function buildClause(reader: Reader, node: CstNode, buildEarn: BuildEarn): InterventionClauseNode {
  const span = reader.span(node);
  if (reader.has(node, 'earn')) return { clause: 'earn', earn: buildEarn(reader, reader.node(node, 'earn')), span };
  if (reader.has(node, 'capacity')) return buildCapacity(reader, reader.node(node, 'capacity'));
  if (reader.has(node, 'Word_costs'))
    return { clause: 'costs', value: buildQuantity(reader, reader.node(node, 'quantity')), span };
  if (reader.has(node, 'Word_discount'))
    return { clause: 'discount', value: buildQuantity(reader, reader.node(node, 'quantity')), span };
  const length = reader.length(reader.node(node, 'length'));
  if (reader.has(node, 'Word_within')) return { clause: 'within', length, span };
  if (!reader.has(node, 'Word_from')) throw new Incomplete();
  return { clause: 'from', day: reader.day(reader.token(node, 'DateLiteral')), length, span };
}

function buildCapacity(reader: Reader, node: CstNode): InterventionClauseNode {
  const per = reader.has(node, 'Percent')
    ? 'percent'
    : reader.has(node, 'Word_members')
      ? 'members'
      : reader.has(node, 'Word_day')
        ? 'day'
        : reader.has(node, 'Word_month')
          ? 'month'
          : 'year';
  const order = reader.has(node, 'servingOrder') ? buildOrder(reader, reader.node(node, 'servingOrder')) : null;
  return { clause: 'capacity', most: reader.number(node), per, order, span: reader.span(node) };
}

function buildOrder(reader: Reader, node: CstNode): ServingOrderNode {
  const span = reader.span(node);
  if (reader.has(node, 'Word_earliest')) return { first: 'earliest due', span };
  return {
    first: reader.has(node, 'Word_highest') ? 'highest' : 'lowest',
    measure: reader.name(node),
    span,
  };
}
