import { formatDay } from '../../base/calendar.ts';
import type { ProgramNode, Statement } from '../../syntax/program-tree.ts';
import { meaningOf } from './part.ts';

/** A statement of the old program, and the one of the new that stands for it; null where there is none. */
export type Pair =
  | { readonly name: string; readonly old: Statement; readonly now: Statement | null }
  | { readonly name: string; readonly old: null; readonly now: Statement };

/**
 * Which statement of one program is which of the other, by the names they bear. Of several of one name those that say the
 * same belong together first, then those of one day, and the others in their order.
 */
export function statementPairs(old: ProgramNode, now: ProgramNode): readonly Pair[] {
  const olds = byName(old);
  const news = byName(now);
  const pairs: Pair[] = [];
  for (const name of new Set([...olds.keys(), ...news.keys()])) {
    const left = [...(olds.get(name) ?? [])];
    const right = [...(news.get(name) ?? [])];
    for (const alike of [meaningOf, dayOfChange, () => '']) {
      for (const statement of [...left]) {
        const wanted = alike(statement);
        const at = wanted === null ? -1 : right.findIndex((other) => alike(other) === wanted);
        if (at === -1) continue;
        pairs.push({ name, old: statement, now: right[at]! });
        left.splice(left.indexOf(statement), 1);
        right.splice(at, 1);
      }
    }
    for (const statement of left) pairs.push({ name, old: statement, now: null });
    for (const statement of right) pairs.push({ name, old: null, now: statement });
  }
  return pairs;
}

function byName(program: ProgramNode): ReadonlyMap<string, readonly Statement[]> {
  const named = new Map<string, Statement[]>();
  for (const statement of program.statements) {
    const name = nameOf(statement);
    named.set(name, [...(named.get(name) ?? []), statement]);
  }
  return named;
}

function dayOfChange(statement: Statement): string | null {
  return statement.kind === 'change' ? formatDay(statement.on.day) : null;
}

/** What a statement is called where people speak of it, in the program's own words. */
function nameOf(node: Statement): string {
  switch (node.kind) {
    case 'currency':
    case 'timezone':
    case 'ends':
      return node.kind;
    case 'earn':
      return `earn ${node.ledger.text} on ${node.event.text}${node.tag === null ? '' : ` as ${node.tag.text}`}`;
    case 'refund':
      return `refund of ${node.of.text} by ${node.by.text}`;
    case 'floor':
      return `floor ${node.gives.tier.text} of ${node.gives.ladder.text}`;
    case 'grant':
      return `grant ${'tier' in node.gives ? node.gives.tier.text : node.gives.field.text} of ${node.ladder.text} on ${node.on.text}`;
    case 'change': {
      // By what changes, so that a change of another day is still the same.
      const values = node.clauses.flatMap((clause) =>
        clause.clause === 'becomes'
          ? [clause.setting.text]
          : clause.clause === 'row becomes'
            ? [`${clause.table.text}.${clause.key?.text ?? 'else'}`]
            : [],
      );
      return `change of ${values.sort().join(', ')}`;
    }
    case 'example':
      return `example "${node.name.text}"`;
    case 'allow':
      return `allow ${node.code.text}${node.of === null ? '' : ` of ${node.of.text}`}`;
    case 'renamed':
      return `renamed ${node.from.text}`;
    case 'intervention':
      return `${node.what} ${node.name.text}`;
    case 'broken':
      return 'broken';
    default:
      return `${node.kind} ${node.name.text}`;
  }
}
