import { type Day, endOfMonth } from '../../base/calendar.ts';
import type { Plan } from '../../compile/plan.ts';
import { hasErrors } from '../../report/problem.ts';
import { type HistorySource, openHistories } from '../../workspace/histories.ts';
import type { Console } from '../console.ts';

/** The first and the last day of the events of a file; null, and the problems told, where they cannot be read. */
export async function daysOfEvents(
  console: Console,
  plan: Plan,
  source: HistorySource,
): Promise<{ readonly first: Day; readonly last: Day } | null> {
  const opened = await openHistories(source, plan);
  if (!opened.ok) {
    await console.complain(opened.problems);
    return null;
  }
  for await (const _ of opened.value.members) {
    // Only the report at the end is asked for.
  }
  const { problems, firstDay, lastDay } = opened.value.report();
  if (!hasErrors(problems)) return { first: firstDay ?? 0, last: lastDay ?? 0 };
  await console.complain(problems);
  return null;
}

/**
 * Where a replay ends when nothing else is said: on the first of the month after the last event, so that the reviews which
 * see that event have been held.
 */
export function lastReview({ last }: { readonly last: Day }): Day {
  return endOfMonth(last);
}
