import { formatDay } from '../base/calendar.ts';
import { formatExact, integer, type Rational } from '../base/rational.ts';
import { fieldText } from '../compile/field-text.ts';
import type { Plan } from '../compile/plan.ts';
import type { Unit } from '../compile/plan-unit.ts';
import { quantityText } from '../compile/quantity-text.ts';
import type { Happening, MemberEvent } from '../engine/books.ts';
import { inOrder, isEvent } from '../engine/order.ts';
import { type Witness, WitnessRun } from './witness-run.ts';

/** What an example says of a member on the day of looking. Values are read off the run, so that it always holds. */
export type Shown =
  | { readonly of: 'tier'; readonly ladder: number }
  | { readonly of: 'measure'; readonly measure: number }
  | { readonly of: 'ledger'; readonly ledger: number }
  | { readonly of: 'reward'; readonly reward: number }
  | { readonly of: 'milestone'; readonly milestone: number }
  | { readonly of: 'granted'; readonly lifetime: number }
  | { readonly of: 'cell' }
  | { readonly of: 'benefit'; readonly benefit: number }
  /** Of all rewards together. */
  | { readonly of: 'worth' };

/** As many lines of one kind of event as would be tiresome to read one by one are written as one. */
export function exampleText(plan: Plan, name: string, witness: Witness, shown: readonly Shown[]): string {
  const happenings = inOrder(plan, witness.happenings);
  const names = namesReferred(happenings);
  const lines: string[] = [];
  for (let i = 0; i < happenings.length; ) {
    const happening = happenings[i]!;
    const date = formatDay(happening.day);
    if (!isEvent(happening)) {
      lines.push(`${date} ${wishText(plan, happening, names)}`);
      i++;
      continue;
    }
    let times = 1;
    while (alike(happening, happenings[i + times])) times++;
    const named = names.get(happening.id);
    // A name belongs to one event.
    if (named !== undefined) times = 1;
    lines.push(`${date} ${eventText(plan, happening, named, names, times)}`);
    i += times;
  }
  const run = new WitnessRun(plan, happenings);
  const when = witness.day === run.day ? 'then' : `on ${formatDay(witness.day)}`;
  if (witness.day > run.day) run.advance(witness.day);
  const facts = shown.flatMap((one) => factText(run, one) ?? []);
  if (facts.length > 0) lines.push(`${when} ${facts.join(' and ')}`);
  return [`example "${unusedName(plan, name)}" {`, ...lines.map((line) => `  ${line}`), '}'].join('\n');
}

function wishText(plan: Plan, wish: Exclude<Happening, MemberEvent>, names: ReadonlyMap<string, string>): string {
  const reward = plan.rewards[wish.reward]!.name;
  if ('milestone' in wish) return `choose ${reward} for ${plan.milestones[wish.milestone]!.name}`;
  const spentOn = wish.spentOn === null ? undefined : names.get(wish.spentOn);
  return spentOn === undefined ? `redeem ${reward}` : `redeem ${reward} for ${spentOn}`;
}

function unusedName(plan: Plan, name: string): string {
  const plain = name.replaceAll('`', '').replaceAll(/["“”]/g, "'");
  let unused = plain;
  for (let i = 2; plan.examples.some((example) => example.name === unused); i++) unused = `${plain} (${i})`;
  return unused;
}

/** Events that another takes back, or that points are spent on, bear a name. */
function namesReferred(happenings: readonly Happening[]): ReadonlyMap<string, string> {
  const referred = happenings.map((one) => (isEvent(one) ? one.refers : 'spentOn' in one ? one.spentOn : null));
  const originals = [...new Set(referred.filter((id) => id !== null))];
  return new Map(originals.map((id, i) => [id, originals.length === 1 ? 'original' : `original_${i + 1}`]));
}

function alike(a: MemberEvent, b: Parameters<typeof isEvent>[0] | undefined): boolean {
  if (b === undefined || !isEvent(b)) return false;
  return (
    a.event === b.event &&
    a.day === b.day &&
    a.refers === null &&
    b.refers === null &&
    a.fields.every((value, i) => valueText(value) === valueText(b.fields[i]!))
  );
}

function valueText(value: Rational | string): string {
  return typeof value === 'string' ? value : formatExact(value);
}

function eventText(
  plan: Plan,
  happening: MemberEvent,
  named: string | undefined,
  names: ReadonlyMap<string, string>,
  times: number,
): string {
  const { name, fields } = plan.events[happening.event]!;
  const head = [
    name,
    ...(named === undefined ? [] : [`as ${named}`]),
    ...(happening.refers === null ? [] : [`of ${names.get(happening.refers)}`]),
  ].join(' ');
  const parts = fields.map((field, i) => {
    return `${field.name} ${fieldText(happening.fields[i]!, field, plan.currency)}`;
  });
  if (times > 1) parts.push(`${times} times`);
  return parts.length === 0 ? head : `${head} ${parts.join(', ')}`;
}

/** Undefined for a value that cannot be written exactly with digits after a point. */
function factText(run: WitnessRun, shown: Shown): string | undefined {
  const { plan, member, books } = run;
  switch (shown.of) {
    case 'tier': {
      const ladder = plan.ladders[shown.ladder]!;
      return `${ladder.name} is ${ladder.tiers[member.tier(shown.ladder)]!.name}`;
    }
    case 'measure': {
      const { name, unit } = plan.measures[shown.measure]!;
      return amountFact(name, member.measure(shown.measure, run.day + 1), unit, plan);
    }
    case 'ledger': {
      const { name, unit } = plan.ledgers[shown.ledger]!;
      return amountFact(name, integer(member.balance(shown.ledger)), unit, plan);
    }
    case 'benefit': {
      const held = member.holdsBenefit(shown.benefit, run.day + 1);
      return `${plan.benefits[shown.benefit]!.name} is ${held ? 'held' : 'not held'}`;
    }
    case 'reward':
    case 'milestone': {
      const index = shown.of === 'reward' ? shown.reward : shown.milestone;
      const { name } = (shown.of === 'reward' ? plan.rewards : plan.milestones)[index]!;
      const times = books.rewards.filter(
        ({ kind, index: of, taken }) => kind === shown.of && of === index && taken === null,
      ).length;
      return `${name} is issued ${times} ${times === 1 ? 'time' : 'times'}`;
    }
    case 'granted':
      return `${plan.lifetimes[shown.lifetime]!.name} is ${member.granted(shown.lifetime) ? '' : 'not '}granted`;
    case 'cell':
      return plan.grid === null ? undefined : `${plan.grid.name} is ${plan.grid.cells[member.cell(run.day + 1)]!.name}`;
    case 'worth':
      return `rewards are worth ${quantityText(integer(worthOf(run)), { kind: 'money' }, plan.currency)}`;
  }
}

/** What all rewards that were given and not taken back are worth, in minor units. */
export function worthOf({ plan, books }: WitnessRun): bigint {
  return books.rewards
    .filter(({ taken }) => taken === null)
    .map(({ kind, index }) => (kind === 'reward' ? plan.rewards : plan.milestones)[index]!.worth)
    .reduce((sum, worth) => sum + worth, 0n);
}

function amountFact(name: string, value: Rational | null, unit: Unit, plan: Plan): string | undefined {
  if (value === null) return `${name} is unknown`;
  const text = quantityText(value, unit, plan.currency);
  return text.includes('/') ? undefined : `${name} is ${text}`;
}
