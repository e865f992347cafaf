import type { Day } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { NameNode } from './tree.ts';

/** What stands in a field of an event or in an attribute. */
export type FieldContentNode =
  | QuantityNode
  | { readonly kind: 'date'; readonly day: Day; readonly span: Span }
  | { readonly kind: 'word'; readonly text: string; readonly span: Span };

export type UnitRef =
  | { readonly kind: 'number' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'money'; readonly symbol: string }
  | { readonly kind: 'named'; readonly name: NameNode };

export interface QuantityNode {
  readonly kind: 'quantity';
  readonly value: Rational;
  readonly unit: UnitRef;
  readonly per: { readonly value: Rational; readonly unit: UnitRef } | null;
  readonly span: Span;
}

export type ExpressionNode =
  | QuantityNode
  | { readonly kind: 'name'; readonly name: NameNode; readonly span: Span }
  | { readonly kind: 'lookup'; readonly table: NameNode; readonly key: NameNode; readonly span: Span }
  | {
      readonly kind: 'arithmetic';
      readonly op: 'add' | 'subtract' | 'multiply' | 'divide' | 'greater' | 'lesser';
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
      readonly operator: Span;
      readonly span: Span;
    }
  | {
      readonly kind: 'comparison';
      readonly op: '>=' | '>' | '<=' | '<' | 'is' | 'is not' | 'at least' | 'below';
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
      readonly operator: Span;
      readonly span: Span;
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ExpressionNode[]; readonly span: Span }
  | { readonly kind: 'not'; readonly of: ExpressionNode; readonly span: Span };
