import { FOREVER } from '../base/calendar.ts';
import { compare, equals, integer, parseDecimal, type Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import { fieldText } from '../compile/field-text.ts';
import type { Plan } from '../compile/plan.ts';
import type { ExampleStep, Expected, PlanExample } from '../compile/plan-example.ts';
import { quantityText, shownText } from '../compile/quantity-text.ts';
import { say, type Wording } from '../report/wording.ts';
import { apply } from './apply.ts';
import type { Happening, Watch } from './books.ts';
import { type Books, keepBooks } from './keep-books.ts';
import { Looks } from './looks.ts';
import { Member } from './member.ts';
import { inOrder, isEvent, postingDay } from './order.ts';
import { joinedOn } from './replay.ts';
import { watchTogether } from './watch-together.ts';

/** An expectation that did not hold. */
export interface Failure {
  readonly span: Span;
  readonly expected: Wording;
  readonly actual: Wording;
}

type Expectation = ExampleStep & { step: 'expect' };

/** Runs one example of a program and returns what did not hold; empty when all did. `listener` hears all of it. */
export function runExample(plan: Plan, example: PlanExample, listener: Watch = {}): Failure[] {
  const settings = plan.settings.map((setting) => setting.value);
  for (const { setting, value } of example.settings) settings[setting] = value;
  const happenings: Happening[] = [];
  /** Expectations right after a happening, and those at the end of a day. */
  const after = new Map<string, Expectation[]>();
  const onDay: Expectation[] = [];
  for (const step of example.steps) {
    if (step.step !== 'expect') happenings.push(step);
    else if (step.day !== null) onDay.push(step);
    else {
      const last = happenings.at(-1)!.id;
      after.set(last, [...(after.get(last) ?? []), step]);
    }
  }

  const { books, watch: keeper } = keepBooks();
  const watch = watchTogether(keeper, listener);
  const start = [...happenings, ...onDay].reduce((first, { day }) => Math.min(first, day!), FOREVER);
  const member = new Member(plan, settings, joinedOn({ member: '', joined: example.joined, happenings }, start), watch);
  const failures: Failure[] = [];
  const expect = (step: Expectation, until: number) => {
    const failure = compareExpected(plan, member, books, step.expected, until);
    if (failure !== null) failures.push({ ...failure, span: step.span });
  };
  const looks = new Looks(onDay.map((step) => ({ day: step.day!, at: () => expect(step, step.day! + 1) })));
  for (const happening of inOrder(plan, happenings)) {
    const day = postingDay(happening);
    looks.before(day, member);
    if (!apply(member, happening) && !isEvent(happening)) watch.refused?.(happening);
    for (const step of after.get(happening.id) ?? []) expect(step, day + 1);
  }
  looks.before(FOREVER, member);
  return failures;
}

function compareExpected(
  plan: Plan,
  member: Member,
  books: Books,
  expected: Expected,
  until: number,
): { expected: Wording; actual: Wording } | null {
  const differ = (same: boolean, wanted: Wording | string, actual: Wording | string) =>
    same ? null : { expected: say`${wanted}`, actual: say`${actual}` };
  const notIf = (negated: boolean, text: Wording | string) => (negated ? say`not ${text}` : text);
  switch (expected.of) {
    case 'ledger': {
      const { unit } = plan.ledgers[expected.ledger]!;
      const text = (value: Rational) => quantityText(value, unit, plan.currency);
      const actual = integer(member.balance(expected.ledger));
      return differ(equals(actual, expected.value), text(expected.value), text(actual));
    }
    case 'shown': {
      const { unit } = plan.ledgers[expected.ledger]!;
      const actual = shownText(member.balance(expected.ledger), unit);
      const wanted = expected.text;
      return differ(
        compare(parseDecimal(actual)!, wanted) === 0,
        quantityText(wanted, { kind: 'number' }, plan.currency),
        actual,
      );
    }
    case 'measure': {
      const { unit } = plan.measures[expected.measure]!;
      const text = (value: Rational | null) =>
        value === null ? say`unknown` : quantityText(value, unit, plan.currency);
      const [value, actual] = [expected.value, member.measure(expected.measure, until)];
      const same = value === null || actual === null ? value === actual : equals(actual, value);
      return differ(same !== expected.negated, notIf(expected.negated, text(value)), text(actual));
    }
    case 'attribute': {
      const attribute = plan.attributes[expected.attribute]!;
      const value = fieldText(expected.value, attribute, plan.currency);
      const actual = fieldText(member.attribute(expected.attribute), attribute, plan.currency);
      return differ((value === actual) !== expected.negated, notIf(expected.negated, value), actual);
    }
    case 'tier': {
      const { tiers } = plan.ladders[expected.ladder]!;
      const actual = member.tier(expected.ladder);
      const wanted = notIf(expected.negated, tiers[expected.tier]!.name);
      return differ((actual === expected.tier) !== expected.negated, wanted, tiers[actual]!.name);
    }
    case 'granted': {
      const text = (granted: boolean) => (granted ? say`granted` : say`not granted`);
      const actual = member.granted(expected.lifetime);
      return differ(actual !== expected.negated, text(!expected.negated), text(actual));
    }
    case 'cell': {
      const actual = member.cell(until);
      const wanted = notIf(expected.negated, expected.words);
      return differ(expected.cells.includes(actual) !== expected.negated, wanted, plan.grid!.cells[actual]!.name);
    }
    case 'open': {
      const text = (open: boolean) => (open ? say`open` : say`closed`);
      const actual = member.isOpen(expected.intervention, until);
      return differ(actual === expected.open, text(expected.open), text(actual));
    }
    case 'issued': {
      const times = books.rewards.filter(
        ({ kind, index, taken }) => kind === expected.kind && index === expected.index && taken === null,
      ).length;
      return differ(times === expected.times, timesText(expected.times), timesText(times));
    }
    case 'worth': {
      let worth = 0n;
      for (const issue of books.rewards.filter(({ taken }) => taken === null))
        worth += (issue.kind === 'reward' ? plan.rewards : plan.milestones)[issue.index]!.worth;
      const text = (value: bigint) => quantityText(integer(value), { kind: 'money' }, plan.currency);
      return differ(worth === expected.value, text(expected.value), text(worth));
    }
  }
}

function timesText(times: number): Wording {
  return times === 1 ? say`1 time` : say`${times} times`;
}
