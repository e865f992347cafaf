import { addMonths, civilOf, type Day, formatMonth, startOfMonth } from '../base/calendar.ts';
import { actualThrough, expectedThrough } from './curve.ts';
import type { CustomerBase } from './customer-base.ts';
import type { Parameters, PurchaseModel } from './purchase-model.ts';

/** How much more or less is bought in a month of the year than the model says, which knows no season. */
export interface Season {
  /** January to December; 1 is a month as the model has it, and also one of which the data say nothing. */
  readonly indices: readonly number[];
  /** The whole months of the calibration from which they come, as `2024-02`. */
  readonly months: readonly string[];
  /** Whether every month of the year was seen twice, so that season can be told from trend. Only then is it applied. */
  readonly applied: boolean;
}

/** Below two years a month of high sales may be a season, a trend, or something that happened once. */
const LEAST_MONTHS = 24;
/** Months in which the model expects less than this say nothing: its first customers have just come. */
const LEAST_EXPECTED = 20;

/**
 * Monthly indices: repeat purchases of a month by those the model expects, drawn toward 1 as far as their scatter is no
 * more than chance (a gamma prior on the index, with its variance by moments).
 */
export function seasonOf(model: PurchaseModel, parameters: Parameters, base: CustomerBase): Season {
  const first = base.buyers.reduce((day, { days }) => Math.min(day, days[0]!), base.end);
  const starts: Day[] = [];
  for (let day = startOfMonth(first); day <= base.end + 1; day = addMonths(day, 1)) starts.push(day);
  const ends = starts.map((day) => day - 1);
  const actual = actualThrough(base.buyers, ends);
  const expected = expectedThrough(model, parameters, base.buyers, ends);
  const seen = starts
    .slice(0, -1)
    .map((day, i) => ({
      day,
      actual: actual[i + 1]! - actual[i]!,
      expected: expected[i + 1]! - expected[i]!,
    }))
    .filter((month) => month.expected >= LEAST_EXPECTED);
  const byMonth = Array.from({ length: 12 }, (_, i) => {
    const of = seen.filter(({ day }) => civilOf(day).month === i + 1);
    return {
      actual: of.reduce((sum, month) => sum + month.actual, 0),
      expected: of.reduce((sum, month) => sum + month.expected, 0),
    };
  });
  const strength = priorStrength(byMonth.filter((month) => month.expected > 0));
  return {
    indices: byMonth.map((month) => (strength === null ? 1 : (month.actual + strength) / (month.expected + strength))),
    months: seen.map(({ day }) => formatMonth(day)),
    applied: seen.length >= LEAST_MONTHS && byMonth.every((month) => month.expected > 0),
  };
}

/** How many expected purchases the belief in an index of 1 is worth; null where the scatter is no more than chance. */
function priorStrength(months: readonly { readonly actual: number; readonly expected: number }[]): number | null {
  if (months.length < 2) return null;
  const excess =
    months.reduce((sum, { actual, expected }) => sum + (actual / expected - 1) ** 2 - 1 / expected, 0) / months.length;
  return excess > 0 ? 1 / excess : null;
}
