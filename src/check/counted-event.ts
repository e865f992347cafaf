import type { MeasureSourceNode } from '../syntax/measure-tree.ts';
import type { NameNode } from '../syntax/tree.ts';

/** The event whose occurrences a measure goes by; null for one of points, tiers or time. */
export function countedEvent(source: MeasureSourceNode): NameNode | null {
  switch (source.how) {
    case 'field':
    case 'count':
    case 'distinct':
    case 'days':
    case 'largest':
    case 'latest':
      return source.event;
    default:
      return null;
  }
}
