import type { CstNode } from 'chevrotain';
import type { BenefitClauseNode, MilestoneNode, MilestonePartNode, RewardNode } from './award-tree.ts';
import { buildQuantity } from './build-expression.ts';
import { buildLines } from './build-lines.ts';
import { buildPeriod } from './build-period.ts';
import type { Reader } from './reader.ts';

export function buildReward(reader: Reader, node: CstNode): RewardNode {
  const names = reader.tokens(node, 'Name').slice(1);
  return {
    kind: 'reward',
    name: reader.name(node),
    label: reader.optionalText(node),
    price: reader.has(node, 'quantity') ? buildQuantity(reader, reader.node(node, 'quantity')) : null,
    ledgers: names.map((token) => reader.nameOf(token)),
    period: buildPeriod(reader, node),
    ...buildClauses(reader, node),
    span: reader.span(node),
  };
}

export function buildMilestone(reader: Reader, node: CstNode): MilestoneNode {
  return {
    kind: 'milestone',
    name: reader.name(node),
    label: reader.optionalText(node),
    first: buildQuantity(reader, reader.node(node, 'quantity')),
    measure: reader.name(node, 1),
    parts: reader.nodes(node, 'milestonePart').map((part) => buildPart(reader, part)),
    period: buildPeriod(reader, node),
    ...buildClauses(reader, node),
    span: reader.span(node),
  };
}

function buildPart(reader: Reader, node: CstNode): MilestonePartNode {
  const span = reader.span(node);
  if (reader.has(node, 'takenBack')) return { part: 'taken back by refunds', span };
  const mark = buildQuantity(reader, reader.node(node, 'quantity'));
  return { part: reader.has(node, 'Word_again') ? 'again every' : 'up to', mark, span };
}

function buildClauses(reader: Reader, node: CstNode): Pick<RewardNode, 'clauses' | 'broken'> {
  const { lines, broken } = buildLines(reader, reader.nodes(node, 'benefitBlock')[0], 'benefitClause', buildClause);
  return { clauses: lines, broken };
}

function buildClause(reader: Reader, node: CstNode): BenefitClauseNode {
  const span = reader.span(node);
  if (reader.has(node, 'choose')) return buildChoose(reader, reader.node(node, 'choose'));
  if (reader.has(node, 'Word_use')) {
    const within = reader.has(node, 'length') ? reader.length(reader.node(node, 'length')) : null;
    return { clause: 'use', within, span };
  }
  if (reader.has(node, 'Word_issued'))
    return { clause: 'issued', at: reader.has(node, 'Word_once') ? 'once' : 'request', span };
  const value = buildQuantity(reader, reader.node(node, 'quantity'));
  if (reader.has(node, 'Word_gives'))
    return { clause: 'gives', amount: value, ledger: reader.has(node, 'Word_of') ? reader.name(node) : null, span };
  return { clause: reader.has(node, 'Word_worth') ? 'worth' : 'costs', value, span };
}

function buildChoose(reader: Reader, node: CstNode): BenefitClauseNode {
  const names = reader.tokens(node, 'Name').map((token) => reader.nameOf(token));
  const lapses = reader.has(node, 'Word_nothing');
  return {
    clause: 'choose',
    picks: reader.has(node, 'NumberLiteral') ? reader.number(node) : null,
    options: lapses ? names : names.slice(0, -1),
    within: reader.length(reader.node(node, 'length')),
    otherwise: lapses ? null : names.at(-1)!,
    span: reader.span(node),
  };
}
