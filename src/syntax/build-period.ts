import type { CstNode } from 'chevrotain';
import type { Reader } from './reader.ts';
import type { DateNode, PeriodNode } from './time-tree.ts';

/** The dates between which a rule is in force; null where the rule says none. */
export function buildPeriod(reader: Reader, owner: CstNode): PeriodNode | null {
  if (!reader.has(owner, 'period')) return null;
  const node = reader.node(owner, 'period');
  return {
    from: reader.has(node, 'Word_from') ? reader.date(node) : null,
    until: reader.has(node, 'periodEnd') ? buildPeriodEnd(reader, reader.node(node, 'periodEnd')) : null,
    span: reader.span(node),
  };
}

/** The first day that no longer belongs to a period. */
export function buildPeriodEnd(reader: Reader, node: CstNode): DateNode {
  const { day, span } = reader.date(node);
  return { day: reader.has(node, 'Word_through') ? day + 1 : day, span };
}
