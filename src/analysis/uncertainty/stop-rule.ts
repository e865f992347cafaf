import { type Numbered, numberNamed } from './headlines.ts';

/** When a forecast is precise enough: when the standard error of a number is below a limit. */
export interface StopRule {
  /** The metric of one number at the end of the horizon; null for all headline numbers. */
  readonly metric: Numbered | null;
  readonly limit: number;
  /** Whether the limit is a part of the median, and not in the unit of the number. */
  readonly relative: boolean;
}

/**
 * Reads `mcse<0.5%`, for all headline numbers, or `mcse(atrisk.churn)<0.5%` for one; without the percent sign the limit is
 * in the unit of the number, which must then be named. Null for anything else.
 */
export function readStopRule(text: string): StopRule | null {
  const match = /^\s*mcse\s*(?:\(\s*([^()\s]+)\s*\)\s*)?<\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text);
  if (match === null) return null;
  const metric = match[1] === undefined ? null : numberNamed(match[1]);
  const relative = match[3] === '%';
  const limit = Number(match[2]) / (relative ? 100 : 1);
  return limit > 0 && (relative || metric !== null) ? { metric, limit, relative } : null;
}
