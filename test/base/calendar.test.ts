import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  civilOf,
  type Day,
  dayOf,
  daysInMonth,
  endOfMonth,
  FIRST_DAY,
  FOREVER,
  formatDay,
  formatMonth,
  isLeapYear,
  LAST_DAY,
  lastAnniversary,
  nextAnniversary,
  parseDay,
  startOfMonth,
} from '../../src/base/calendar.ts';

/** Read without `parseDay`, which knows fewer days than the arithmetic does. */
function day(text: string): Day {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return dayOf(year, month, date);
}

const month = (text: string) => Number(text.slice(0, 2));
const dayOfMonth = (text: string) => Number(text.slice(3));

const KINDS: Readonly<Record<string, (date: string, argument: string) => string>> = {
  'add months': (date, argument) => formatDay(addMonths(day(date), Number(argument))),
  'start of month': (date) => formatDay(startOfMonth(day(date))),
  'end of month': (date) => formatDay(endOfMonth(day(date))),
  'last anniversary': (date, argument) => formatDay(lastAnniversary(day(date), month(argument), dayOfMonth(argument))),
  'next anniversary': (date, argument) => formatDay(nextAnniversary(day(date), month(argument), dayOfMonth(argument))),
  'leap year': (date) => (isLeapYear(civilOf(day(date)).year) ? 'yes' : 'no'),
  'days in month': (date) => String(daysInMonth(civilOf(day(date)).year, civilOf(day(date)).month)),
  'month text': (date) => formatMonth(day(date)),
  'is a date': (date) => (parseDay(date) === undefined ? 'no' : 'yes'),
};

const cases = readFileSync(join(import.meta.dirname, '../cases/calendar.csv'), 'utf8')
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.split(',') as [what: string, date: string, argument: string, result: string]);

describe('calendar', () => {
  it.each(cases)('%s of %s %s is %s', (what, date, argument, result) => {
    expect(KINDS[what]!(date, argument)).toBe(result);
  });

  it('has a case for every kind of arithmetic', () => {
    expect(new Set(cases.map(([what]) => what))).toEqual(new Set(Object.keys(KINDS)));
  });

  it('agrees with the machine’s own calendar on every day of the three centuries it speaks of', () => {
    expect(formatDay(FIRST_DAY)).toBe('1900-01-01');
    expect(formatDay(LAST_DAY)).toBe('2200-12-31');
    const wrong: string[] = [];
    for (let date = FIRST_DAY; date <= LAST_DAY; date++) {
      const text = new Date(date * 86_400_000).toISOString().slice(0, 10);
      const { year, month: monthOfYear, day: dayInMonth } = civilOf(date);
      if (formatDay(date) !== text || parseDay(text) !== date || dayOf(year, monthOfYear, dayInMonth) !== date) {
        wrong.push(text);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('names the day that never comes', () => {
    expect(formatDay(FOREVER)).toBe('forever');
  });
});
