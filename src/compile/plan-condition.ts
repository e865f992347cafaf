import type { Span } from '../base/span.ts';
import type { Chooser, Expression } from './plan-expression.ts';
import type { Unit } from './plan-unit.ts';

export type Comparison = '>=' | '>' | '<=' | '<' | '=' | '!=';

export type Condition =
  | { readonly op: 'always' }
  /** Of a tier by invitation: no history meets it. */
  | { readonly op: 'never' }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | {
      readonly op: 'compare';
      readonly comparison: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      readonly unit: Unit;
      readonly span: Span;
    }
  | {
      readonly op: 'tier';
      readonly ladder: number;
      readonly tier: number;
      readonly relation: 'is' | 'is not' | 'at least' | 'below';
      readonly span: Span;
    }
  /** Whether the member stands in one of some cells of the grid; `words` is what the program calls them. */
  | {
      readonly op: 'cell';
      readonly cells: readonly number[];
      readonly words: string;
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly op: 'granted';
      readonly lifetime: number;
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly op: 'choice';
      readonly by: Chooser;
      readonly value: string;
      readonly negated: boolean;
      readonly span: Span;
    };
