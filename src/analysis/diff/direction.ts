import type { QuantityNode } from '../../syntax/expression-tree.ts';
import type { ProgramNode } from '../../syntax/program-tree.ts';
import { flipped, type Order, orderOf, sign, type ValueOf } from './ease.ts';
import type { Part, Size } from './part.ts';
import type { Sense, Senses } from './senses.ts';
import { type Direction, opposite, type Subject } from './subject.ts';

/** What a program says of its settings that have one value on all days. */
export function valuesOf(program: ProgramNode): ValueOf {
  const values = new Map<string, QuantityNode>();
  const changed = new Set<string>();
  for (const statement of program.statements) {
    if (statement.kind === 'setting' && statement.steps.length === 0 && statement.from === null)
      values.set(statement.name.text, statement.value);
    if (statement.kind === 'change')
      for (const clause of statement.clauses) if (clause.clause === 'becomes') changed.add(clause.setting.text);
  }
  return (name) => (changed.has(name) ? undefined : values.get(name));
}

/** Whether the new version is more or less than the old. */
export function partOrder(old: Part['value'], now: Part['value'], oldValue: ValueOf, newValue: ValueOf): Order {
  if (old === null || now === null) return null;
  const a = sizeOf(old);
  const b = sizeOf(now);
  if (a !== null && b !== null) {
    const endless = a.size === Number.POSITIVE_INFINITY || b.size === Number.POSITIVE_INFINITY;
    if (a.family !== b.family && !endless) return null;
    return a.size === b.size ? null : sign(b.size - a.size);
  }
  if (typeof old === 'object' && 'kind' in old && typeof now === 'object' && 'kind' in now)
    return orderOf(old, now, oldValue, newValue);
  return null;
}

function sizeOf(value: NonNullable<Part['value']>): Size | null {
  if (typeof value === 'number') return { family: '', size: value };
  return 'family' in value ? value : null;
}

/** What more, less or something else of a subject means for members. */
export function directionOf(
  subject: Subject,
  read: Part['read'],
  order: Order,
  senses: { readonly old: Senses; readonly now: Senses },
): Direction {
  if (subject.more !== 'by use') return moved(subject.more, order);
  const sense = read === null ? undefined : senseIn(senses, read);
  if (sense === undefined) return 'neutral';
  if (sense === 0 || order === null) return 'different';
  return moved('better', sense === 1 ? order : flipped(order));
}

/** What both programs agree on; undefined where neither reads it. */
function senseIn(
  senses: { readonly old: Senses; readonly now: Senses },
  { kind, name }: NonNullable<Part['read']>,
): Sense | undefined {
  const before = senses.old.of(kind, name);
  const after = senses.now.of(kind, name);
  if (before === undefined || after === undefined) return before ?? after;
  return before === after ? before : 0;
}

function moved(more: Direction, order: Order): Direction {
  if (more === 'neutral' || order === 0) return more === 'neutral' ? 'neutral' : 'different';
  if (order === null) return 'different';
  return order === 1 ? more : opposite(more);
}
