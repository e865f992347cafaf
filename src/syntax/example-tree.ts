import type { Day } from '../base/calendar.ts';
import type { Span } from '../base/span.ts';
import type { FieldContentNode, QuantityNode } from './expression-tree.ts';
import type { DateNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

export interface ExampleNode {
  readonly kind: 'example';
  readonly name: TextNode;
  readonly lines: readonly ExampleLineNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export type ExampleLineNode =
  | HappeningNode
  | WishNode
  | ({ readonly span: Span } & (
      | { readonly line: 'joined'; readonly day: Day }
      | { readonly line: 'set'; readonly setting: NameNode; readonly value: QuantityNode }
      /** `day` is null for `then`: right after the line before. */
      | { readonly line: 'expect'; readonly day: Day | null; readonly expected: readonly ExpectedNode[] }
    ));

export interface HappeningNode {
  readonly line: 'event';
  readonly day: Day;
  readonly dateSpan: Span;
  readonly second: number | null;
  readonly name: NameNode;
  readonly alias: NameNode | null;
  readonly refers: NameNode | null;
  /** Null where it was posted on the day it happened. */
  readonly posted: DateNode | null;
  readonly values: readonly {
    readonly field: NameNode;
    readonly value: FieldContentNode;
    readonly span: Span;
  }[];
  readonly times: NumberNode | null;
  readonly span: Span;
}

/** What a member asks for. */
export interface WishNode {
  readonly line: 'wish';
  readonly day: Day;
  readonly second: number | null;
  readonly reward: NameNode;
  readonly wish: 'redeem' | 'choose';
  /** The milestone whose choice this is; the purchase that the points were spent on, null where it is none. */
  readonly for: NameNode | null;
  readonly span: Span;
}

export type ExpectedNode = { readonly span: Span; readonly subject: NameNode } & (
  | { readonly expects: 'quantity'; readonly value: QuantityNode }
  /** A tier of a ladder, a cell of the grid, or whether a lifetime grant is `granted`, a benefit `held`, an intervention `open` to the member. */
  | { readonly expects: 'word'; readonly value: NameNode; readonly negated: boolean }
  | { readonly expects: 'issued'; readonly times: NumberNode }
  | { readonly expects: 'worth'; readonly value: QuantityNode }
  /** What of a ledger can be spent. */
  | { readonly expects: 'available'; readonly value: QuantityNode }
  | { readonly expects: 'shown'; readonly value: NumberNode }
);
