import type { Rounding } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { ExpressionNode, QuantityNode } from './expression-tree.ts';
import type { PeriodNode, WindowNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

export interface EarnNode {
  readonly kind: 'earn';
  readonly ledger: NameNode;
  readonly event: NameNode;
  /** What measures choose its points by; null where the rule says nothing. */
  readonly tag: NameNode | null;
  readonly period: PeriodNode | null;
  readonly when: ExpressionNode | null;
  readonly formula: ExpressionNode;
  readonly parts: readonly EarnPartNode[];
  readonly span: Span;
}

export interface RoundedNode {
  readonly rounding: Rounding;
  readonly to: QuantityNode | null;
}

export type EarnPartNode = { readonly span: Span } & (
  | ({ readonly part: 'rounded' } & RoundedNode)
  | { readonly part: 'carrying' }
  | {
      readonly part: 'cap';
      /** An amount of the ledger, or how many times the rule may give. */
      readonly limit: ExpressionNode | TimesNode;
      readonly over: 'event' | 'day' | 'month' | 'year' | 'balance' | WindowNode;
    }
  | { readonly part: 'rest'; readonly to: NameNode }
  | { readonly part: 'within'; readonly cap: NameNode }
);

export interface TimesNode {
  readonly kind: 'times';
  readonly count: NumberNode;
  readonly span: Span;
}

/** A limit that several earning rules share. */
export interface CapNode {
  readonly kind: 'cap';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly limit: ExpressionNode;
  readonly window: WindowNode;
  readonly span: Span;
}
