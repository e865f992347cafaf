import { parseDay } from '../base/calendar.ts';
import { integer, multiply, parseDecimal } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanEvent, PlanField } from '../compile/plan-event.ts';
import { scaleOf } from '../compile/unit-scale.ts';
import type { FieldValue } from '../engine/books.ts';
import { say } from '../report/wording.ts';
import type { FieldSource } from './event-source.ts';
import { type Finding, finding, pointer, unknownName } from './finding.ts';
import { MOST_FIELDS } from './purposes.ts';
import type { FieldEntry, FieldTable } from './simulation-file.ts';

/** What is already decided about an event's fields before its table is read: by field index. */
export type Given = ReadonlyMap<number, FieldSource>;

/** A source for each field of an event; a field without one is a problem, because rules may read it. */
export function resolveFields(
  plan: Plan,
  event: PlanEvent,
  given: Given,
  table: FieldTable,
  at: string,
  findings: Finding[],
): FieldSource[] {
  const names = event.fields.map(({ name }) => name);
  for (const name of Object.keys(table)) {
    const where = at + pointer('fields', name);
    const field = names.indexOf(name);
    if (field === -1) findings.push(unknownName(where, say`field of \`${event.name}\``, name, names));
    else if (given.has(field)) findings.push(finding(where, say`the field \`${name}\` already has its value`));
  }
  if (names.length > MOST_FIELDS)
    findings.push(finding(at, say`\`${event.name}\` has more than ${MOST_FIELDS} fields`));
  return event.fields.map((field, i) => {
    const source = given.get(i);
    if (source !== undefined) return source;
    const entry = Object.hasOwn(table, field.name) ? table[field.name] : undefined;
    if (entry === undefined) {
      findings.push(finding(at, say`the field \`${field.name}\` of \`${event.name}\` has no value`));
      return { kind: 'drawn', values: [], shares: [] };
    }
    return drawnFrom(plan, field, entry, at + pointer('fields', field.name), findings);
  });
}

function drawnFrom(plan: Plan, field: PlanField, entry: FieldEntry, at: string, findings: Finding[]): FieldSource {
  const weighted = typeof entry === 'object' ? Object.entries(entry) : [[String(entry), 1] as const];
  const values: FieldValue[] = [];
  for (const [text] of weighted) {
    const value = fieldValue(plan, field, text);
    if (value !== undefined) values.push(value);
    else if (field.type === 'choice')
      findings.push(unknownName(at, say`choice of \`${field.name}\``, text, field.choices));
    else {
      const wanted = field.type === 'date' ? say`date` : say`number`;
      findings.push(finding(at, say`\`${text}\` is no ${wanted} for the field \`${field.name}\``));
    }
  }
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  if (total <= 0) findings.push(finding(at, say`the weights of \`${field.name}\` add up to nothing`));
  let passed = 0;
  const shares = weighted.map(([, weight], i) => {
    passed += weight;
    // Exactly 1, so that every draw finds a value whatever the rounding of the sums.
    return i === weighted.length - 1 ? 1 : passed / total;
  });
  return { kind: 'drawn', values, shares };
}

/** Money and other units are written as people say them and kept in smallest units. */
function fieldValue(plan: Plan, field: PlanField, text: string): FieldValue | undefined {
  if (field.type === 'choice') return field.choices.includes(text) ? text : undefined;
  if (field.type === 'date') {
    const day = parseDay(text);
    return day === undefined ? undefined : integer(day);
  }
  const number = parseDecimal(text);
  return number === undefined ? undefined : multiply(number, integer(scaleOf(field.unit, plan.currency)));
}
