import { say, type Wording } from '../../report/wording.ts';
import type { ClockNode } from '../../syntax/event-tree.ts';
import type { NameNode } from '../../syntax/tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import type { Scope } from '../scope.ts';
import { checkDayOfMonth } from './day-of-month.ts';

/** Fields of an event have names of their own, which nothing global may shadow; so do the words of a choice. */
export function checkEvents(scope: Scope, expressions: ExpressionChecker): void {
  for (const event of scope.all('event')) {
    if (event.clock !== null) checkClock(scope, expressions, event.clock);
    distinct(
      scope,
      event.fields.map((field) => field.name),
      say`field`,
    );
    for (const field of event.fields) {
      distinct(scope, field.choices, say`word`);
      if (field.unit !== null) checkFieldUnit(scope, field.unit);
      const own = event.sets.some((name) => name.text === field.name.text);
      const global = scope.namesOf('setting', 'measure', 'attribute').includes(field.name.text);
      if (own || !global) continue;
      const declared = scope.lookup(field.name.text)!;
      scope.report({
        code: 'name-duplicate',
        title: say`\`${field.name.text}\` is a field and something else`,
        at: field.name.span,
        label: say`a field here`,
        others: [{ span: declared.name.span, text: say`declared here` }],
        help:
          declared.kind === 'attribute'
            ? say`write \`event ${event.name.text} sets ${field.name.text}\`, or give the field another name`
            : say`give one of them another name, so that a formula reads clearly`,
      });
    }
  }
}

function checkClock(scope: Scope, expressions: ExpressionChecker, clock: ClockNode): void {
  if (clock.every.how === 'monthly') checkDayOfMonth(scope, clock.every.day);
  if (clock.while !== null) expressions.condition(clock.while, { event: null, measures: true, within: null });
}

export function checkFieldUnit(scope: Scope, unit: NameNode): void {
  if (scope.units.has(unit.text)) scope.lookup(unit.text);
  else if (unit.text === scope.currency?.code) {
    scope.report({
      code: 'name-kind',
      title: say`\`${unit.text}\` is the program's currency`,
      at: unit.span,
      label: say`write \`money\``,
      fixes: [{ title: say`write \`money\``, edits: [{ span: unit.span, text: 'money' }], certain: true }],
    });
  } else scope.find(unit, 'unit');
}

export function distinct(scope: Scope, names: readonly NameNode[], what: Wording): void {
  const seen = new Map<string, NameNode>();
  for (const name of names) {
    const earlier = seen.get(name.text);
    if (earlier === undefined) seen.set(name.text, name);
    else {
      scope.report({
        code: 'name-duplicate',
        title: say`the ${what} \`${name.text}\` stands twice`,
        at: name.span,
        label: say`again here`,
        others: [{ span: earlier.span, text: say`first here` }],
      });
    }
  }
}
