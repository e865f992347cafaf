import { formatCount } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { say, speak } from '../report/wording.ts';
import { drawStacked } from './stacked.ts';
import { drawTable } from './table.ts';

/** How members spread over some parts at the end of a month, in the order of the parts. */
export interface MonthMix {
  readonly month: string;
  readonly counts: readonly number[];
}

/** The shares of all parts month by month, as bars under a title. */
export function drawShares(
  title: string,
  parts: readonly string[],
  mix: readonly MonthMix[],
  screen: Screen,
): string[] {
  const bars = mix.map(({ month, counts }) => {
    const total = counts.reduce((sum, n) => sum + n, 0);
    return { label: month, shares: counts.map((n) => (total === 0 ? 0 : n / total)) };
  });
  return [
    '',
    painter(screen.color)(
      'strong',
      speak(say`${title} at the end of each month, share of members`, screen.language ?? 'en'),
    ),
    ...drawStacked(parts, bars, screen),
  ];
}

/** The members in some parts month by month, as a table; `whose` heads its first column. */
export function drawCounts(
  whose: string,
  parts: readonly string[],
  mix: readonly MonthMix[],
  screen: Screen,
): string[] {
  const columns = [
    { header: whose, alignment: 'left' as const },
    ...parts.map((header) => ({ header, alignment: 'right' as const })),
  ];
  const rows = mix.map(({ month, counts }) => [month, ...counts.map(formatCount)]);
  return ['', ...drawTable(columns, rows, screen)];
}

export function labelsOf(parts: readonly { readonly label: string }[]): string[] {
  return parts.map(({ label }) => label);
}
