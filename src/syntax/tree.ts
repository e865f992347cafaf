import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';

/**
 * The syntax tree: what a program says, with the place of every part, before any name is looked up.
 * A part that did not parse is absent, and its owner carries `broken`, so that later stages do not complain about the gap.
 */
export interface NameNode {
  readonly text: string;
  readonly span: Span;
}

export interface TextNode {
  readonly text: string;
  readonly span: Span;
}

export interface NumberNode {
  readonly value: Rational;
  readonly span: Span;
}
