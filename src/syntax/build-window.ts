import type { CstNode } from 'chevrotain';
import { buildPeriod } from './build-period.ts';
import { Incomplete, type Reader } from './reader.ts';
import type { RecurringNode, WindowNode } from './time-tree.ts';

/** The window or the period that an owner reaches over. */
export function buildReach(reader: Reader, owner: CstNode): WindowNode {
  if (reader.has(owner, 'window')) return buildWindow(reader, reader.node(owner, 'window'));
  const period = buildPeriod(reader, owner);
  if (period === null) throw new Incomplete();
  return { how: 'period', period, span: period.span };
}

function buildWindow(reader: Reader, node: CstNode): WindowNode {
  const span = reader.span(node);
  if (reader.has(node, 'Word_lifetime')) return { how: 'lifetime', span };
  if (reader.has(node, 'recurring')) {
    const recurring = buildRecurring(reader, reader.node(node, 'recurring'));
    return reader.has(node, 'Word_previous') ? { how: 'previous', of: recurring, span } : recurring;
  }
  if (reader.has(node, 'Word_since')) return { how: 'since', event: reader.name(node), span };
  if (reader.has(node, 'Word_last')) return { how: 'last', length: reader.length(reader.node(node, 'length')), span };
  const lag = reader.has(node, 'Word_ending') ? reader.length(reader.node(node, 'length')) : null;
  return { how: 'whole months', months: reader.number(node), lag, span };
}

function buildRecurring(reader: Reader, node: CstNode): RecurringNode {
  const span = reader.span(node);
  if (reader.has(node, 'Word_personal')) return { how: 'personal year', span };
  if (reader.has(node, 'MonthDay')) return { how: 'year', from: reader.monthDay(reader.token(node, 'MonthDay')), span };
  return { how: reader.has(node, 'Word_month') ? 'calendar month' : 'calendar year', span };
}
