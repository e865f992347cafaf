import type { Day } from '../base/calendar.ts';
import { parseDay } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import { integer, multiply, parseDecimal, ratio } from '../base/rational.ts';

/** A moment in a program's own time zone. */
export interface LocalTime {
  readonly day: Day;
  /** Seconds since midnight. */
  readonly second: number;
}

/**
 * Reads a number exactly: `-12.50`, and `1.5e-7` as programs write small and large ones. Signs of money, separators of
 * thousands and decimal commas are refused, because each means something else somewhere.
 */
export function readNumber(text: string): Rational | undefined {
  const match = /^([+-]?\d+(?:\.\d+)?)(?:[eE]([+-]?\d{1,2}))?$/.exec(text.trim());
  const digits = match === null ? undefined : parseDecimal(match[1]!);
  if (digits === undefined) return undefined;
  const exponent = Number(match?.[2] ?? 0);
  const power = 10n ** BigInt(Math.abs(exponent));
  return multiply(digits, exponent < 0 ? ratio(1n, power) : integer(power));
}

/** Reads a share: `0.15` or `15%`. */
export function readRatio(text: string): Rational | undefined {
  const percent = /^(.*\d)\s*%$/.exec(text.trim());
  if (percent === null) return readNumber(text);
  const hundredths = readNumber(percent[1]!);
  return hundredths === undefined ? undefined : multiply(hundredths, ratio(1n, 100n));
}

/**
 * Reads `2024-02-29`, `2024-02-29T18:30` or `2024-02-29 18:30:15`; fractions of a second are cut off.
 * A time with a zone is refused: it is not a time of the program.
 */
export function readLocalTime(text: string): LocalTime | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](.+))?$/.exec(text.trim());
  const day = match === null ? undefined : parseDay(match[1]!);
  const second = match?.[2] === undefined ? 0 : readTimeOfDay(match[2]);
  return day === undefined || second === undefined ? undefined : { day, second };
}

/** Reads `18:30` or `18:30:15` as seconds since midnight. */
export function readTimeOfDay(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/.exec(text.trim());
  return match === null ? undefined : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

/** `08:26:00`. */
export function formatTimeOfDay(second: number): string {
  return [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
