import type { Plan } from '../../compile/plan.ts';
import type { ProgramNode } from '../../syntax/program-tree.ts';
import type { Side } from './side.ts';

/** The last name of what was renamed, by each name it had before. */
export type Renames = ReadonlyMap<string, string>;

/** What either of two programs says was renamed; a name that was given on and on leads to the last. */
export function renamesOf(...sides: readonly Pick<Side, 'checked'>[]): Renames {
  const next = new Map<string, string>();
  for (const { checked } of sides) {
    for (const statement of checked.program.statements)
      if (statement.kind === 'renamed') next.set(statement.from.text, statement.to.text);
  }
  const lastOf = (name: string) => {
    const seen = new Set<string>();
    let last = name;
    for (let to = next.get(last); to !== undefined && !seen.has(to); to = next.get(last)) {
      seen.add(last);
      last = to;
    }
    return last;
  };
  return new Map([...next.keys()].map((name) => [name, lastOf(name)]));
}

/**
 * A tree in which everything bears its last name. Names are not told apart by what they stand for: applied to both of two
 * programs, a word that was no renamed thing is the same word in both, and still agrees or differs as before.
 */
export function renamedTree(program: ProgramNode, renames: Renames): ProgramNode {
  if (renames.size === 0) return program;
  const turned = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(turned);
    if (typeof node !== 'object' || node === null) return node;
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, turned(value)]));
    const { text } = copy;
    return typeof text === 'string' && 'span' in copy ? { ...copy, text: renames.get(text) ?? text } : copy;
  };
  return {
    ...program,
    statements: program.statements.map((statement) =>
      statement.kind === 'renamed' ? statement : (turned(statement) as typeof statement),
    ),
  };
}

/** A plan in which everything bears its last name; its indexes and spans are those it had. */
export function renamedPlan(plan: Plan, renames: Renames): Plan {
  if (renames.size === 0) return plan;
  const turned = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(turned);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) =>
        NAMING.has(key) && typeof value === 'string' ? [key, renames.get(value) ?? value] : [key, turned(value)],
      ),
    );
  };
  return { ...(turned(plan) as Plan), name: plan.name };
}

/** Where plans hold names of things that bear one in the program. */
const NAMING: ReadonlySet<string> = new Set(['name', 'table']);
