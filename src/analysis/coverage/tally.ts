import { compare, type Rational } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { Nearest, Target, TargetKind } from './coverage.ts';

/** A value seen on a side, by its distance from the edge. */
export interface Seen extends Nearest {
  readonly gap: Rational;
}

interface SideTally {
  readonly name: string;
  readonly examples: Set<string>;
  nearest: Seen | null;
}

/** The kinds whose sides always meet at an edge. */
const EDGED: ReadonlySet<TargetKind> = new Set(['cap', 'window', 'milestone', 'reward']);

/** What has been seen of one target so far. */
export class Tally {
  readonly #kind: TargetKind;
  readonly #what: string;
  readonly #span: Span;
  readonly #edged: boolean;
  readonly #sides: readonly SideTally[];

  constructor(kind: TargetKind, what: string, span: Span, sides: readonly string[], edged = EDGED.has(kind)) {
    this.#kind = kind;
    this.#what = what;
    this.#span = span;
    this.#edged = edged;
    this.#sides = sides.map((name) => ({ name, examples: new Set(), nearest: null }));
  }

  /** A side that the target does not have is passed over. */
  touch(name: string, example: string, seen: Seen | null = null): void {
    const side = this.#sides.find((s) => s.name === name);
    if (side === undefined) return;
    side.examples.add(example);
    if (seen === null) return;
    if (side.nearest === null || compare(seen.gap, side.nearest.gap) < 0) side.nearest = seen;
  }

  target(): Target {
    return {
      kind: this.#kind,
      what: this.#what,
      span: this.#span,
      edged: this.#edged,
      sides: this.#sides.map(({ name, examples, nearest }) => ({
        name,
        examples: [...examples],
        nearest: nearest === null ? null : { text: nearest.text, edge: nearest.edge },
      })),
    };
  }
}
