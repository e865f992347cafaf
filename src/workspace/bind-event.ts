import type { Span } from '../base/span.ts';
import type { PlanEvent, PlanField } from '../compile/plan-event.ts';
import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { listed, say, type Wording } from '../report/wording.ts';
import type { Binding } from './bind-where.ts';
import { bindWhere } from './bind-where.ts';
import type { EventRule, FieldRule, Grouping } from './import-rules.ts';
import { pointerTo } from './json-places.ts';
import type { MappingEvent, MappingField } from './mapping.ts';

const SECONDS = { second: 1, minute: 60, day: 86_400 } as const;

/** Ties one entry of a mapping's events to the program's event; undefined when there is no such event. */
export function bindEvent(entry: MappingEvent, pointer: string, binding: Binding): EventRule | undefined {
  const { plan, places, columns, problems } = binding;
  const index = plan.events.findIndex((event) => event.name === entry.event);
  const event = plan.events[index];
  if (event === undefined) {
    const names = plan.events.map(({ name }) => name);
    const at = places.value(pointerTo(pointer, 'event'));
    problems.push(unknownName(say`program \`${plan.name}\` has no event \`${entry.event}\``, at, entry.event, names));
    return undefined;
  }
  if (event.clock !== null) {
    const title = say`the clock makes \`${event.name}\`, so no row can`;
    problems.push(problem({ code: 'data-mapping', title, at: places.value(pointerTo(pointer, 'event')) }));
  }
  if (entry.refers !== undefined && event.refund === null) {
    const title = say`event \`${event.name}\` takes back no other event, so it cannot refer to one`;
    problems.push(problem({ code: 'data-mapping', title, at: places.key(pointerTo(pointer, 'refers')) }));
  }
  return {
    event: index,
    name: event.name,
    where: bindWhere(entry.where, pointerTo(pointer, 'where'), binding),
    group: bindGroup(entry.group ?? 'row', pointerTo(pointer, 'group', 'column'), binding),
    id: columns.many(entry.id, pointerTo(pointer, 'id')),
    refers: columns.many(entry.refers, pointerTo(pointer, 'refers')),
    fields: bindFields(event, entry.fields ?? {}, pointer, binding),
    blank: [],
  };
}

function bindGroup(group: NonNullable<MappingEvent['group']>, pointer: string, { columns }: Binding): Grouping {
  if (typeof group !== 'string') return { kind: 'column', column: columns.one(group.column, pointer) };
  return group === 'row' ? { kind: 'row' } : { kind: 'time', seconds: SECONDS[group] };
}

function bindFields(
  event: PlanEvent,
  given: Readonly<Record<string, MappingField>>,
  pointer: string,
  binding: Binding,
): FieldRule[] {
  const { places, problems } = binding;
  const names = event.fields.map(({ name }) => name);
  const fieldsAt = pointerTo(pointer, 'fields');
  for (const name of Object.keys(given).filter((key) => !names.includes(key))) {
    const at = places.key(pointerTo(fieldsAt, name));
    problems.push(unknownName(say`event \`${event.name}\` has no field \`${name}\``, at, name, names));
  }
  return event.fields.flatMap((field) => {
    const source = given[field.name];
    if (source !== undefined) return [bindField(field, source, pointerTo(fieldsAt, field.name), binding)];
    const title = say`field \`${field.name}\` of event \`${event.name}\` comes from no column`;
    problems.push(
      problem({ code: 'data-mapping', title, at: places.key(fieldsAt), label: say`\`${field.name}\` is missing` }),
    );
    return [];
  });
}

function bindField(field: PlanField, source: MappingField, pointer: string, binding: Binding): FieldRule {
  const { places, columns, problems } = binding;
  const refuse = (title: Wording, key: string) =>
    problems.push(problem({ code: 'data-mapping', title, at: places.key(pointerTo(pointer, key)) }));
  if ((source.column === undefined) === (source.product === undefined)) {
    const at = places.key(pointer);
    const title = say`field \`${field.name}\` needs either a \`column\` or a \`product\` of columns`;
    problems.push(problem({ code: 'data-mapping', title, at }));
  }
  if (field.type === 'choice' || field.type === 'date') {
    const what = field.type === 'choice' ? say`a choice of words` : say`a date`;
    for (const key of ['product', 'negated', 'negative'] as const) {
      if (source[key] !== undefined) refuse(say`field \`${field.name}\` is ${what}, which has no \`${key}\``, key);
    }
  }
  if (field.type === 'choice') {
    for (const [word, meant] of Object.entries(source.words ?? {})) {
      if (field.choices.includes(meant)) continue;
      const at = places.value(pointerTo(pointer, 'words', word));
      problems.push(unknownName(say`field \`${field.name}\` has no word \`${meant}\``, at, meant, field.choices));
    }
  } else if (source.words !== undefined) {
    refuse(say`field \`${field.name}\` is no choice of words, so it has no \`words\``, 'words');
  }
  return {
    field,
    columns:
      source.column === undefined
        ? columns.many(source.product, pointerTo(pointer, 'product'))
        : [columns.one(source.column, pointerTo(pointer, 'column'))],
    negated: source.negated ?? false,
    negativeAllowed: source.negative === 'allowed',
    words: new Map(Object.entries(source.words ?? {})),
  };
}

function unknownName(title: Wording, at: Span, name: string, names: readonly string[]): Problem {
  const help = didYouMean(nearest(name, names));
  const notes = names.length === 0 ? [] : [say`there are ${listed(names.map((known) => `\`${known}\``))}`];
  return problem({ code: 'name-unknown', title, at, ...(help === undefined ? { notes } : { help }) });
}
