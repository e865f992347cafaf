import { expect } from 'vitest';
import type { SourceText } from '../../src/base/span.ts';
import { primarySpan } from '../../src/report/problem.ts';
import type { Outcome } from '../../src/workspace/outcome.ts';
import { type EnglishProblem, inEnglish } from '../english.ts';

export function expectValue<T>(outcome: Outcome<T>): T {
  expect(outcome.ok ? [] : outcome.problems).toEqual([]);
  if (!outcome.ok) throw new Error('not reached');
  return outcome.value;
}

export function problemsOf<T>(outcome: Outcome<T>): readonly EnglishProblem[] {
  expect(outcome.ok).toBe(false);
  return outcome.ok ? [] : outcome.problems.map(inEnglish);
}

/** The text a problem points at. */
export function pointedAt(source: SourceText, p: EnglishProblem): string | undefined {
  const span = primarySpan(p);
  return span === undefined ? undefined : source.text.slice(span.start, span.end);
}
