import type { Condition } from '../compile/plan-condition.ts';
import { measuresInCondition } from '../engine/measures-read.ts';
import type { Shown } from './witness-text.ts';

/** The values that conditions read, each once, in the order they are read. */
export function measuresShown(...conditions: readonly Condition[]): Shown[] {
  return [...new Set(conditions.flatMap(measuresInCondition))].map((measure) => ({ of: 'measure', measure }));
}
