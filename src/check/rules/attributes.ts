import { listed, say } from '../../report/wording.ts';
import type { AttributeNode, EventNode } from '../../syntax/event-tree.ts';
import type { NameNode } from '../../syntax/tree.ts';
import { fitsField } from '../field-content.ts';
import type { Scope } from '../scope.ts';
import { checkFieldUnit, distinct } from './events.ts';

/**
 * An attribute starts with something, but for a date, which may be unknown; and it is set by events that have a field of
 * its name and kind.
 */
export function checkAttributes(scope: Scope): void {
  for (const attribute of scope.all('attribute')) {
    const { holds, starting, name } = attribute;
    distinct(scope, holds.choices, say`word`);
    if (holds.unit !== null) checkFieldUnit(scope, holds.unit);
    if (starting !== null) fitsField(scope, holds, starting);
    else if (holds.type !== 'date') {
      const first = holds.choices[0]?.text ?? '…';
      scope.missing(
        say`\`${name.text}\` does not say what it starts with`,
        name.span,
        say`write \`, starting ${first}\` at its end`,
      );
    }
  }
  const set = new Set<string>();
  for (const event of scope.all('event')) {
    distinct(scope, event.sets, say`attribute`);
    for (const name of event.sets) {
      set.add(name.text);
      // Setting an attribute is not reading it.
      const attribute = scope.all('attribute').find((each) => each.name.text === name.text);
      if (attribute === undefined) scope.find(name, 'attribute');
      else if (!event.broken) checkSetting(scope, event, name, attribute);
    }
  }
  for (const refund of scope.all('refund')) {
    const of = scope.all('event').find((event) => event.name.text === refund.of.text);
    if (of === undefined || of.sets.length === 0) continue;
    scope.report({
      code: 'value-range',
      title: say`no refund can take back what a \`${of.name.text}\` sets`,
      at: refund.of.span,
      label: say`sets ${listed(of.sets.map((name) => `\`${name.text}\``))}`,
      help: say`let another event set it anew`,
    });
  }
  if (!scope.program.broken) for (const attribute of scope.all('attribute')) checkNotFixed(scope, attribute, set);
}

function checkSetting(scope: Scope, event: EventNode, name: NameNode, attribute: AttributeNode): void {
  const { holds } = attribute;
  const field = event.fields.find((f) => f.name.text === name.text);
  if (field === undefined) {
    scope.report({
      code: 'name-unknown',
      title: say`\`${event.name.text}\` has no field \`${name.text}\` to set it by`,
      at: name.span,
      label: say`comes from no field`,
      help: say`give the event a field \`${name.text}\` of the same kind`,
    });
    return;
  }
  const others = [
    { span: field.span, text: say`the field` },
    { span: holds.span, text: say`the attribute` },
  ];
  if (field.type !== holds.type || field.unit?.text !== holds.unit?.text) {
    scope.report({
      code: 'unit-mismatch',
      title: say`the field \`${name.text}\` is of another kind than the attribute`,
      at: name.span,
      label: say`unlike kinds`,
      others,
    });
    return;
  }
  const words = holds.choices.map((choice) => choice.text);
  const stray = field.choices.find((choice) => !words.includes(choice.text));
  if (stray !== undefined) scope.unknown(stray, say`a word of the attribute \`${name.text}\``, words);
}

function checkNotFixed(scope: Scope, attribute: AttributeNode, set: ReadonlySet<string>): void {
  const { name } = attribute;
  if (!set.has(name.text)) {
    scope.report({
      code: 'attribute-fixed',
      severity: 'warning',
      title: say`no event sets the attribute \`${name.text}\``,
      at: name.span,
      label: say`stays as it starts`,
      help: say`let an event set it, as in \`event ${name.text}_change sets ${name.text} { … }\``,
    });
  }
}
