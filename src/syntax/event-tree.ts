import type { Span } from '../base/span.ts';
import type { ExpressionNode, FieldContentNode } from './expression-tree.ts';
import type { MonthDayNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

export interface EventNode {
  readonly kind: 'event';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly fields: readonly FieldNode[];
  /** The attributes that take the value of its field of the same name. */
  readonly sets: readonly NameNode[];
  /** For an event that the clock makes; null for one that happens. */
  readonly clock: ClockNode | null;
  readonly broken: boolean;
  readonly span: Span;
}

export interface ClockNode {
  readonly every:
    | { readonly how: 'personal year' }
    | { readonly how: 'yearly'; readonly dates: readonly MonthDayNode[] }
    | { readonly how: 'monthly'; readonly day: NumberNode };
  readonly while: ExpressionNode | null;
  readonly span: Span;
}

export interface AttributeNode {
  readonly kind: 'attribute';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly holds: FieldNode;
  /** Null where nothing is known before the first event says so. */
  readonly starting: FieldContentNode | null;
  readonly span: Span;
}

export interface FieldNode {
  readonly name: NameNode;
  readonly type: 'money' | 'number' | 'ratio' | 'date' | 'choice' | 'unit';
  readonly choices: readonly NameNode[];
  /** The unit it counts; null for the other types. */
  readonly unit: NameNode | null;
  readonly span: Span;
}
