import type { CstNode } from 'chevrotain';
import { buildMilestone, buildReward } from './build-benefit.ts';
import { buildChange } from './build-change.ts';
import { buildJudged, buildRange, buildSteps } from './build-dated.ts';
import { buildAttribute, buildEvent } from './build-event.ts';
import { buildExample } from './build-example.ts';
import { buildCondition, buildQuantity, buildSum } from './build-expression.ts';
import { buildFloor, buildGrant, buildLifetime } from './build-grant.ts';
import { buildGrid } from './build-grid.ts';
import { buildIntervention } from './build-intervention.ts';
import { buildLadder } from './build-ladder.ts';
import { buildLasting } from './build-lasting.ts';
import { buildLines } from './build-lines.ts';
import { buildMeasure } from './build-measure.ts';
import { buildPeriod } from './build-period.ts';
import { buildDirection, buildRounded } from './build-rounded.ts';
import { buildReach } from './build-window.ts';
import type { TableRowNode } from './definition-tree.ts';
import type { EarnNode, EarnPartNode } from './earning-tree.ts';
import type { ActionNode, ExpiresNode, PointsNode } from './points-tree.ts';
import type { Statement } from './program-tree.ts';
import { Incomplete, type Reader } from './reader.ts';
import type { RefundClauseNode } from './refund-tree.ts';

/** One statement of a program; a broken node where its head did not parse. */
export function buildStatement(reader: Reader, node: CstNode): Statement {
  const span = reader.span(node);
  const [rule] = Object.keys(node.children);
  const inner = rule === undefined ? undefined : reader.nodes(node, rule)[0];
  if (rule === undefined || inner === undefined) return { kind: 'broken', name: null, span };
  const build = STATEMENTS[rule];
  try {
    if (build === undefined || inner.recoveredNode) throw new Incomplete();
    return build(reader, inner);
  } catch (error) {
    if (!(error instanceof Incomplete)) throw error;
    const [name] = reader.tokens(inner, 'Name');
    return { kind: 'broken', name: name === undefined ? null : reader.nameOf(name), span };
  }
}

const STATEMENTS: Readonly<Record<string, (reader: Reader, node: CstNode) => Statement>> = {
  currency: (r, n) => ({ kind: 'currency', code: r.name(n), span: r.span(n) }),
  timezone: (r, n) => ({ kind: 'timezone', zone: r.text(n), span: r.span(n) }),
  ends: (r, n) => ({ kind: 'ends', on: r.date(n), span: r.span(n) }),
  unit: (r, n) => ({
    kind: 'unit',
    name: r.name(n),
    label: r.optionalText(n),
    decimals: r.has(n, 'Word_kept') ? r.number(n) : null,
    shown: r.has(n, 'Word_shown') ? r.number(n, 1) : null,
    span: r.span(n),
  }),
  attribute: buildAttribute,
  event: buildEvent,
  points: buildPoints,
  setting: (r, n) => ({
    kind: 'setting',
    name: r.name(n),
    from: r.has(n, 'Word_from') ? r.date(n) : null,
    value: buildQuantity(r, r.node(n, 'quantity')),
    steps: buildSteps(r, n),
    judged: r.has(n, 'judgedBy') ? buildJudged(r, r.node(n, 'judgedBy')) : null,
    range: r.has(n, 'range') ? buildRange(r, r.node(n, 'range')) : null,
    span: r.span(n),
  }),
  measure: buildMeasure,
  table: (r, n) => {
    const block = r.nodes(n, 'tableBlock')[0];
    const rows = buildLines(r, block, 'tableRow', buildTableRow);
    return { kind: 'table', name: r.name(n), by: r.name(n, 1), rows: rows.lines, broken: rows.broken, span: r.span(n) };
  },
  earn: buildEarn,
  cap: (r, n) => ({
    kind: 'cap',
    name: r.name(n),
    label: r.optionalText(n),
    limit: buildSum(r, r.node(n, 'sum')),
    window: buildReach(r, n),
    span: r.span(n),
  }),
  refund: (r, n) => {
    const clauses = buildLines(r, r.nodes(n, 'refundBlock')[0], 'refundClause', buildRefundClause);
    return {
      kind: 'refund',
      of: r.name(n),
      by: r.name(n, 1),
      period: buildPeriod(r, n),
      clauses: clauses.lines,
      broken: clauses.broken,
      span: r.span(n),
    };
  },
  ladder: buildLadder,
  lifetimeGrant: buildLifetime,
  floor: buildFloor,
  grant: buildGrant,
  reward: buildReward,
  milestone: buildMilestone,
  benefit: buildLasting,
  grid: buildGrid,
  intervention: (r, n) => buildIntervention(r, n, buildEarn),
  change: buildChange,
  example: buildExample,
  allow: (r, n) => ({
    kind: 'allow',
    code: r.nameOf(r.token(n, 'Code')),
    of: r.has(n, 'Word_of') ? r.name(n) : null,
    reason: r.text(n),
    span: r.span(n),
  }),
  renamed: (r, n) => ({ kind: 'renamed', from: r.name(n), to: r.name(n, 1), span: r.span(n) }),
};

function buildPoints(reader: Reader, node: CstNode): PointsNode {
  const block = reader.nodes(node, 'pointsBlock')[0];
  const expires: ExpiresNode[] = [];
  const available: PointsNode['available'][number][] = [];
  const balance: PointsNode['balance'][number][] = [];
  const clauses = buildLines(reader, block, 'pointsClause', (r, clause) => {
    if (r.has(clause, 'expires')) expires.push(buildExpires(r, r.node(clause, 'expires')));
    else if (r.has(clause, 'available')) available.push(buildAvailable(r, r.node(clause, 'available')));
    else {
      const floor = r.node(clause, 'balanceFloor');
      balance.push({ negative: r.has(floor, 'Word_negative') ? 'allowed' : 'floored', span: r.span(floor) });
    }
  });
  return {
    kind: 'points',
    name: reader.name(node),
    label: reader.optionalText(node),
    unit: reader.has(node, 'Word_in') ? reader.name(node, 1) : null,
    expires,
    available,
    balance,
    broken: clauses.broken,
    span: reader.span(node),
  };
}

function buildExpires(reader: Reader, node: CstNode): ExpiresNode {
  const span = reader.span(node);
  const suspended = reader.has(node, 'Word_suspended') ? buildCondition(reader, reader.node(node, 'condition')) : null;
  if (reader.has(node, 'Word_never')) return { how: 'never', suspended, span };
  if (reader.has(node, 'Word_yearly'))
    return { how: 'yearly', on: reader.monthDay(reader.token(node, 'MonthDay')), suspended, span };
  const length = reader.length(reader.node(node, 'length'));
  const monthEnd = reader.has(node, 'atEndOfMonth');
  if (reader.has(node, 'Word_earning')) return { how: 'after earning', length, monthEnd, suspended, span };
  const actions = reader.nodes(node, 'action').map((action) => buildAction(reader, action));
  return { how: 'after latest', actions, length, monthEnd, suspended, span };
}

function buildAvailable(reader: Reader, node: CstNode): PointsNode['available'][number] {
  const span = reader.span(node);
  if (reader.has(node, 'Word_from')) return { how: 'from', on: reader.monthDay(reader.token(node, 'MonthDay')), span };
  const length = reader.has(node, 'length')
    ? reader.length(reader.node(node, 'length'))
    : ({ count: 1, unit: 'day', span } as const);
  return { how: 'after', length, span };
}

function buildAction(reader: Reader, node: CstNode): ActionNode {
  const span = reader.span(node);
  if (reader.has(node, 'Word_activity')) return { action: 'activity', span };
  if (reader.has(node, 'Word_redemption')) return { action: 'redemption', span };
  return { action: 'event', event: reader.name(node), span };
}

function buildTableRow(reader: Reader, node: CstNode): TableRowNode {
  return {
    key: reader.has(node, 'Name') ? reader.name(node) : null,
    from: reader.has(node, 'Word_from') ? reader.date(node) : null,
    value: buildQuantity(reader, reader.node(node, 'quantity')),
    steps: buildSteps(reader, node),
    span: reader.span(node),
  };
}

function buildEarn(reader: Reader, node: CstNode): EarnNode {
  return {
    kind: 'earn',
    ledger: reader.name(node),
    event: reader.name(node, 1),
    tag: reader.has(node, 'Word_as') ? reader.name(node, 2) : null,
    period: buildPeriod(reader, node),
    when: reader.has(node, 'Word_when') ? buildCondition(reader, reader.node(node, 'condition')) : null,
    formula: buildSum(reader, reader.node(node, 'sum')),
    parts: reader.nodes(node, 'earnPart').map((part) => buildEarnPart(reader, part)),
    span: reader.span(node),
  };
}

function buildEarnPart(reader: Reader, node: CstNode): EarnPartNode {
  const span = reader.span(node);
  if (reader.has(node, 'rounding')) {
    return { part: 'rounded', ...buildRounded(reader, reader.node(node, 'rounding')), span };
  }
  if (reader.has(node, 'Word_carrying')) return { part: 'carrying', span };
  if (reader.has(node, 'Word_within')) return { part: 'within', cap: reader.name(node), span };
  if (reader.has(node, 'Word_rest')) return { part: 'rest', to: reader.name(node), span };
  const limit = reader.has(node, 'Word_time')
    ? { kind: 'times' as const, count: reader.number(node), span: reader.number(node).span }
    : buildSum(reader, reader.node(node, 'sum'));
  const over = reader.has(node, 'Word_balance')
    ? 'balance'
    : reader.has(node, 'window') || reader.has(node, 'period')
      ? buildReach(reader, node)
      : reader.has(node, 'Word_event')
        ? 'event'
        : reader.has(node, 'Word_day')
          ? 'day'
          : reader.has(node, 'Word_month')
            ? 'month'
            : 'year';
  return { part: 'cap', limit, over, span };
}

function buildRefundClause(reader: Reader, node: CstNode): RefundClauseNode {
  const span = reader.span(node);
  if (reader.has(node, 'Word_reduces'))
    return { clause: 'reduces', original: reader.name(node), by: reader.name(node, 1), span };
  if (reader.has(node, 'Word_earn')) return { clause: 'rate', rate: 'remainder', span };
  if (reader.has(node, 'direction'))
    return {
      clause: 'rate',
      rate: 'proportion',
      rounding: buildDirection(reader, reader.node(node, 'direction')),
      span,
    };
  if (reader.has(node, 'Word_reverse')) return { clause: 'rate', rate: 'current', span };
  if (reader.has(node, 'Word_counts'))
    return { clause: 'counts', on: reader.has(node, 'Word_original') ? 'original' : 'refund', span };
  if (reader.has(node, 'Word_tier'))
    return { clause: 'tier', tier: reader.has(node, 'Word_keep') ? 'kept' : 'recomputed', span };
  if (reader.has(node, 'Word_rewards'))
    return { clause: 'rewards', rewards: reader.has(node, 'Word_keep') ? 'kept' : 'forfeited', span };
  if (reader.has(node, 'Word_forfeit')) return { clause: 'spent', spent: 'forfeited', span };
  if (reader.has(node, 'Word_restore'))
    return { clause: 'spent', spent: reader.has(node, 'Word_old') ? 'old expiry' : 'new expiry', span };
  if (reader.has(node, 'Word_fullest')) return { clause: 'unlinked', unlinked: 'fullest', of: null, span };
  const takes = reader.has(node, 'Word_takes');
  return { clause: 'unlinked', unlinked: takes ? 'latest' : 'refused', of: takes ? reader.name(node) : null, span };
}
