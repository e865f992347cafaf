import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { Steps } from './steps.ts';

export type Expression =
  | { readonly op: 'constant'; readonly value: Rational }
  | {
      readonly op: 'setting';
      readonly setting: number;
      /** The measure it is compared with, whose window may decide which version is read; null beside none. */
      readonly against: number | null;
    }
  | { readonly op: 'field'; readonly field: number }
  | { readonly op: 'measure'; readonly measure: number }
  /** Only of attributes that hold amounts. */
  | { readonly op: 'attribute'; readonly attribute: number }
  /** A table read by a word; the checker has shown that every word has a value. */
  | {
      readonly op: 'choose';
      readonly by: Chooser;
      readonly table: string;
      readonly values: ReadonlyMap<string, Steps>;
      /** The row that gives each word its value; several words may share the `else` row. */
      readonly rows: ReadonlyMap<string, Span>;
    }
  | { readonly op: Operation; readonly left: Expression; readonly right: Expression };

export type Operation = 'add' | 'subtract' | 'multiply' | 'divide' | 'greater' | 'lesser';

/** Where the word comes from by which a table is read or a choice is judged. */
export type Chooser =
  | { readonly of: 'field'; readonly field: number }
  | { readonly of: 'attribute'; readonly attribute: number }
  /** The name of the tier in force; `tiers` are the names in the ladder's order. */
  | { readonly of: 'tier'; readonly ladder: number; readonly tiers: readonly string[] };
