import type { CstNode } from 'chevrotain';
import { buildCondition, buildQuantity } from './build-expression.ts';
import { buildYearEnd } from './build-grant.ts';
import { buildLines } from './build-lines.ts';
import { buildPeriod } from './build-period.ts';
import type { ExpressionNode } from './expression-tree.ts';
import type { LadderClauseNode, LadderNode, LastsNode, TierNode } from './ladder-tree.ts';
import { Incomplete, type Reader } from './reader.ts';
import type { NameNode } from './tree.ts';

export function buildLadder(reader: Reader, node: CstNode): LadderNode {
  const clauses = buildLines(reader, reader.nodes(node, 'ladderBlock')[0], 'ladderClause', buildLadderClause);
  return {
    kind: 'ladder',
    name: reader.name(node),
    label: reader.optionalText(node),
    clauses: clauses.lines,
    broken: clauses.broken,
    span: reader.span(node),
  };
}

function buildLadderClause(reader: Reader, node: CstNode): LadderClauseNode {
  const [rule = ''] = Object.keys(node.children);
  const inner = reader.node(node, rule);
  const span = reader.span(inner);
  switch (rule) {
    case 'baseTier':
      return {
        clause: 'tier',
        base: true,
        name: reader.name(inner),
        label: reader.optionalText(inner),
        when: null,
        kept: null,
        clearing: [],
        consuming: [],
        welcoming: [],
        takenBack: [],
        span,
      };
    case 'tier': {
      let kept: ExpressionNode | null = null;
      const clearing: NameNode[] = [];
      const consuming: TierNode['consuming'][number][] = [];
      const welcoming: TierNode['welcoming'][number][] = [];
      const takenBack: TierNode['span'][] = [];
      for (const part of reader.nodes(inner, 'tierPart')) {
        if (reader.has(part, 'Word_kept')) kept = buildCondition(reader, reader.node(part, 'condition'));
        else if (reader.has(part, 'Word_clearing')) clearing.push(reader.name(part));
        else if (reader.has(part, 'Word_consuming')) {
          const amount = buildQuantity(reader, reader.node(part, 'quantity'));
          consuming.push({ amount, ledger: reader.has(part, 'Word_of') ? reader.name(part) : null });
        } else if (reader.has(part, 'takenBack')) takenBack.push(reader.span(part));
        else welcoming.push({ reward: reader.name(part), everyTime: reader.has(part, 'Word_every') });
      }
      const invited = reader.has(inner, 'Word_invitation');
      return {
        clause: 'tier',
        base: false,
        name: reader.name(inner),
        label: reader.optionalText(inner),
        when: invited ? null : buildCondition(reader, reader.node(inner, 'condition')),
        kept,
        clearing,
        consuming,
        welcoming,
        takenBack,
        span,
      };
    }
    case 'attain': {
      const at = reader.has(inner, 'length')
        ? reader.length(reader.node(inner, 'length'))
        : reader.has(inner, 'Word_once')
          ? 'once'
          : 'review';
      const rising = reader.has(inner, 'Word_straight')
        ? 'straight'
        : reader.has(inner, 'Word_step')
          ? 'step by step'
          : null;
      return { clause: 'attain', at, rising, span };
    }
    case 'lasts':
      return { clause: 'lasts', lasts: buildLasts(reader, inner), span };
    case 'review': {
      if (reader.has(inner, 'Word_daily')) return { clause: 'review', review: { how: 'daily' }, span };
      if (reader.has(inner, 'Word_monthly'))
        return { clause: 'review', review: { how: 'monthly', day: reader.number(inner) }, span };
      const dates = reader.tokens(inner, 'MonthDay').map((token) => reader.monthDay(token));
      return { clause: 'review', review: { how: 'yearly', dates }, span };
    }
    case 'downgrade': {
      const to = reader.has(inner, 'Word_never') ? 'never' : reader.has(inner, 'Word_one') ? 'one tier' : 'to earned';
      return { clause: 'downgrade', to, span };
    }
    case 'crossing': {
      const rate = reader.has(inner, 'Word_split') ? 'split' : reader.has(inner, 'Word_new') ? 'new' : 'old';
      return { clause: 'crossing', rate, span };
    }
    case 'inForce': {
      const period = buildPeriod(reader, inner);
      if (period === null) throw new Incomplete();
      return { clause: 'in force', period, span };
    }
    default:
      throw new Incomplete();
  }
}

function buildLasts(reader: Reader, node: CstNode): LastsNode {
  if (reader.has(node, 'Word_forever')) return { how: 'forever' };
  if (reader.has(node, 'Word_review')) return { how: 'until review' };
  if (reader.has(node, 'yearEnd')) return buildYearEnd(reader, reader.node(node, 'yearEnd'));
  const length = reader.length(reader.node(node, 'length'));
  if (reader.has(node, 'Word_latest')) return { how: 'after latest', length, event: reader.name(node) };
  return { how: 'for', length, monthEnd: reader.has(node, 'atEndOfMonth') };
}
