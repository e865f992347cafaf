import { formatExact } from '../base/rational.ts';
import type { FieldValue } from '../engine/books.ts';
import type { EventRule, FieldRule } from './import-rules.ts';
import type { EventLine } from './read-row.ts';

/** The lines of each event of one member, in the order given. */
export function groupLines(lines: readonly EventLine[]): Iterable<readonly EventLine[]> {
  const rules = new Map<EventRule, number>();
  const grouped = new Map<string, EventLine[]>();
  for (const line of lines) {
    if (!rules.has(line.rule)) rules.set(line.rule, rules.size);
    const key = JSON.stringify([rules.get(line.rule), groupOf(line), line.id, line.refers, ...sharedValues(line)]);
    const group = grouped.get(key);
    if (group === undefined) grouped.set(key, [line]);
    else group.push(line);
  }
  return grouped.values();
}

function groupOf({ rule, row, day, second, group }: EventLine): string | number {
  switch (rule.group.kind) {
    case 'row':
      return row;
    case 'time':
      return Math.floor((day * 86_400 + second) / rule.group.seconds);
    case 'column':
      return group ?? '';
  }
}

/** What cannot be summed must be alike in all lines of an event: the words of choices, dates, and shares. */
function sharedValues({ rule, values }: EventLine): string[] {
  return values.flatMap((value, index) => (isSummed(rule.fields[index]!) ? [] : [valueText(value)]));
}

/** Whether a field of several lines is their sum. */
export function isSummed({ field }: FieldRule): boolean {
  return field.type === 'money' || field.type === 'number' || field.type === 'unit';
}

/** One text for each value, however it was written. */
export function valueText(value: FieldValue): string {
  return typeof value === 'string' ? value : formatExact(value);
}
