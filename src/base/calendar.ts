/**
 * Civil days of the proleptic Gregorian calendar, counted from 1970-01-01 as day 0.
 * A program lives in one time zone; instants are turned into its days before they come here.
 * All intervals of days are half-open.
 */
export type Day = number;

/** Later than any day a program can reach; the end of what never ends. */
export const FOREVER: Day = 2 ** 31 - 1;

/** The days a program may speak of: 1900-01-01 to 2200-12-31. */
export const FIRST_DAY: Day = -25567;
export const LAST_DAY: Day = 84370;

/** A half-open interval of days. */
export interface Interval {
  readonly from: Day;
  readonly until: Day;
}

/** All days there are. */
export const ALWAYS: Interval = { from: FIRST_DAY, until: FOREVER };

export function covers({ from, until }: Interval, day: Day): boolean {
  return from <= day && day < until;
}

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Howard Hinnant's days-from-civil; the date must exist. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function civilOf(date: Day): Civil {
  const z = date + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The same day of the month `months` later, clamped to that month's last day: 31 Jan + 1 month is 28 or 29 Feb. */
export function addMonths(date: Day, months: number): Day {
  const { year, month, day } = civilOf(date);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayOf(y, m, Math.min(day, daysInMonth(y, m)));
}

export function startOfMonth(date: Day): Day {
  return date - civilOf(date).day + 1;
}

/** The first day of the next month: where a month that contains `date` ends. */
export function endOfMonth(date: Day): Day {
  const { year, month } = civilOf(date);
  return month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
}

/**
 * The latest day on or before `date` that falls on the given month and day; 29 Feb clamps to 28 Feb in common years
 * and returns in leap years, because it is computed from the anchor and never from the previous anniversary.
 */
export function lastAnniversary(date: Day, month: number, day: number): Day {
  const { year } = civilOf(date);
  const here = anniversaryIn(year, month, day);
  return here <= date ? here : anniversaryIn(year - 1, month, day);
}

export function nextAnniversary(date: Day, month: number, day: number): Day {
  const { year } = civilOf(date);
  const here = anniversaryIn(year, month, day);
  return here > date ? here : anniversaryIn(year + 1, month, day);
}

export function anniversaryIn(year: number, month: number, day: number): Day {
  return dayOf(year, month, Math.min(day, daysInMonth(year, month)));
}

/** Reads `2024-02-29`; undefined when the text is not a date or the date does not exist. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const date = dayOf(year, month, day);
  return date < FIRST_DAY || date > LAST_DAY ? undefined : date;
}

export function formatDay(date: Day): string {
  if (date === FOREVER) return 'forever';
  const { year, month, day } = civilOf(date);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `2024-02`. */
export function formatMonth(date: Day): string {
  return formatDay(date).slice(0, 7);
}
