import { type Day, parseDay } from '../base/calendar.ts';
import { integer, multiply, negate, ONE } from '../base/rational.ts';
import type { FieldValue } from '../engine/books.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { listed, say } from '../report/wording.ts';
import type { CellFault, Cells } from './cell-fault.ts';
import { NOT_A_NUMBER } from './cell-fault.ts';
import type { EventRule, FieldRule, ImportRules } from './import-rules.ts';
import type { LocalTime } from './read-cell.ts';
import { readLocalTime, readNumber, readRatio, readTimeOfDay } from './read-cell.ts';
import { allHold } from './row-condition.ts';

/** A row, or the part of a row, that became a part of an event. Amounts of money are still in whole currency units. */
export interface EventLine extends LocalTime {
  readonly row: number;
  readonly posted: Day;
  readonly member: string;
  readonly rule: EventRule;
  readonly id: string | null;
  readonly refers: string | null;
  /** The word that lines of one event share, where the rule groups by a column. */
  readonly group: string | null;
  readonly values: readonly FieldValue[];
}

/** What a row turned out to be. `skip` is an index into the rules' skips. */
export type RowReading =
  | { readonly kind: 'line'; readonly line: EventLine }
  | { readonly kind: 'skipped'; readonly skip: number }
  | { readonly kind: 'unmatched' }
  | { readonly kind: 'faulty'; readonly fault: CellFault };

/** Reads one row by the rules. The first skip that fits wins, then the first event. */
export function readRow(rules: ImportRules, row: number, cells: Cells): RowReading {
  for (const [skip, { where }] of rules.skips.entries()) {
    const fits = allHold(where, cells);
    if (typeof fits !== 'boolean') return faulty(fits);
    if (fits) return { kind: 'skipped', skip };
  }
  for (const rule of rules.events) {
    const fits = allHold(rule.where, cells);
    if (typeof fits !== 'boolean') return faulty(fits);
    if (fits) return readLine(rules, rule, row, cells);
  }
  return rules.eventName === null ? { kind: 'unmatched' } : faulty(unknownEvent(rules.eventName, cells));
}

function readLine(rules: ImportRules, rule: EventRule, row: number, cells: Cells): RowReading {
  const member = cells[rules.member];
  if (typeof member !== 'string') return faulty({ column: rules.member, fact: say`names no member` });
  const time = readTime(rules.time, cells);
  if ('fact' in time) return faulty(time);
  const posted = readPosted(rules.posted, time.day, cells);
  if (typeof posted !== 'number') return faulty(posted);
  const stray = rule.blank.find((column) => cells[column] !== null);
  if (stray !== undefined)
    return faulty({ column: stray, fact: say`is not empty, but event \`${rule.name}\` has no such field` });
  const values: FieldValue[] = [];
  for (const field of rule.fields) {
    const value = readField(field, cells);
    if (typeof value !== 'string' && 'fact' in value) return faulty(value);
    values.push(value);
  }
  const group = rule.group.kind === 'column' ? (cells[rule.group.column] ?? null) : null;
  if (rule.group.kind === 'column' && group === null)
    return faulty({ column: rule.group.column, fact: say`names no group` });
  const id = identity(rule.id, cells);
  const refers = identity(rule.refers, cells);
  return { kind: 'line', line: { row, member, rule, ...time, posted, id, refers, group, values } };
}

function readTime(columns: ImportRules['time'], cells: Cells): LocalTime | CellFault {
  const date = readLocalTime(cells[columns.date] ?? '');
  if (date === undefined) {
    return {
      column: columns.date,
      fact: say`is not a local date or time`,
      help: say`dates are written 2024-02-29, times 2024-02-29T18:30 or 2024-02-29T18:30:15, without a zone`,
    };
  }
  const time = columns.time === null ? null : (cells[columns.time] ?? null);
  if (columns.time === null || time === null) return date;
  const second = readTimeOfDay(time);
  if (second !== undefined) return { day: date.day, second };
  return { column: columns.time, fact: say`is not a time of day`, help: say`times are written 18:30 or 18:30:15` };
}

function readPosted(column: number | null, day: Day, cells: Cells): Day | CellFault {
  const text = column === null ? null : (cells[column] ?? null);
  if (column === null || text === null) return day;
  const posted = parseDay(text.trim());
  if (posted === undefined) return { column, fact: say`is not a date`, help: say`dates are written 2024-02-29` };
  return posted < day ? { column, fact: say`lies before the day on which the event happened` } : posted;
}

function readField({ field, columns, negated, words }: FieldRule, cells: Cells): FieldValue | CellFault {
  if (field.type === 'choice') return readChoice(field.choices, columns[0]!, words, cells);
  if (field.type === 'date') return readDate(columns[0]!, cells);
  let product = negated ? negate(ONE) : ONE;
  for (const column of columns) {
    const text = cells[column] ?? '';
    const factor = field.type === 'ratio' ? readRatio(text) : readNumber(text);
    if (factor === undefined) return { column, fact: NOT_A_NUMBER };
    product = multiply(product, factor);
  }
  return product;
}

function readDate(column: number, cells: Cells): FieldValue | CellFault {
  const day = parseDay((cells[column] ?? '').trim());
  if (day !== undefined) return integer(day);
  return { column, fact: say`is not a date`, help: say`dates are written 2024-02-29` };
}

function readChoice(
  choices: readonly string[],
  column: number,
  words: ReadonlyMap<string, string>,
  cells: Cells,
): string | CellFault {
  const text = cells[column] ?? '';
  const word = words.get(text) ?? text;
  if (choices.includes(word)) return word;
  const help = didYouMean(nearest(word, choices));
  const fact = say`is none of the words ${listed(choices.map((choice) => `\`${choice}\``))}`;
  return { column, fact, ...(help === undefined ? {} : { help }) };
}

/** Parts are joined so that no two lists of parts give one identity. Null where all are empty. */
function identity(columns: readonly number[], cells: Cells): string | null {
  const parts = columns.map((column) => cells[column] ?? '');
  if (parts.every((part) => part === '')) return null;
  if (parts.length === 1) return parts[0]!;
  return parts.map((part) => part.replaceAll('\\', '\\\\').replaceAll('/', '\\/')).join('/');
}

function unknownEvent({ column, known, lacking }: NonNullable<ImportRules['eventName']>, cells: Cells): CellFault {
  const name = cells[column] ?? '';
  const missing = lacking.get(name);
  if (missing !== undefined) return { column, fact: say`needs a column \`${missing}\`, which the table does not have` };
  const help = didYouMean(nearest(name, [...known, ...lacking.keys()]));
  return { column, fact: say`is no event of the program`, ...(help === undefined ? {} : { help }) };
}

function faulty(fault: CellFault): RowReading {
  return { kind: 'faulty', fault };
}
