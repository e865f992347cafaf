import { formatDay } from '../../base/calendar.ts';
import { allOf, say, type Wording } from '../../report/wording.ts';
import type { Change } from './change.ts';
import { type Direction, subjectOf } from './subject.ts';
import type { Search } from './witness.ts';

/** A change in one sentence: where it is, what it is, what it was and what it becomes, and from when. */
export function changeText(change: Change): Wording {
  const { old, now, effective, claims } = change;
  const { what } = subjectOf(change.subject);
  const place = change.path === '' ? say`${change.statement}` : say`${change.statement}, ${change.path}`;
  const fact =
    old === null
      ? say`${place}: ${what} is new: ${now!.text}`
      : now === null
        ? say`${place}: ${what} is gone: ${old.text}`
        : say`${place}: ${what}: ${old.text} -> ${now.text}`;
  const dated = effective === null ? fact : say`${fact}, from ${formatDay(effective)}`;
  return claims.length === 0 ? dated : say`${dated}, together with ${allOf([...claims])}`;
}

export const DIRECTION_WORDS: Readonly<Record<Direction, Wording>> = {
  better: say`better`,
  worse: say`worse`,
  different: say`different`,
  neutral: say`neutral`,
};

/** How many changes there are, and how many of each direction: `3 changes: 1 worse, 2 neutral`. */
export function countsText(changes: readonly Change[]): Wording {
  if (changes.length === 0) return say`no change`;
  const counts = (['worse', 'different', 'better', 'neutral'] as const).flatMap((direction) => {
    const count = changes.filter((change) => change.direction === direction).length;
    return count === 0 ? [] : [say`${count} ${DIRECTION_WORDS[direction]}`];
  });
  const all = changes.length === 1 ? say`1 change` : say`${changes.length} changes`;
  return say`${all}: ${allOf(counts)}`;
}

/** What was found, or how much was tried in vain: never that two programs are alike, only that no difference showed. */
export function searchText({ found, tried, alone }: Search): Wording {
  if (found === null) return say`no difference found in ${tried} histories`;
  return alone
    ? say`a member for whom it differs:`
    : say`a member for whom it differs, together with the other changes:`;
}
