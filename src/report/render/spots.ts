import type { SourceText } from '../../base/span.ts';
import type { Role } from '../paint.ts';
import { printableStart } from '../printable.ts';
import type { Label, Severity } from '../problem.ts';
import type { Speaker } from '../wording.ts';

/** A label placed on the lines of its text. Lines count from one; columns from zero in UTF-16 units, half-open. */
export interface Spot {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
  readonly primary: boolean;
  readonly role: Role;
}

/**
 * Places a label. A range that ends behind a line break ends, for the reader, on the line it breaks:
 * otherwise a label on a whole line would seem to reach into the next.
 */
export function spotOf(label: Label, source: SourceText, severity: Severity, speak: Speaker): Spot {
  const start = source.place(label.span.start);
  const end = label.span.end > label.span.start ? source.place(label.span.end - 1) : start;
  const column = label.span.end > label.span.start ? end.column : end.column - 1;
  return {
    startLine: start.line,
    startColumn: start.column - 1,
    endLine: end.line,
    endColumn: Math.min(column, source.line(end.line).length + 1),
    text: printableStart(speak(label.text)),
    primary: label.primary,
    role: label.primary ? severity : 'secondary',
  };
}

export function isMultiline(spot: Spot): boolean {
  return spot.endLine > spot.startLine;
}
