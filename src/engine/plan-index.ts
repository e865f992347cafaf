import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { PlanEarning } from '../compile/plan-earning.ts';
import type { Window } from '../compile/plan-time.ts';
import { measuresInCondition, measuresInExpression } from './measures-read.ts';
import { tiersOfEarning } from './tiers-of-earning.ts';

/** What a plan's parts touch, by event and ledger: looked up at every event, so found once per plan. */
export interface PlanIndex {
  readonly earnings: readonly (readonly number[])[];
  /** Measures over an event's fields or number, by event. */
  readonly measuresOfEvent: readonly (readonly number[])[];
  /** Measures of what a ledger earned, by ledger. */
  readonly measuresOfLedger: readonly (readonly number[])[];
  /** Earning rules by the name they bear in the books. */
  readonly earningNamed: ReadonlyMap<string, PlanEarning>;
  /** The measures that an earning rule can read, by rule. */
  readonly measuresOfEarning: readonly (readonly number[])[];
  /** The ladders whose tiers an earning rule can read, by rule. */
  readonly tiersOfEarning: readonly (readonly number[])[];
  /** Events that some refund takes back, which must be remembered. */
  readonly refundable: readonly boolean[];
  /** Ladders whose tier some rule of an event reads, and that let an event earn by the tier it lifts to, by event. */
  readonly crossed: readonly (readonly number[])[];
  readonly automatic: readonly number[];
  /** The windows that are read by what begins or ends as soon as a condition holds or no longer does. */
  readonly standing: readonly Window[];
}

const known = new WeakMap<Plan, PlanIndex>();

export function planIndex(plan: Plan): PlanIndex {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const which = <Part>(parts: readonly Part[], wanted: (part: Part) => boolean) =>
    parts.flatMap((part, i) => (wanted(part) ? [i] : []));
  const index: PlanIndex = {
    earnings: plan.events.map((_, event) => which(plan.earnings, (e) => e.event === event)),
    measuresOfEvent: plan.events.map((_, event) =>
      which(plan.measures, ({ source }) => source.kind !== 'earned' && 'event' in source && source.event === event),
    ),
    measuresOfLedger: plan.ledgers.map((_, ledger) =>
      which(plan.measures, ({ source }) => source.kind === 'earned' && source.ledger === ledger),
    ),
    earningNamed: new Map(plan.earnings.map((earning) => [earning.name, earning])),
    measuresOfEarning: plan.earnings.map((earning) => [
      ...new Set([...measuresInCondition(earning.when), ...measuresInExpression(earning.amount)]),
    ]),
    tiersOfEarning: plan.earnings.map(tiersOfEarning),
    refundable: plan.events.map((_, event) => plan.events.some((e) => e.refund?.of === event)),
    crossed: plan.events.map((_, event) => {
      const read = plan.earnings.filter((earning) => earning.event === event).flatMap(tiersOfEarning);
      return which(plan.ladders, ({ crossing }) => crossing !== null && crossing.rate !== 'old').filter((ladder) =>
        read.includes(ladder),
      );
    }),
    automatic: which(plan.rewards, (reward) => reward.automatic),
    standing: windowsRead(plan, [
      ...plan.floors.map((floor) => floor.while),
      ...plan.lifetimes.map((lifetime) => lifetime.when),
      ...plan.ledgers.flatMap(({ suspended }) => (suspended === null ? [] : [suspended])),
    ]),
  };
  known.set(plan, index);
  return index;
}

/** What goes by time itself may turn on any day, and years that are over on the first day of the next. */
const DAILY: Window = { kind: 'rolling', length: { unit: 'day', count: 1 } };
const YEARLY: Window = { kind: 'year', month: 1, day: 1 };

function windowsRead(plan: Plan, conditions: readonly Condition[]): Window[] {
  return [...new Set(conditions.flatMap(measuresInCondition))]
    .map((measure) => plan.measures[measure]!)
    .filter(({ source }) => source.kind !== 'balance')
    .map(({ source, window }) => (source.kind === 'since' ? DAILY : source.kind === 'years at' ? YEARLY : window));
}
