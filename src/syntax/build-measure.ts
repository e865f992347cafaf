import type { CstNode } from 'chevrotain';
import { buildCondition } from './build-expression.ts';
import { buildReach } from './build-window.ts';
import type { MeasureNode, MeasureSourceNode } from './measure-tree.ts';
import type { Reader } from './reader.ts';

export function buildMeasure(reader: Reader, node: CstNode): MeasureNode {
  const within = reader.has(node, 'length') ? reader.node(node, 'length') : null;
  const window = reader.has(node, 'window') || reader.has(node, 'period') ? buildReach(reader, node) : null;
  return {
    kind: 'measure',
    name: reader.name(node),
    label: reader.optionalText(node),
    source: buildSource(reader, reader.node(node, 'measureSource')),
    where: reader.has(node, 'Word_where') ? buildCondition(reader, reader.node(node, 'condition')) : null,
    window: within === null ? window : { how: 'last', length: reader.length(within), span: reader.span(within) },
    within: within === null ? null : reader.tokenSpan(reader.token(node, 'Word_within')),
    byPosting: reader.has(node, 'byPostingDate') ? reader.span(reader.node(node, 'byPostingDate')) : null,
    span: reader.span(node),
  };
}

function buildSource(reader: Reader, node: CstNode): MeasureSourceNode {
  const span = reader.span(node);
  if (reader.has(node, 'summed')) return { ...buildSummed(reader, reader.node(node, 'summed')), span };
  if (reader.has(node, 'counted')) return { ...buildCounted(reader, reader.node(node, 'counted')), span };
  if (reader.has(node, 'Word_balance')) return { how: 'balance', ledger: reader.name(node), span };
  if (reader.has(node, 'since')) {
    const since = reader.node(node, 'since');
    const unit = reader.has(since, 'Word_day') ? 'day' : reader.has(since, 'Word_month') ? 'month' : 'year';
    return { how: 'since', unit, anchor: reader.has(since, 'Word_joining') ? null : reader.name(since), span };
  }
  if (reader.has(node, 'yearsAt')) {
    const years = reader.node(node, 'yearsAt');
    const consecutive = reader.has(years, 'Word_consecutive');
    return { how: 'years at', tier: reader.name(years), ladder: reader.name(years, 1), consecutive, span };
  }
  const how = reader.has(node, 'Word_largest') ? 'largest' : 'latest';
  return { how, event: reader.name(node), field: reader.name(node, 1), span };
}

function buildSummed(reader: Reader, node: CstNode) {
  const name = reader.name(node);
  if (!reader.has(node, 'Word_earned')) return { how: 'field' as const, event: name, field: reader.name(node, 1) };
  const on = reader.has(node, 'Word_on') ? reader.name(node, 1) : null;
  const as = reader.has(node, 'Word_as') ? reader.name(node, on === null ? 1 : 2) : null;
  return { how: 'earned' as const, ledger: name, on, as };
}

function buildCounted(reader: Reader, node: CstNode) {
  const name = reader.name(node);
  if (reader.has(node, 'Word_distinct')) return { how: 'distinct' as const, field: name, event: reader.name(node, 1) };
  return { how: reader.has(node, 'Word_day') ? ('days' as const) : ('count' as const), event: name };
}
