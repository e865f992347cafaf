import { ALWAYS, type Day, type Interval } from '../base/calendar.ts';
import type { PlanIntervention } from '../compile/plan-intervention.ts';
import { forward } from './window.ts';

/** The days on which an intervention runs. */
export function runningDays({ period }: PlanIntervention): Interval {
  if (period === null) return ALWAYS;
  return { from: period.from, until: forward(period.from, period.length) };
}

/** The first day that is too late for a member who came into the audience on a day. */
export function tooLate(intervention: PlanIntervention, since: Day): Day {
  const { until } = runningDays(intervention);
  return intervention.within === null ? until : Math.min(until, forward(since, intervention.within));
}
