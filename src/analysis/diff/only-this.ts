import { SourceText, type Span } from '../../base/span.ts';
import { check } from '../../check/check.ts';
import { compile } from '../../compile/compile.ts';
import { parse } from '../../syntax/parse.ts';
import type { Change } from './change.ts';
import type { Side } from './side.ts';

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The old program with one change alone: the smallest piece of the new text that can stand in the old one. Null where it
 * cannot stand without others, as where a rule and what it reads are both new.
 */
export function onlyThis(change: Change, old: Side, now: Side): Side | null {
  const slice = ({ start, end }: Span) => now.source.text.slice(start, end);
  const attempts: Splice[] = [];
  const { statements } = change;
  const end = old.checked.program.span.end - 1;
  if (change.old !== null && change.now !== null && change.statements.old !== null && change.statements.now !== null)
    attempts.push({ ...change.old.span, text: slice(change.now.span) });
  if (statements.old !== null && statements.now !== null)
    attempts.push({ ...statements.old, text: slice(statements.now) });
  else if (statements.old !== null) attempts.push({ ...statements.old, text: '' });
  else if (statements.now !== null) attempts.push({ start: end, end, text: `\n${slice(statements.now)}\n` });
  for (const splice of attempts) {
    const side = spliced(old, splice);
    if (side !== null) return side;
  }
  return null;
}

/** The old program with a piece put in; without its examples, which may speak of what is no longer there. */
function spliced(old: Side, splice: Splice): Side | null {
  const examples = old.checked.program.statements
    .filter(({ kind }) => kind === 'example')
    .map(({ span }): Splice => ({ start: span.start, end: span.end, text: '' }))
    .filter(({ start, end }) => end <= splice.start || start >= splice.end);
  const text = [...examples, splice]
    .sort((a, b) => b.start - a.start)
    .reduce((whole, { start, end, text: piece }) => whole.slice(0, start) + piece + whole.slice(end), old.source.text);
  const source = new SourceText(old.source.file, text);
  const { checked } = check(parse(source));
  return checked === null ? null : { source, checked, plan: compile(checked) };
}
