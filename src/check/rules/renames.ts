import { say } from '../../report/wording.ts';
import type { RenameNode } from '../../syntax/rename-tree.ts';
import type { Scope } from '../scope.ts';

/** The new name stands for something, and the old one no longer for anything of its kind. */
export function checkRenames(scope: Scope): void {
  const kinds = kindsOf(scope);
  const first = new Map<string, RenameNode>();
  for (const node of scope.all('renamed')) {
    const { from, to } = node;
    const is = kinds.get(to.text);
    if (is === undefined) scope.unknown(to, say`anything in the program`, [...kinds.keys()]);
    else if ([...(kinds.get(from.text) ?? [])].some((kind) => is.has(kind))) {
      scope.report({
        code: 'name-duplicate',
        title: say`\`${from.text}\` is still the name of something`,
        at: from.span,
        label: say`there as before`,
        help: say`leave the line out, or write which name is no longer there`,
      });
    }
    const earlier = first.get(from.text);
    if (earlier !== undefined) scope.twice(say`what became of \`${from.text}\``, earlier.span, node.span);
    else first.set(from.text, node);
  }
}

/** What each name of the program stands for: statements, and the tiers and fields inside them. */
function kindsOf({ program }: Scope): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = new Map<string, Set<string>>();
  const add = (name: string, kind: string) => kinds.set(name, (kinds.get(name) ?? new Set()).add(kind));
  for (const statement of program.statements) {
    if ('name' in statement && statement.name !== null && statement.kind !== 'example')
      add(statement.name.text, statement.kind);
    if (statement.kind === 'event') for (const { name } of statement.fields) add(name.text, 'field');
    if (statement.kind === 'ladder')
      for (const clause of statement.clauses) if (clause.clause === 'tier') add(clause.name.text, 'tier');
  }
  return kinds;
}
