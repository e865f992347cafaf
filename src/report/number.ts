import { formatScaled } from '../base/rational.ts';
import { drawsBlocks, type Screen } from './screen.ts';
import { say, speak } from './wording.ts';

/** The part of a forecast row that a number with its interval needs. */
export interface Estimate {
  readonly median: number;
  readonly p05: number;
  readonly p95: number;
}

/** Decimals beyond which a unit means nothing; a share counts in percent. */
const DECIMALS: Readonly<Record<string, number>> = { share: 1, 'share change': 1, members: 0, points: 0, score: 1 };

/** What stands for a number that is not known. */
const UNKNOWN = 'n/a';

/**
 * One number with its unit: `12.3%` for a `share`, `1.2pp` for a `share change` (percentage points), `¥12,345` for a currency code (`JPY 12,345` in ASCII), and `5,210`
 * for everything else. Numbers in whole units, shares from 0 to 1.
 */
export function formatNumber(value: number, unit: string, screen: Screen): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  const shown = value * factorOf(unit);
  return withUnit(shown, decimalsOf(unit, shown), '', unit, screen);
}

/**
 * A median with its P5 and P95, `5,210 (5,102–5,318)`; unit and scale stand once, at the median.
 * No digit is printed below the simulation's own error. That error follows from the number of replicates; where it is
 * not given, it is taken as a hundredth of the interval. Bounds that coincide say nothing and are left out.
 */
export function formatInterval(estimate: Estimate, unit: string, screen: Screen, replicates?: number): string {
  const median = estimate.median * factorOf(unit);
  const low = estimate.p05 * factorOf(unit);
  const high = estimate.p95 * factorOf(unit);
  if (![median, low, high].every(Number.isFinite)) return UNKNOWN;
  if (!(high > low)) return formatNumber(estimate.median, unit, screen);
  const decimalsAllowed = Math.max(...[median, low, high].map((value) => decimalsOf(unit, value)));
  const step = Math.max(10 ** -decimalsAllowed, smallestStep(high - low, replicates));
  const scale = scaleFor(Math.max(Math.abs(low), Math.abs(high)), step);
  const decimals = Math.max(0, Math.round(Math.log10(scale.size / step)));
  const part = (value: number) => (Math.round(value / step) * step) / scale.size;
  const [from, to] = [plain(part(low), decimals), plain(part(high), decimals)];
  const bounds =
    low < 0 ? speak(say`${from} to ${to}`, screen.language ?? 'en') : `${from}${drawsBlocks(screen) ? '–' : '-'}${to}`;
  return `${withUnit(part(median), decimals, scale.suffix, unit, screen)} (${bounds})`;
}

/** The standard error of a median is about 1.2533 σ/√R, and P5 to P95 span about 3.29 σ of a normal spread. */
const MEDIAN_ERROR_OF_SPAN = 1.2533 / 3.29;

/** A standard error with its unit, to two digits and no finer than the unit is shown. */
export function formatError(error: number, unit: string, screen: Screen): string {
  const step = error === 0 ? 1 : 10 ** (Math.floor(Math.log10(error)) - 1);
  return formatNumber(Math.round(error / step) * step, unit, screen);
}

/** A change with its sign, to the digits that its standard error allows; null where the error is not known. */
export function formatChange(change: number, error: number | null, unit: string, screen: Screen): string {
  const step = 10 ** Math.floor(Math.log10(error === null || error === 0 ? Math.abs(change) / 100 || 1 : error));
  const shown = Math.round(change / step) * step;
  return `${shown > 0 ? '+' : ''}${formatNumber(shown + 0, unit, screen)}`;
}

function smallestStep(span: number, replicates: number | undefined): number {
  const error = span * (replicates === undefined ? 0.01 : MEDIAN_ERROR_OF_SPAN / Math.sqrt(replicates));
  return 10 ** Math.floor(Math.log10(error));
}

interface Scale {
  readonly size: number;
  readonly suffix: string;
}

/** A scale is worth its letter when the digits it replaces would be zeros of rounding, not of the number. */
const SCALES: readonly (Scale & { readonly from: number; readonly coarserThan: number })[] = [
  { size: 1e9, suffix: 'bn', from: 1e9, coarserThan: 1e5 },
  { size: 1e6, suffix: 'M', from: 1e6, coarserThan: 1e2 },
  { size: 1e3, suffix: 'k', from: 1e5, coarserThan: 1e2 },
  { size: 1e3, suffix: 'k', from: 1e4, coarserThan: 1e3 },
];

function scaleFor(largest: number, step: number): Scale {
  const found = SCALES.find((scale) => largest >= scale.from && step >= scale.coarserThan);
  return found ?? { size: 1, suffix: '' };
}

const CURRENCY = /^[A-Z]{3}$/;

function factorOf(unit: string): number {
  return unit === 'share' || unit === 'share change' ? 100 : 1;
}

/** The most decimals a unit is shown with; one without a rule of its own gets two, and none for a whole number. */
function decimalsOf(unit: string, value: number): number {
  if (!CURRENCY.test(unit)) return DECIMALS[unit] ?? (Number.isInteger(value) ? 0 : 2);
  return formatOf({ style: 'currency', currency: unit }).resolvedOptions().maximumFractionDigits!;
}

function withUnit(value: number, decimals: number, suffix: string, unit: string, screen: Screen): string {
  if (unit === 'share') return `${plain(value, decimals)}%`;
  if (unit === 'share change') return `${plain(value, decimals)}pp`;
  if (!CURRENCY.test(unit)) return plain(value, decimals) + suffix;
  const currencyDisplay = screen.unicode ? 'symbol' : 'code';
  // A code is set apart by a space that does not break, which ASCII does not have.
  return plain(value, decimals, { style: 'currency', currency: unit, currencyDisplay }).replace('\u00a0', ' ') + suffix;
}

/** Digits grouped by commas whatever the reader's own settings, so that every run prints the same bytes. */
function plain(value: number, decimals: number, options: Intl.NumberFormatOptions = {}): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return formatOf({ ...options, ...digits, signDisplay: 'negative' }).format(value);
}

const formats = new Map<string, Intl.NumberFormat>();

/** One for numbers of a kind: it takes far longer to make than a number to be formatted. */
function formatOf(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat('en-US', options);
  formats.set(key, known);
  return known;
}

/** A number of members or rows, with its thousands set apart. */
export function formatCount(n: number): string {
  return formatOf({}).format(n);
}

/** Points in smallest units as they are shown: cut to the digits a program shows, with thousands set apart. */
export function formatPoints(value: bigint, unit: { readonly digits: number; readonly shownDigits: number }): string {
  const [whole = '', fraction] = formatScaled(
    value / 10n ** BigInt(unit.digits - unit.shownDigits),
    unit.shownDigits,
  ).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
