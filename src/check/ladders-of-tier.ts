import type { LadderNode } from '../syntax/ladder-tree.ts';
import type { NameNode } from '../syntax/tree.ts';
import type { Scope } from './scope.ts';

/** The ladders with a tier of a name above their base; of those, only `ladder` where one is named. */
export function laddersOfTier(scope: Scope, tier: NameNode, ladder: NameNode | null): LadderNode[] {
  return scope
    .all('ladder')
    .filter(
      ({ name, clauses }) =>
        (ladder === null || name.text === ladder.text) &&
        clauses.some((c) => c.clause === 'tier' && !c.base && c.name.text === tier.text),
    );
}
