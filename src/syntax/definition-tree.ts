import type { Span } from '../base/span.ts';
import type { QuantityNode } from './expression-tree.ts';
import type { DateNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

export interface CurrencyNode {
  readonly kind: 'currency';
  readonly code: NameNode;
  readonly span: Span;
}

export interface TimezoneNode {
  readonly kind: 'timezone';
  readonly zone: TextNode;
  readonly span: Span;
}

/** From this day on nothing is earned; what was earned is still spent, and still expires. */
export interface EndsNode {
  readonly kind: 'ends';
  readonly on: DateNode;
  readonly span: Span;
}

export interface UnitNode {
  readonly kind: 'unit';
  readonly name: NameNode;
  readonly label: TextNode | null;
  /** Null for a unit of whole things. */
  readonly decimals: NumberNode | null;
  readonly shown: NumberNode | null;
  readonly span: Span;
}

export interface SettingNode {
  readonly kind: 'setting';
  readonly name: NameNode;
  /** The first day of the first value; null where there is a value on every day. */
  readonly from: DateNode | null;
  readonly value: QuantityNode;
  readonly steps: readonly StepNode[];
  /** Which day tells a ladder the value of its steps. */
  readonly judged: JudgedNode | null;
  readonly range: { readonly low: QuantityNode; readonly high: QuantityNode; readonly step: QuantityNode } | null;
  readonly span: Span;
}

/** A later value, and its first day. */
export interface StepNode {
  readonly from: DateNode;
  readonly value: QuantityNode;
}

/**
 * Which version of a value a ladder reads when it judges: that of the day on which it judges, that of the last day it
 * judges by, or that of the first day of the window of the measure the value is compared with.
 */
export type Judging = 'evaluation date' | 'window end' | 'window start';

export interface JudgedNode {
  readonly by: Judging;
  readonly span: Span;
}

export interface TableNode {
  readonly kind: 'table';
  readonly name: NameNode;
  readonly by: NameNode;
  readonly rows: readonly TableRowNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export interface TableRowNode {
  /** Null for the `else` row. */
  readonly key: NameNode | null;
  readonly from: DateNode | null;
  readonly value: QuantityNode;
  readonly steps: readonly StepNode[];
  readonly span: Span;
}
