import type { Span } from '../../base/span.ts';
import { conditionText } from '../../compile/condition-text.ts';
import { comparedParts, conditionParts, expressionParts } from '../../compile/parts.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Condition } from '../../compile/plan-condition.ts';
import type { PlanEarning } from '../../compile/plan-earning.ts';
import type { Expression } from '../../compile/plan-expression.ts';
import type { PlanLadder } from '../../compile/plan-ladder.ts';
import { COMPARISON_SIDES } from './edges.ts';
import { Tally } from './tally.ts';

/** How the sides that are not those of a comparison are called. */
export const SIDE = {
  applies: 'applied',
  not: 'passed over',
  holds: 'met',
  fails: 'missed',
  whole: 'all let through',
  cut: 'cut off',
  inside: 'an event inside',
  out: 'an event that fell out',
  coming: 'an event not yet in',
  used: 'used',
  taken: 'taken back whole',
  part: 'taken back in part',
  lapses: 'points lapsed',
  matured: 'points that have waited',
  reached: 'reached',
  kept: 'kept',
  lost: 'lost',
  emptied: 'ledgers emptied',
  early: 'not yet reached',
  again: 'reached again',
  affordable: 'price reached',
  short: 'a balance too small',
} as const;

/** All that the examples of a program can touch, by the part of the plan that will be heard of. */
export interface Targets {
  readonly conditions: ReadonlyMap<Condition, Tally>;
  /** Rules without a condition, by name; a rule with one is found by its condition. */
  readonly rules: ReadonlyMap<string, Tally>;
  /** By where the row starts in the text. */
  readonly rows: ReadonlyMap<number, Tally>;
  /** By index in the plan. */
  readonly caps: ReadonlyMap<number, Tally>;
  readonly sharedCaps: readonly Tally[];
  readonly windows: ReadonlyMap<number, Tally>;
  readonly expiries: ReadonlyMap<number, Tally>;
  readonly availabilities: ReadonlyMap<number, Tally>;
  readonly milestones: readonly Tally[];
  /** Those that have a price. */
  readonly rewards: ReadonlyMap<number, Tally>;
  /** By ladder and tier; the base tier has none. */
  readonly tiers: readonly (readonly (Tally | null)[])[];
  /** By ladder: the event that lifts the tier, where a rule of the event reads it. */
  readonly crossings: ReadonlyMap<number, Tally>;
  /** By the refund's event. */
  readonly refunds: ReadonlyMap<number, RefundTallies>;
}

export interface RefundTallies {
  readonly taken: Tally;
  readonly rate: Tally | null;
  readonly dated: Tally;
  readonly tier: Tally | null;
  readonly unlinked: Tally;
}

export function targetsOf(plan: Plan): Targets {
  const conditions = new Map<Condition, Tally>();
  const rules = new Map<string, Tally>();
  for (const earning of plan.earnings) addEarning(plan, earning, conditions, rules);
  for (const { name, source, when } of plan.measures) {
    const event = 'event' in source ? source.event : null;
    if (when !== null) addConditions(plan, conditionParts(when), `measure ${name}`, event, conditions);
  }
  for (const { name, clock } of plan.events) {
    if (clock !== null) addConditions(plan, conditionParts(clock.while), `event ${name}`, null, conditions);
  }
  for (const { tiers } of plan.ladders) {
    for (const { name, attain, retain } of tiers) {
      addConditions(plan, conditionParts(attain), `tier ${name}`, null, conditions);
      addConditions(plan, conditionParts(retain), `keeping ${name}`, null, conditions);
    }
  }
  for (const { name, suspended } of plan.ledgers)
    if (suspended !== null) addConditions(plan, conditionParts(suspended), `suspension of ${name}`, null, conditions);
  for (const { name, when } of plan.lifetimes)
    addConditions(plan, conditionParts(when), `lifetime grant ${name}`, null, conditions);
  for (const { name, while: held } of plan.floors) addConditions(plan, conditionParts(held), name, null, conditions);
  for (const { name, while: held } of plan.benefits)
    addConditions(plan, conditionParts(held), `benefit ${name}`, null, conditions);
  for (const { name, event, when, goal } of plan.grants) {
    addConditions(plan, conditionParts(when), name, event, conditions);
    if (goal !== null) addConditions(plan, conditionParts(goal.when), `${name}, kept`, null, conditions);
  }
  const { milestones, rewards } = plan;
  return {
    conditions,
    rules,
    rows: rowTallies(plan),
    caps: indexed(plan.earnings, ({ name, cap }) =>
      cap === null ? null : new Tally('cap', `the limit of ${name}`, cap.span, [SIDE.whole, SIDE.cut]),
    ),
    sharedCaps: plan.caps.map(({ name, span }) => new Tally('cap', `the limit ${name}`, span, [SIDE.whole, SIDE.cut])),
    windows: indexed(plan.measures, ({ name, window, span }) => {
      if (window.kind === 'lifetime') return null;
      const coming = window.kind === 'whole months' || window.kind === 'previous' ? [SIDE.coming] : [];
      return new Tally('window', `the window of ${name}`, span, [SIDE.inside, SIDE.out, ...coming]);
    }),
    expiries: indexed(plan.ledgers, ({ name, expiry, span }) =>
      expiry.kind === 'never' ? null : new Tally('expiry', `expiry of ${name}`, span, [SIDE.lapses]),
    ),
    availabilities: indexed(plan.ledgers, ({ name, available, span }) =>
      available === null ? null : new Tally('availability', `availability of ${name}`, span, [SIDE.matured]),
    ),
    milestones: milestones.map(
      ({ name, every, span }) =>
        new Tally('milestone', `milestone ${name}`, span, [
          SIDE.early,
          SIDE.reached,
          ...(every === null ? [] : [SIDE.again]),
        ]),
    ),
    rewards: indexed(rewards, ({ name, price, span }) =>
      price === 0n ? null : new Tally('reward', `reward ${name}`, span, [SIDE.affordable, SIDE.short]),
    ),
    tiers: plan.ladders.map((ladder) => tierTallies(plan, ladder)),
    crossings: indexed(plan.ladders, ({ name, crossing }) =>
      crossing === null ? null : new Tally('crossing', `crossing in ${name}`, crossing.span, [SIDE.used]),
    ),
    refunds: refundTallies(plan),
  };
}

/** Every tally once. */
export function allTallies(targets: Targets): Tally[] {
  const { conditions, rules, rows, caps, sharedCaps, windows, expiries, milestones, rewards, tiers } = targets;
  const { availabilities, crossings, refunds } = targets;
  return [
    ...[conditions, rules, rows, caps, windows, expiries, availabilities, rewards, crossings].flatMap((tallies) => [
      ...tallies.values(),
    ]),
    ...sharedCaps,
    ...milestones,
    ...tiers.flat(),
    ...[...refunds.values()].flatMap(({ taken, rate, dated, tier, unlinked }) => [taken, rate, dated, tier, unlinked]),
  ].filter((tally) => tally !== null);
}

/** A rule is told by its whole condition, whose parts are targets of their own. */
function addEarning(
  plan: Plan,
  earning: PlanEarning,
  conditions: Map<Condition, Tally>,
  rules: Map<string, Tally>,
): void {
  const { name, when, span, event } = earning;
  if (when.op === 'always') {
    rules.set(name, new Tally('rule', name, span, [SIDE.applies]));
    return;
  }
  const [whole, ...parts] = conditionParts(when);
  conditions.set(whole!, new Tally('rule', name, span, [SIDE.applies, SIDE.not], when.op === 'compare'));
  addConditions(plan, parts, name, event, conditions);
}

function addConditions(
  plan: Plan,
  parts: readonly Condition[],
  owner: string,
  event: number | null,
  conditions: Map<Condition, Tally>,
): void {
  for (const part of parts) {
    const span = spanOf(part);
    // A negation is decided by what it negates.
    if (span === null || part.op === 'not' || conditions.has(part)) continue;
    const edged = part.op === 'compare';
    const sides = edged ? COMPARISON_SIDES[part.comparison] : [SIDE.holds, SIDE.fails];
    conditions.set(part, new Tally('condition', `${owner}: ${conditionText(plan, part, event)}`, span, sides, edged));
  }
}

/** Where a condition stands: from its first comparison to its last. */
function spanOf(condition: Condition): Span | null {
  const spans = conditionParts(condition).flatMap((part) => ('span' in part ? [part.span] : []));
  const [first] = spans;
  return first === undefined ? null : { ...first, end: Math.max(...spans.map((span) => span.end)) };
}

function rowTallies(plan: Plan): Map<number, Tally> {
  const expressions: Expression[] = [
    ...plan.caps.flatMap(({ limit }) => expressionParts(limit)),
    ...plan.earnings.flatMap(({ amount, when, cap }) => [
      ...expressionParts(amount),
      ...comparedParts(when),
      ...(cap === null ? [] : expressionParts(cap.limit)),
    ]),
    ...plan.events.flatMap(({ clock }) => (clock === null ? [] : comparedParts(clock.while))),
    ...plan.benefits.flatMap((benefit) => comparedParts(benefit.while)),
    ...plan.ladders.flatMap(({ tiers }) =>
      tiers.flatMap(({ attain, retain }) => [...comparedParts(attain), ...comparedParts(retain)]),
    ),
    ...plan.measures.flatMap(({ when }) => (when === null ? [] : comparedParts(when))),
  ];
  const rows = new Map<number, Tally>();
  for (const expression of expressions) {
    if (expression.op !== 'choose') continue;
    const sharing = Map.groupBy(expression.rows, ([, span]) => span.start);
    for (const [start, choices] of sharing) {
      const words = choices.map(([choice]) => choice).join(', ');
      if (!rows.has(start))
        rows.set(start, new Tally('row', `${expression.table}: ${words}`, choices[0]![1], [SIDE.used]));
    }
  }
  return rows;
}

/** Only what can happen to a tier is asked for: one that lasts forever is neither kept nor, without refunds, lost. */
function tierTallies(plan: Plan, ladder: PlanLadder): (Tally | null)[] {
  const ends = ladder.lasts.kind !== 'forever';
  const recomputed = plan.events.some(({ refund }) => refund?.tier === 'recomputed');
  const falls = (ends && ladder.dropping !== 'never') || recomputed;
  return ladder.tiers.map(({ name, clears, span }, tier) => {
    if (tier === 0) return null;
    const sides = [
      SIDE.reached,
      ...(ends ? [SIDE.kept] : []),
      ...(falls ? [SIDE.lost] : []),
      ...(clears.length > 0 ? [SIDE.emptied] : []),
    ];
    return new Tally('tier', `tier ${name} of ${ladder.name}`, span, sides);
  });
}

/** Each clause of a refund is told by a refund in which it matters. */
function refundTallies(plan: Plan): Map<number, RefundTallies> {
  const tallies = new Map<number, RefundTallies>();
  plan.events.forEach(({ name, refund }, event) => {
    if (refund === null) return;
    const clause = (which: keyof typeof refund.spans, what: string) =>
      new Tally('refund', `${name}, ${what}`, refund.spans[which], [SIDE.used]);
    tallies.set(event, {
      taken: new Tally('refund', `refund by ${name}`, refund.span, [SIDE.part, SIDE.taken]),
      rate: plan.earnings.some((earning) => earning.event === refund.of)
        ? clause('rate', 'of points that were earned')
        : null,
      dated: clause('dated', 'on a later day'),
      tier: plan.ladders.length > 0 ? clause('tier', 'by a member above the base tier') : null,
      unlinked: clause('unlinked', 'of nothing in particular'),
    });
  });
  return tallies;
}

function indexed<Part>(parts: readonly Part[], tally: (part: Part) => Tally | null): Map<number, Tally> {
  return new Map(
    parts.flatMap((part, i) => {
      const made = tally(part);
      return made === null ? [] : [[i, made] as const];
    }),
  );
}
