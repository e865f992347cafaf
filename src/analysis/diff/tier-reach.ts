import type { Day } from '../../base/calendar.ts';
import type { Rational } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Condition } from '../../compile/plan-condition.ts';
import { type PlanTargets, planTargets } from '../../reason/plan-targets.ts';
import { apartValues } from './focused.ts';

/** What one event must bring for a tier, field by field, and how many of it are asked for; where anything is. */
export interface Reach {
  readonly event: number;
  readonly fields: readonly (readonly Rational[])[];
  readonly counts: readonly Rational[];
}

/** For each tier above the base of each ladder, and each tier for life: what its own condition mentions, by event. */
export function tierReaches(plan: Plan, day: Day): readonly (readonly Reach[])[] {
  const quiet: Plan = {
    ...plan,
    ladders: plan.ladders.map((ladder) => ({
      ...ladder,
      tiers: ladder.tiers.map((tier) => ({ ...tier, attain: NOTHING, retain: NOTHING })),
    })),
    lifetimes: plan.lifetimes.map((lifetime) => ({ ...lifetime, when: NOTHING })),
  };
  const without = planTargets(quiet, day);
  const alone = [
    ...plan.ladders.flatMap(({ tiers }, l) =>
      tiers.slice(1).map(({ attain }, above): Plan => {
        const told = quiet.ladders[l]!.tiers.map((tier, t) => (t === above + 1 ? { ...tier, attain } : tier));
        return { ...quiet, ladders: quiet.ladders.with(l, { ...quiet.ladders[l]!, tiers: told }) };
      }),
    ),
    ...plan.lifetimes.map((lifetime, i): Plan => ({ ...quiet, lifetimes: quiet.lifetimes.with(i, lifetime) })),
  ];
  return alone.map((one) => reaches(planTargets(one, day), without)).filter((reach) => reach.length > 0);
}

/** A condition that mentions nothing. */
const NOTHING: Condition = { op: 'always' };

function reaches(targets: PlanTargets, without: PlanTargets): Reach[] {
  return targets.fields.flatMap((all, event): Reach[] => {
    const fields = all.map((values, field) => apartValues(values, without.fields[event]![field]!));
    const counts = apartValues(targets.counts[event]!, without.counts[event]!);
    return counts.length > 0 || fields.some((values) => values.length > 0) ? [{ event, fields, counts }] : [];
  });
}
