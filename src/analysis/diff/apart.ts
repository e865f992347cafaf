import { SourceText, type Span } from '../../base/span.ts';
import { check } from '../../check/check.ts';
import { compile } from '../../compile/compile.ts';
import { parse } from '../../syntax/parse.ts';
import type { Change } from './change.ts';
import type { Side } from './side.ts';
import type { SubjectName } from './subject.ts';

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Two programs that differ in one change: alone, or together with the others. */
export interface Apart {
  readonly old: Side;
  readonly now: Side;
  readonly alone: boolean;
}

/** What becomes of members at a change of values; it means nothing without the change that it is part of. */
const TRANSITIONS: ReadonlySet<SubjectName> = new Set([
  'notice',
  'transition-keep',
  'transition-no-drops',
  'transition-convert',
  'transition-top-up',
]);

/** Two programs that differ in a change alone, as far as it can stand alone. */
export function apart(change: Change, old: Side, now: Side): Apart {
  if (TRANSITIONS.has(change.subject)) {
    const without = change.old === null && change.now !== null ? withoutTransition(now, change.now.span) : null;
    if (without !== null) return { old: without, now, alone: true };
    const before = change.now === null && change.old !== null ? withoutTransition(old, change.old.span) : null;
    if (before !== null) return { old, now: before, alone: true };
  }
  const only = onlyThis(change, old, now);
  return only === null ? { old, now, alone: false } : { old, now: only, alone: true };
}

/** The program without one line of a change; where it was the only one that spoke of members, the change says nothing of them. */
function withoutTransition(side: Side, { start, end }: Span): Side | null {
  return (
    spliced(side, { start, end, text: '' }) ?? spliced(side, { start, end, text: 'nothing for members already there' })
  );
}

/**
 * The old program with one change alone: the smallest piece of the new text that can stand in the old one. Null where it
 * cannot stand without others, as where a rule and what it reads are both new.
 */
function onlyThis(change: Change, old: Side, now: Side): Side | null {
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
