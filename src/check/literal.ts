import type { Rational } from '../base/rational.ts';
import type { Dimension } from '../model/dimension.ts';

/** A literal with its dimension and its value in smallest units. */
export interface Value {
  readonly dimension: Dimension;
  readonly value: Rational;
}
