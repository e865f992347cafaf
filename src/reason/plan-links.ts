import { comparedParts, conditionParts, expressionParts } from '../compile/parts.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanBenefit } from '../compile/plan-benefit.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Chooser, Expression } from '../compile/plan-expression.ts';
import type { PlanMeasure } from '../compile/plan-measure.ts';
import type { Window } from '../compile/plan-time.ts';

/** The lists of a plan whose parts take part in what happens to a member. Settings are only looked up, and never in the way. */
export const LINKED = [
  'attributes',
  'events',
  'ledgers',
  'measures',
  'earnings',
  'caps',
  'ladders',
  'lifetimes',
  'floors',
  'grants',
  'rewards',
  'milestones',
  'changes',
] as const;

export type LinkedKind = (typeof LINKED)[number];

/** One part of a plan, by the list it stands in and its index there; there is one grid at most. */
export type PlanLink = `${LinkedKind}/${number}` | 'grid/0';

/**
 * For every part of a plan the parts that what it does depends on: those it reads, and those that write what it keeps.
 * INVARIANT: without the parts that cannot be come to from it, a part does the same in every history.
 */
export function planLinks(plan: Plan): ReadonlyMap<PlanLink, ReadonlySet<PlanLink>> {
  const links = new Map<PlanLink, Set<PlanLink>>();
  const link = (from: PlanLink, to: readonly PlanLink[]) => {
    const known = links.get(from);
    if (known === undefined) links.set(from, new Set(to));
    else for (const one of to) known.add(one);
  };

  plan.events.forEach(({ sets, clock, refund }, i) => {
    const event: PlanLink = `events/${i}`;
    for (const { attribute } of sets) link(`attributes/${attribute}`, [event]);
    if (clock !== null) link(event, linksInCondition(clock.while));
    if (refund === null) return;
    // A refund undoes what its original did, and means nothing without it.
    link(event, [`events/${refund.of}`]);
    link(`events/${refund.of}`, [event]);
    if (refund.unlinked !== 'fullest') return;
    // Which original it takes from hangs on what the originals have filled.
    for (const { event: of, ledger, rest } of plan.earnings)
      if (of === refund.of) link(event, [`ledgers/${ledger}`, ...(rest === null ? [] : [`ledgers/${rest}` as const])]);
  });
  plan.ledgers.forEach(({ expiry, suspended }, i) => {
    if (suspended !== null) link(`ledgers/${i}`, linksInCondition(suspended));
    if (expiry.kind === 'after latest')
      link(
        `ledgers/${i}`,
        (expiry.of?.events ?? []).map((event): PlanLink => `events/${event}`),
      );
  });
  plan.measures.forEach((measure, i) => {
    link(`measures/${i}`, [...inSource(measure.source), ...inWindow(measure.window)]);
  });
  plan.earnings.forEach(({ event, ledger, rest, when, amount, cap, within }, i) => {
    const earning: PlanLink = `earnings/${i}`;
    link(earning, [`events/${event}`, `ledgers/${ledger}`, ...linksInCondition(when), ...inExpression(amount)]);
    link(`ledgers/${ledger}`, [earning]);
    if (rest !== null) link(`ledgers/${rest}`, [earning]);
    if (cap !== null) link(earning, inExpression(cap.limit));
    if (cap?.over.kind === 'window') link(earning, inWindow(cap.over.window));
    if (within === null) return;
    link(earning, [`caps/${within}`]);
    link(`caps/${within}`, [earning]);
  });
  plan.caps.forEach(({ limit, window }, i) => {
    link(`caps/${i}`, [...inExpression(limit), ...inWindow(window)]);
  });
  plan.ladders.forEach(({ tiers, lasts }, i) => {
    const ladder: PlanLink = `ladders/${i}`;
    if (lasts.kind === 'after latest') link(ladder, [`events/${lasts.event}`]);
    for (const { attain, retain, clears, consumes, welcomes } of tiers) {
      link(ladder, [...linksInCondition(attain), ...linksInCondition(retain)]);
      for (const ledger of [...clears, ...consumes.map((price) => price.ledger)]) link(`ledgers/${ledger}`, [ladder]);
      for (const { reward } of welcomes) link(`rewards/${reward}`, [ladder]);
    }
  });
  plan.lifetimes.forEach(({ when, gives }, i) => {
    link(`lifetimes/${i}`, linksInCondition(when));
    if (gives === null) return;
    link(`lifetimes/${i}`, [`ladders/${gives.ladder}`]);
    link(`ladders/${gives.ladder}`, [`lifetimes/${i}`]);
  });
  plan.floors.forEach((floor, i) => {
    link(`ladders/${floor.ladder}`, [`floors/${i}`]);
    link(`floors/${i}`, linksInCondition(floor.while));
  });
  plan.grants.forEach(({ ladder, event, when, goal, term }, i) => {
    link(`ladders/${ladder}`, [`grants/${i}`]);
    link(`grants/${i}`, [
      `events/${event}`,
      ...linksInCondition(when),
      ...(goal === null ? [] : linksInCondition(goal.when)),
    ]);
    for (const one of [term, goal?.term]) if (one?.kind === 'until next') link(`grants/${i}`, [`events/${one.event}`]);
  });
  const given = (benefit: PlanLink, { gives }: PlanBenefit) => {
    if (gives !== null) link(`ledgers/${gives.ledger}`, [benefit]);
  };
  plan.rewards.forEach((reward, i) => {
    given(`rewards/${i}`, reward);
    for (const ledger of reward.ledgers) {
      link(`rewards/${i}`, [`ledgers/${ledger}`]);
      link(`ledgers/${ledger}`, [`rewards/${i}`]);
    }
  });
  plan.milestones.forEach((milestone, i) => {
    const { reads, choice } = milestone;
    given(`milestones/${i}`, milestone);
    link(`milestones/${i}`, inExpression(reads));
    for (const reward of [...(choice?.options ?? []), choice?.otherwise ?? []].flat())
      link(`rewards/${reward}`, [`milestones/${i}`]);
  });
  plan.changes.forEach(({ judges, transitions }, i) => {
    const change: PlanLink = `changes/${i}`;
    for (const ladder of judges) link(`ladders/${ladder}`, [change]);
    for (const transition of transitions) {
      if (transition.kind === 'keep') link(`ladders/${transition.ladder}`, [change]);
      if (transition.kind === 'top up') link(`ledgers/${transition.ledger}`, [change]);
      if (transition.kind !== 'convert') continue;
      link(`ledgers/${transition.to}`, [change, `ledgers/${transition.from}`]);
      link(`ledgers/${transition.from}`, [change, `ledgers/${transition.to}`]);
    }
  });
  // Whatever happens, tiers, marks and rewards that issue themselves are judged; the clock makes things happen in every life.
  const clocks = plan.events.flatMap(({ clock }, i): PlanLink[] => (clock === null ? [] : [`events/${i}`]));
  for (const kind of ['ladders', 'lifetimes', 'milestones', 'rewards'] as const)
    for (const i of plan[kind].keys()) link(`${kind}/${i}`, clocks);
  // What may come true by the calendar alone is judged whenever anything at all is.
  plan.lifetimes.forEach(({ when }, i) => {
    if (turnsByItself(plan, when)) link(`lifetimes/${i}`, [...everyLink(plan)]);
  });
  if (plan.grid !== null) {
    const { profit, answers } = plan.grid;
    link('grid/0', [...linksInCondition(profit), `events/${answers.event}`, ...inWindow(answers.window)]);
  }
  return links;
}

/** Whether time alone may change what a condition says. */
function turnsByItself(plan: Plan, condition: Condition): boolean {
  if (conditionParts(condition).some(({ op }) => op === 'cell')) return true;
  return comparedParts(condition).some((part) => {
    if (part.op === 'setting') return plan.settings[part.setting]!.value.length > 1;
    if (part.op !== 'measure') return part.op === 'choose';
    const { source, window } = plan.measures[part.measure]!;
    return source.kind === 'since' || source.kind === 'years at' || !STILL.has(window.kind);
  });
}

/** The windows out of which nothing falls as time goes by. */
const STILL: ReadonlySet<Window['kind']> = new Set(['lifetime', 'since']);

/** All parts of a plan. */
export function everyLink(plan: Plan): Set<PlanLink> {
  const parts = LINKED.flatMap((kind) => plan[kind].map((_, i): PlanLink => `${kind}/${i}`));
  return new Set<PlanLink>(plan.grid === null ? parts : [...parts, 'grid/0']);
}

/** Some parts with all that they depend on. */
export function reachable(
  links: ReadonlyMap<PlanLink, ReadonlySet<PlanLink>>,
  from: readonly PlanLink[],
): Set<PlanLink> {
  const all = new Set(from);
  // A set goes on to what is added to it on the way.
  for (const link of all) for (const next of links.get(link) ?? []) all.add(next);
  return all;
}

/** What a condition reads. */
export function linksInCondition(condition: Condition): PlanLink[] {
  const parts = conditionParts(condition).flatMap((part): PlanLink[] => {
    switch (part.op) {
      case 'tier':
        return [`ladders/${part.ladder}`];
      case 'cell':
        return ['grid/0'];
      case 'granted':
        return [`lifetimes/${part.lifetime}`];
      case 'choice':
        return inChooser(part.by);
      default:
        return [];
    }
  });
  return [...parts, ...comparedParts(condition).flatMap(inPart)];
}

function inExpression(expression: Expression): PlanLink[] {
  return expressionParts(expression).flatMap(inPart);
}

function inPart(part: Expression): PlanLink[] {
  switch (part.op) {
    case 'measure':
      return [`measures/${part.measure}`];
    case 'setting':
      return part.against === null ? [] : [`measures/${part.against}`];
    case 'attribute':
      return [`attributes/${part.attribute}`];
    case 'choose':
      return inChooser(part.by);
    default:
      return [];
  }
}

function inChooser(by: Chooser): PlanLink[] {
  if (by.of === 'field') return [];
  return by.of === 'tier' ? [`ladders/${by.ladder}`] : [`attributes/${by.attribute}`];
}

function inSource(source: PlanMeasure['source']): PlanLink[] {
  switch (source.kind) {
    case 'earned':
      // Also the event whose rules it counts, which may have none.
      return [`ledgers/${source.ledger}`, ...(source.event === null ? [] : [`events/${source.event}` as const])];
    case 'balance':
      return [`ledgers/${source.ledger}`];
    case 'since':
      return source.attribute === null ? [] : [`attributes/${source.attribute}`];
    case 'years at':
      return [`ladders/${source.ladder}`];
    default:
      return [`events/${source.event}`];
  }
}

function inWindow(window: Window): PlanLink[] {
  return window.kind === 'since' ? [`events/${window.event}`] : [];
}
