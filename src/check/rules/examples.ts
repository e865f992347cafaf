import { type Dimension, describeDimension, dimensionOf, MONEY, sameDimension } from '../../model/dimension.ts';
import { allOf, say, type Wording } from '../../report/wording.ts';
import type { EventNode } from '../../syntax/event-tree.ts';
import type { ExampleNode, ExpectedNode, HappeningNode, WishNode } from '../../syntax/example-tree.ts';
import type { QuantityNode } from '../../syntax/expression-tree.ts';
import type { NameNode } from '../../syntax/tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import { fitsField } from '../field-content.ts';
import { cellsCalled, gridVocabulary } from '../grid-cells.ts';
import type { Scope } from '../scope.ts';
import { tierNames } from '../tier-names.ts';
import { ledgerUnit, literalValue } from '../value.ts';
import { missingPolicy } from './refunds.ts';

/** Examples speak of declared events with all their fields, and expect something. */
export function checkExamples(scope: Scope, expressions: ExpressionChecker): void {
  const names = new Map<string, ExampleNode>();
  for (const example of scope.all('example')) {
    const earlier = names.get(example.name.text);
    if (earlier !== undefined) scope.twice(say`an example of this name`, earlier.name.span, example.name.span);
    names.set(example.name.text, example);
    const aliases = new Map<string, string>();
    for (const line of example.lines) {
      if (line.line === 'event') {
        checkHappening(scope, line, aliases);
        if (line.alias !== null) aliases.set(line.alias.text, line.name.text);
      } else if (line.line === 'wish') checkWish(scope, line, aliases);
      else if (line.line === 'set') {
        const setting = scope.find(line.setting, 'setting');
        const value = setting === undefined ? undefined : literalValue(scope, setting.value);
        if (value !== undefined) fits(scope, line.value, value.dimension, say`the setting`);
      } else if (line.line === 'expect') {
        for (const expected of line.expected) checkExpected(scope, expressions, expected);
      }
    }
    const first = example.lines.find(
      (line) => line.line === 'event' || line.line === 'wish' || (line.line === 'expect' && line.day === null),
    );
    if (first?.line === 'expect' && !example.broken) {
      scope.report({
        code: 'value-range',
        title: say`\`then\` needs something before it`,
        at: first.span,
        label: say`nothing has happened yet`,
        help: say`write \`on DATE …\` instead`,
      });
    }
    if (!example.broken && !example.lines.some((line) => line.line === 'expect')) {
      scope.report({
        code: 'example-empty',
        title: say`this example expects nothing`,
        at: example.name.span,
        label: say`cannot fail`,
        help: say`add a line such as \`then membership is gold\``,
      });
    }
  }
}

/** What happens names a declared event with all its fields. `aliases` are the names given above, each with the event that bears it. */
export function checkHappening(scope: Scope, line: HappeningNode, aliases: ReadonlyMap<string, string>): void {
  const event = scope.find(line.name, 'event');
  if (event !== undefined && event.clock !== null) {
    scope.report({
      code: 'name-kind',
      title: say`the clock makes \`${event.name.text}\``,
      at: line.name.span,
      label: say`happens by itself`,
      others: [{ span: event.clock.span, text: say`on these days` }],
      help: say`leave the line out; expect what it does, as in \`on DATE …\``,
    });
  }
  if (line.posted !== null && line.posted.day < line.day) {
    scope.report({
      code: 'value-range',
      title: say`posted before it happened`,
      at: line.posted.span,
      label: say`earlier than the event`,
      others: [{ span: line.dateSpan, text: say`when it happened` }],
      help: say`write the day it happened first, as in \`2024-02-10 purchase posted 2024-03-05 …\``,
    });
  }
  if (line.refers !== null) checkOriginal(scope, line, line.refers, aliases);
  if (line.times !== null && (line.times.value.d !== 1n || line.times.value.n < 1n || line.times.value.n > 10_000n)) {
    scope.report({
      code: 'value-range',
      title: say`a whole number of times from 1 to 10,000 is needed`,
      at: line.times.span,
      label: say`not such a number`,
    });
  }
  if (event === undefined || event.broken) return;
  const given = new Map<string, (typeof line.values)[number]>();
  for (const entry of line.values) {
    const earlier = given.get(entry.field.text);
    if (earlier !== undefined) scope.twice(say`\`${entry.field.text}\``, earlier.span, entry.span);
    given.set(entry.field.text, entry);
    checkField(scope, event, entry);
  }
  const lacking = event.fields.filter((field) => !given.has(field.name.text));
  if (lacking.length > 0) {
    scope.missing(
      say`a \`${event.name.text}\` needs ${allOf(lacking.map((field) => `\`${field.name.text}\``))}`,
      line.name.span,
      say`write it after the event, as in \`${event.name.text} ${lacking[0]!.name.text} …\``,
    );
  }
}

/** `of` names an event above that this one takes back. */
function checkOriginal(
  scope: Scope,
  line: HappeningNode,
  refers: NameNode,
  aliases: ReadonlyMap<string, string>,
): void {
  const refund = scope.all('refund').find((node) => node.by.text === line.name.text);
  const original = aliases.get(refers.text);
  if (refund === undefined) {
    if (scope.program.broken) return;
    scope.report({
      code: 'name-kind',
      title: say`\`${line.name.text}\` takes nothing back`,
      at: refers.span,
      label: say`only a refund is of another event`,
      help: say`write \`${line.name.text}\` alone, or declare \`refund of … by ${line.name.text}\``,
    });
  } else if (original === undefined) {
    scope.unknown(refers, say`an event named above with \`as\``, [...aliases.keys()]);
  } else if (original !== refund.of.text) {
    scope.report({
      code: 'name-kind',
      title: say`\`${refers.text}\` is a \`${original}\`, and a \`${line.name.text}\` takes back a \`${refund.of.text}\``,
      at: refers.span,
      label: say`names a \`${original}\``,
      others: [{ span: refund.of.span, text: say`what it takes back` }],
    });
  }
}

/** A member asks for what has a price, perhaps to spend it on a purchase, and picks from what can be chosen. */
export function checkWish(scope: Scope, line: WishNode, aliases: ReadonlyMap<string, string>): void {
  if (line.wish === 'choose') {
    const milestone = scope.find(line.for!, 'milestone');
    if (milestone === undefined || milestone.broken) return;
    const options = milestone.clauses.flatMap((clause) => (clause.clause === 'choose' ? clause.options : []));
    const names = options.map((option) => option.text);
    if (!names.includes(line.reward.text)) scope.unknown(line.reward, say`a choice of \`${line.for!.text}\``, names);
    return;
  }
  const reward = scope.find(line.reward, 'reward');
  if (reward?.price === null) {
    scope.report({
      code: 'reward-price',
      title: say`\`${line.reward.text}\` has no price`,
      at: line.reward.span,
      label: say`given, not bought`,
      others: [{ span: reward.name.span, text: say`declared here` }],
    });
  }
  if (line.for === null) return;
  const event = aliases.get(line.for.text);
  if (event === undefined) {
    scope.unknown(line.for, say`an event named above with \`as\``, [...aliases.keys()]);
    return;
  }
  const silent = scope
    .all('refund')
    .find((refund) => refund.of.text === event && !refund.clauses.some((clause) => clause.clause === 'spent'));
  if (silent !== undefined && !silent.broken) missingPolicy(scope, silent, 'spent');
}

function checkField(scope: Scope, event: EventNode, entry: HappeningNode['values'][number]): void {
  const field = event.fields.find((f) => f.name.text === entry.field.text);
  if (field === undefined) {
    scope.unknown(
      entry.field,
      say`a field of \`${event.name.text}\``,
      event.fields.map((f) => f.name.text),
    );
    return;
  }
  fitsField(scope, field, entry.value);
}

function fits(scope: Scope, node: QuantityNode, dimension: Dimension, what: Wording): boolean {
  const value = literalValue(scope, node);
  if (value === undefined) return false;
  if (sameDimension(value.dimension, dimension)) return true;
  scope.report({
    code: 'unit-expected',
    title: say`${what} is ${describeDimension(dimension)}, not ${describeDimension(value.dimension)}`,
    at: node.span,
    label: say`${describeDimension(dimension)} is needed`,
  });
  return false;
}

function checkExpected(scope: Scope, expressions: ExpressionChecker, expected: ExpectedNode): void {
  const { subject } = expected;
  if (expected.expects === 'worth') {
    if (subject.text !== 'rewards') scope.unknown(subject, say`something with a worth`, ['rewards']);
    fits(scope, expected.value, dimensionOf(MONEY), say`the worth of rewards`);
    return;
  }
  if (expected.expects === 'issued') {
    const found = scope.lookup(subject.text);
    if (found?.kind !== 'reward' && found?.kind !== 'milestone')
      scope.unknown(subject, say`a reward or milestone`, scope.namesOf('reward', 'milestone'));
    return;
  }
  if (expected.expects === 'available') {
    const ledger = scope.find(subject, 'points');
    if (ledger !== undefined) fits(scope, expected.value, dimensionOf(ledgerUnit(ledger)), say`\`${subject.text}\``);
    return;
  }
  if (expected.expects === 'shown') {
    scope.find(subject, 'points');
    return;
  }
  if (expected.expects === 'word') {
    checkWord(scope, subject, expected.value);
    return;
  }
  const found = scope.lookup(subject.text);
  if (found?.kind === 'points') {
    fits(scope, expected.value, dimensionOf(ledgerUnit(found)), say`\`${subject.text}\``);
  } else if (found?.kind === 'attribute') {
    fitsField(scope, found.holds, expected.value);
  } else if (found?.kind === 'measure') {
    const type = expressions.measure(found);
    if (type.kind === 'quantity') fits(scope, expected.value, type.dimension, say`\`${subject.text}\``);
  } else if (found === undefined) {
    scope.unknown(
      subject,
      say`a ledger, measure or ladder`,
      scope.namesOf('points', 'measure', 'attribute', 'ladder', 'reward', 'grid', 'intervention', 'benefit'),
    );
  } else scope.wrongKind(subject, found, say`a ledger or measure`);
}

/** A tier of a ladder, a cell of the grid, a word of an attribute, whether a lifetime grant is granted, a benefit held or an intervention open. */
function checkWord(scope: Scope, subject: NameNode, value: NameNode): void {
  const found = scope.lookup(subject.text);
  if (found?.kind === 'lifetime') {
    if (value.text !== 'granted') scope.unknown(value, say`what a lifetime grant can be`, ['granted']);
    return;
  }
  if (found?.kind === 'benefit') {
    if (value.text !== 'held') scope.unknown(value, say`what a benefit can be`, ['held']);
    return;
  }
  if (found?.kind === 'grid') {
    if (!found.broken && cellsCalled(found, value.text) === undefined)
      scope.unknown(value, say`a cell of \`${subject.text}\``, gridVocabulary(found));
    return;
  }
  if (found?.kind === 'intervention') {
    const words = ['open', 'closed'];
    if (!words.includes(value.text)) scope.unknown(value, say`what can be said of an intervention`, words);
    return;
  }
  if (found?.kind === 'attribute') {
    fitsField(scope, found.holds, { kind: 'word', ...value });
    return;
  }
  if (found?.kind === 'measure' && value.text === 'unknown') return;
  const ladder = scope.find(subject, 'ladder');
  if (ladder === undefined || ladder.broken) return;
  const tiers = tierNames(ladder);
  if (!tiers.includes(value.text)) scope.unknown(value, say`a tier of \`${subject.text}\``, tiers);
}
