import type { LadderNode } from '../syntax/ladder-tree.ts';

/** The names of a ladder's tiers, as written: the base first. */
export function tierNames(ladder: LadderNode): string[] {
  return ladder.clauses.flatMap((clause) => (clause.clause === 'tier' ? [clause.name.text] : []));
}
