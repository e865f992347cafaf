import { type Arithmetic, highOf } from './arithmetic.ts';
import type { I64 } from './code.ts';
import { type Exact, type Extent, isWide } from './exact.ts';
import type { Routine } from './routine.ts';

/** The types of the words in which a routine is given an amount of an extent. */
export function wordTypes(extent: Extent): readonly 'i64'[] {
  return isWide(extent) ? ['i64', 'i64'] : ['i64'];
}

/** An amount, which an extent has room for, in these words. */
export function wordsOf(math: Arithmetic, amount: Exact, extent: Extent): I64[] {
  const high = isWide(extent) ? highOf(amount) : null;
  const fitting = math.in({ ...amount, most: extent.most, high }, extent);
  return fitting.high === null ? [fitting.low] : [fitting.low, fitting.high];
}

/** The amount that a routine is given, from a place on. */
export function givenExact(r: Routine, extent: Extent, first: number): Exact {
  const high = isWide(extent) ? r.given<'i64'>(first + 1) : null;
  return { ...extent, low: r.given<'i64'>(first), high, known: null, constant: null };
}
