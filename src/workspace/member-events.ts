import { formatDay } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import { add, compare, equals, formatExact, integer, isInteger, multiply, round, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import { scaleOf } from '../compile/unit-scale.ts';
import type { FieldValue, MemberEvent } from '../engine/books.ts';
import { say } from '../report/wording.ts';
import { groupLines, isSummed, valueText } from './group-lines.ts';
import type { EventRule } from './import-rules.ts';
import type { ImportTally } from './import-tally.ts';
import { formatTimeOfDay } from './read-cell.ts';
import type { EventLine } from './read-row.ts';

interface Draft extends Omit<MemberEvent, 'id'> {
  readonly id: string | null;
  readonly rule: EventRule;
  /** The first row it comes from, and how many there are. */
  readonly row: number;
  readonly rows: number;
}

/**
 * Makes the events of one member from its lines, sorted by day, second and identity. Of an event told several times the
 * first posting counts.
 * Lines are summed exactly and only then turned into smallest units, so that nothing is rounded twice.
 * An event without an identity of its own is named by its time; where several share one, they are numbered in an order
 * that does not depend on the order of the file.
 */
export function memberEvents(lines: readonly EventLine[], plan: Plan, tally: ImportTally): MemberEvent[] {
  const drafts: Draft[] = [];
  for (const group of groupLines(lines)) {
    const draft = draftOf(group, plan, tally);
    if (draft !== undefined) drafts.push(draft);
  }
  drafts.sort(byContent);
  const events = new Map<string, MemberEvent & { readonly row: number }>();
  const named = new Map<string, number>();
  for (const { rule, rows, row, ...draft } of drafts) {
    const id = draft.id ?? timeName(rule, draft, named);
    const event = { ...draft, id };
    const known = events.get(id);
    if (known === undefined) {
      events.set(id, { ...event, row });
      tally.used(rule, rows);
    } else if (sameEvent(known, event)) {
      tally.repeated(rows);
    } else {
      const fact = say`another event than in row ${known.row} bears the same identity \`${id}\``;
      tally.unreadable({ row, code: 'data-conflict', fact }, rows);
    }
  }
  for (const { event, refers } of events.values()) {
    if (plan.events[event]?.refund && (refers === null || !events.has(refers))) tally.unlinked();
  }
  return [...events.values()].map(({ row: _, ...event }) => event).sort(byTime);
}

/** Undefined, and told to the tally, when a value lies below zero that must not. */
function draftOf(lines: readonly EventLine[], plan: Plan, tally: ImportTally): Draft | undefined {
  const first = lines.reduce((early, line) => (lineTime(line) < lineTime(early) ? line : early));
  const { rule, row } = lines[0]!;
  const fields: FieldValue[] = [];
  for (const [index, field] of rule.fields.entries()) {
    const values = lines.map((line) => line.values[index]!);
    const value = isSummed(field) ? sum(values) : values[0]!;
    if (typeof value !== 'string' && !field.negativeAllowed && compare(value, ZERO) < 0) {
      const fact = say`\`${field.field.name}\` of event \`${rule.name}\` is negative: ${formatExact(value)}`;
      tally.unreadable({ row, code: 'data-value', fact }, lines.length);
      return undefined;
    }
    const scale = scaleOf(field.field.unit, plan.currency);
    const kept = field.field.type === 'money' || field.field.type === 'unit';
    fields.push(kept && typeof value !== 'string' ? smallest(value, scale, tally) : value);
  }
  const { day, second, id, refers } = first;
  // It is known when all of it is.
  const posted = Math.max(...lines.map((line) => line.posted));
  return { id, event: rule.event, day, posted, second, fields, refers, rule, row, rows: lines.length };
}

function sum(values: readonly FieldValue[]): Rational {
  return values.reduce<Rational>((total, value) => (typeof value === 'string' ? total : add(total, value)), ZERO);
}

function smallest(amount: Rational, scale: bigint, tally: ImportTally): Rational {
  const scaled = multiply(amount, integer(scale));
  if (isInteger(scaled)) return scaled;
  tally.rounded();
  return integer(round(scaled, 'half even'));
}

function lineTime({ day, second }: EventLine): number {
  return day * 86_400 + second;
}

function timeName(rule: EventRule, { day, second }: Pick<Draft, 'day' | 'second'>, named: Map<string, number>): string {
  const name = `${rule.name} ${formatDay(day)}T${formatTimeOfDay(second)}`;
  const count = (named.get(name) ?? 0) + 1;
  named.set(name, count);
  return count === 1 ? name : `${name} #${count}`;
}

function byContent(a: Draft, b: Draft): number {
  return (
    a.day - b.day ||
    a.second - b.second ||
    a.event - b.event ||
    byText(fieldsText(a), fieldsText(b)) ||
    a.posted - b.posted ||
    a.row - b.row
  );
}

function byTime(a: MemberEvent, b: MemberEvent): number {
  return a.day - b.day || a.second - b.second || byText(a.id, b.id);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fieldsText({ fields, refers }: Pick<MemberEvent, 'fields' | 'refers'>): string {
  return JSON.stringify([refers, ...fields.map(valueText)]);
}

function sameEvent(a: MemberEvent, b: MemberEvent): boolean {
  return (
    a.event === b.event &&
    a.day === b.day &&
    a.second === b.second &&
    a.refers === b.refers &&
    a.fields.every((value, index) => sameValue(value, b.fields[index]!))
  );
}

function sameValue(a: FieldValue, b: FieldValue): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : equals(a, b);
}
