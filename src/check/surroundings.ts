import type { EventNode } from '../syntax/event-tree.ts';
import type { GridNode } from '../syntax/grid-tree.ts';
import type { LadderNode } from '../syntax/ladder-tree.ts';

/** What an expression may read where it stands. */
export interface Surroundings {
  /** The event whose fields are in reach; null outside of events. */
  readonly event: EventNode | null;
  /** Whether measures and tiers may be read; not inside a measure itself. */
  readonly measures: boolean;
  /** The ladder or grid being defined, which cannot read itself. */
  readonly within: LadderNode | GridNode | null;
}
