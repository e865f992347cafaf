import { addMonths, type Day, FOREVER, type Interval } from '../../base/calendar.ts';
import type { Plan } from '../../compile/plan.ts';
import { nextReview } from '../../engine/schedule.ts';
import { ladderOn } from '../../population/rungs.ts';
import type { Change } from '../diff/change.ts';

/** A day at whose end it is looked where members stand: of the change, of a review or a year after it, or the last. */
export interface Look {
  readonly day: Day;
  readonly why: 'start' | 'change' | 'review' | 'year' | 'end';
}

/** More days than this are not looked at, beside the last. */
const MOST_LOOKS = 11;

/**
 * The days on which a change of a program is looked at: those it names itself, and the first where it names none; the
 * reviews after, or every year where reviews are closer together than that or there are none; and the last.
 * @param within the first day looked at, and the first that is no longer
 * @param undated the day on which changes that name none are looked at first
 */
export function looksOf(
  changes: readonly Change[],
  plan: Plan,
  ladder: number | null,
  { from, until: end }: Interval,
  undated: Day,
): readonly Look[] {
  const felt = changes.filter(({ grade }) => grade !== 'COSMETIC');
  const looks = new Map<Day, Look['why']>();
  for (const { effective } of felt) {
    if (effective === null || effective < from) looks.set(undated, looks.get(undated) ?? 'start');
    else if (effective < end) looks.set(effective, 'change');
  }
  const first = Math.min(...looks.keys());
  if (Number.isFinite(first)) {
    for (const day of reviewsAfter(plan, ladder, first, end)) if (!looks.has(day.day)) looks.set(day.day, day.why);
  }
  const days = [...looks].map(([day, why]) => ({ day, why })).sort((a, b) => a.day - b.day);
  const last = { day: end - 1, why: 'end' } as const;
  return [...days.filter(({ day }) => day < end - 1).slice(0, MOST_LOOKS), last];
}

function reviewsAfter(plan: Plan, asked: number | null, first: Day, end: Day): Look[] {
  const ladder = ladderOn(plan, asked, first);
  const review = ladder === null ? null : plan.ladders[ladder]!.review;
  const looks: Look[] = [];
  if (review?.kind === 'yearly') {
    for (let day = nextReview(review, first); day < Math.min(end, FOREVER); day = nextReview(review, day))
      looks.push({ day, why: 'review' });
    return looks;
  }
  for (let year = 1; addMonths(first, 12 * year) < end; year++)
    looks.push({ day: addMonths(first, 12 * year), why: 'year' });
  return looks;
}
