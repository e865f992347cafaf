import type { LengthNode, RecurringNode, WindowNode } from '../syntax/time-tree.ts';
import { lowerPeriod } from './lower-period.ts';
import type { Lowering } from './lowering.ts';
import type { Length, RecurringWindow, Window } from './plan-time.ts';

export function lowerWindow(lowering: Lowering, node: WindowNode): Window {
  switch (node.how) {
    case 'previous':
      return { kind: 'previous', of: lowerRecurring(node.of) };
    case 'since':
      return { kind: 'since', event: lowering.event(node.event.text) };
    case 'last':
      return { kind: 'rolling', length: lowerLength(node.length) };
    case 'period':
      return { kind: 'period', days: lowerPeriod(node.period) };
    case 'whole months':
      return { kind: 'whole months', months: Number(node.months.value.n), lag: node.lag?.count ?? 0 };
    case 'lifetime':
      return { kind: 'lifetime' };
    default:
      return lowerRecurring(node);
  }
}

function lowerRecurring(node: RecurringNode): RecurringWindow {
  switch (node.how) {
    case 'calendar year':
      return { kind: 'year', month: 1, day: 1 };
    case 'year':
      return { kind: 'year', month: node.from.month, day: node.from.day };
    default:
      return { kind: node.how };
  }
}

export function lowerLength(node: LengthNode): Length {
  return { unit: node.unit, count: node.count };
}
