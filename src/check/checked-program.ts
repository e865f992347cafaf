import type { Dimension } from '../model/dimension.ts';
import type { ExpressionNode } from '../syntax/expression-tree.ts';
import type { ProgramNode } from '../syntax/program-tree.ts';
import type { Scope } from './scope.ts';

declare const checked: unique symbol;

/** What an expression turned out to be. */
export type ExpressionType =
  | {
      readonly kind: 'quantity';
      readonly dimension: Dimension /** Always a whole number of smallest units. */;
      readonly whole: boolean;
    }
  | { readonly kind: 'condition' }
  | { readonly kind: 'ladder'; readonly ladder: string }
  | { readonly kind: 'grid' }
  | { readonly kind: 'lifetime'; readonly lifetime: string }
  | { readonly kind: 'choice'; readonly field: string; readonly choices: readonly string[] }
  | { readonly kind: 'date' }
  /** Something is wrong with it and has been said; nothing more is said about what contains it. */
  | { readonly kind: 'hole' };

/** A program without errors: every name found, every unit fitting. Only `check` makes one. */
export interface CheckedProgram {
  readonly [checked]: true;
  readonly program: ProgramNode;
  readonly scope: Scope;
  readonly types: ReadonlyMap<ExpressionNode, ExpressionType>;
}
