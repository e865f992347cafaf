import type { Day } from '../../base/calendar.ts';
import type { Span } from '../../base/span.ts';
import type { ExpressionNode } from '../../syntax/expression-tree.ts';
import type { SubjectName } from './subject.ts';

/** One thing that a statement of a program says, at a path that another version of the statement says it at too. */
export interface Part {
  readonly subject: SubjectName;
  /** Where in the statement: names only, never positions. */
  readonly path: string;
  /** Everything that is said there: two parts of equal meaning say the same. */
  readonly meaning: string;
  /** As the program writes it. */
  readonly text: string;
  /** What more and less are told by; null where there is none. */
  readonly value: ExpressionNode | number | Size | null;
  readonly span: Span;
  /** The first day on which it counts; null where the text names none. */
  readonly effective: Day | null;
  /** The name of what reads it, where whatever reads it decides what more of it means. */
  readonly read: { readonly kind: 'setting' | 'table' | 'measure'; readonly name: string } | null;
  /** What holds in place of it where it is not there: the value that it would have changed. */
  readonly otherwise: { readonly text: string; readonly value: ExpressionNode } | null;
}

/** A size that is compared with sizes of its own family alone, unless one of them has no end. */
export interface Size {
  readonly family: string;
  readonly size: number;
}

/** A span in a tree of spans: of what it covers nothing but its being there matters. */
function isSpan(value: object): boolean {
  return 'file' in value && 'start' in value && 'end' in value;
}

/** What a part of the syntax tree says, apart from where it stands and what members read; without what is told elsewhere. */
export function meaningOf(node: unknown, told: ReadonlySet<unknown> = new Set()): string {
  return JSON.stringify(node, function (this: unknown, key, value: unknown) {
    // What is not there says no more than what is told elsewhere.
    if (key === 'span' || key === 'label' || key === 'operator' || value === null || told.has(value)) return undefined;
    if (typeof value === 'bigint') return `${value}`;
    if (typeof value === 'object' && value !== null && isSpan(value)) return 'written';
    return Array.isArray(value) ? value.filter((one) => !told.has(one)) : value;
  });
}
