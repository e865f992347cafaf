import type { Span } from '../../base/span.ts';
import type { Wording } from '../../report/wording.ts';

/** What kind of thing a program's examples can touch. */
export type TargetKind =
  | 'rule'
  | 'condition'
  | 'cap'
  | 'window'
  | 'row'
  | 'refund'
  | 'expiry'
  | 'tier'
  | 'crossing'
  | 'milestone'
  | 'reward';

/** A thing in a program that can turn out one way or another: a rule, a threshold, a window, a row of a table. */
export interface Target {
  readonly kind: TargetKind;
  /** In the program's words: `tier gold: spend >= gold_spend`. */
  readonly what: string;
  readonly span: Span;
  /** Whether its sides meet at an edge, such as a threshold or the first day of a window. */
  readonly edged: boolean;
  readonly sides: readonly Side[];
}

/** One way a target can turn out, by its English name: `below`, `passed over`, `an event that fell out`. */
export interface Side {
  readonly name: string;
  /** The examples in which it turned out so, in the order of the program; empty where none did. */
  readonly examples: readonly string[];
  /** The value nearest to the edge between the sides; null where there is no edge, or none was seen. */
  readonly nearest: Nearest | null;
}

/** How near to an edge the examples come. */
export interface Nearest {
  /** `£499.99, one step from £500`. */
  readonly text: Wording;
  /** Whether no value could be nearer on this side. */
  readonly edge: boolean;
}

/** What the examples of one program touch. */
export interface Coverage {
  readonly targets: readonly Target[];
  /** The names of the examples that were run. */
  readonly examples: readonly string[];
}

/** The measure of coverage: sides that some example touched, of all sides. */
export interface Share {
  readonly touched: number;
  readonly total: number;
}

export function shareOf(targets: readonly Target[]): Share {
  const sides = targets.flatMap((target) => target.sides);
  return { touched: sides.filter((side) => side.examples.length > 0).length, total: sides.length };
}

/** Whole percent, cut, so that 100 % is never said of something with a gap; a program with nothing to touch has all of it. */
export function percentOf({ touched, total }: Share): number {
  return total === 0 ? 100 : Math.floor((touched * 100) / total);
}

/** Of the targets with an edge, those whose nearest values on both sides could not be nearer. */
export function edgesOf(targets: readonly Target[]): Share {
  const edged = targets.filter((target) => target.edged);
  const sharp = edged.filter(({ sides }) => sides.every(({ nearest }) => nearest?.edge === true));
  return { touched: sharp.length, total: edged.length };
}
