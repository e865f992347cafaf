import type { Day } from '../../base/calendar.ts';
import type { Span } from '../../base/span.ts';
import type { Direction, Grade, SubjectName } from './subject.ts';

/** One version of what changed: its words in the program and where they stand. */
export interface Version {
  readonly text: string;
  readonly span: Span;
}

/** One thing that differs between two programs. */
export interface Change {
  /** What kind of change it is, as in `tier-bar-tightened`; it never changes its meaning. */
  readonly id: string;
  readonly subject: SubjectName;
  /** The statement it is in, and where in it, in the program's words. */
  readonly statement: string;
  readonly path: string;
  readonly direction: Direction;
  readonly grade: Grade;
  /** The day the new text names for it; null where it counts as soon as the new text does. */
  readonly effective: Day | null;
  /** At least one of the two is there. */
  readonly old: Version | null;
  readonly now: Version | null;
  /** The whole statements, to put one in place of the other. */
  readonly statements: { readonly old: Span | null; readonly now: Span | null };
  /** What came or went together with it, because it cannot be without it. */
  readonly claims: readonly string[];
  /** The same as long as the change is the same, wherever it stands. */
  readonly fingerprint: string;
}
