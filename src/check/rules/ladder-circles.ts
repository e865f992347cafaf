import { say } from '../../report/wording.ts';
import type { LadderNode } from '../../syntax/ladder-tree.ts';
import type { NameNode } from '../../syntax/tree.ts';
import { namesIn } from '../names-in.ts';
import type { Scope } from '../scope.ts';

/** Ladders may read each other's tiers, but never in a circle: there would be no first one to judge. */
export function checkLadderCircles(scope: Scope): void {
  const reads = new Map<LadderNode, { readonly ladder: LadderNode; readonly name: NameNode }[]>();
  for (const ladder of scope.all('ladder')) {
    const names = ladder.clauses.flatMap((clause) =>
      clause.clause === 'tier'
        ? [clause.when, clause.kept].flatMap((node) => (node === null ? [] : namesIn(node).map(({ name }) => name)))
        : [],
    );
    reads.set(
      ladder,
      names.flatMap((name) => {
        const found = scope.lookup(name.text);
        // Its own tier is out of its reach, which is said where it is read.
        return found?.kind === 'ladder' && found !== ladder ? [{ ladder: found, name }] : [];
      }),
    );
  }
  const reaches = (from: LadderNode, to: LadderNode, seen = new Set<LadderNode>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (reads.get(from) ?? []).some(({ ladder }) => reaches(ladder, to, seen));
  };
  const above: LadderNode[] = [];
  for (const [ladder, others] of reads) {
    above.push(ladder);
    // Said once for each circle: by the last of its ladders, at the name that leads back to one above.
    const back = others.find((other) => above.includes(other.ladder) && reaches(other.ladder, ladder));
    if (back === undefined) continue;
    scope.report({
      code: 'rule-cycle',
      title: say`\`${ladder.name.text}\` and \`${back.ladder.name.text}\` read each other's tiers`,
      at: back.name.span,
      label: say`leads back to itself`,
      others: [{ span: back.ladder.name.span, text: say`reads the other way` }],
      help: say`let one of them read a measure instead`,
    });
  }
}
