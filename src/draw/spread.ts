import { RUNS_TO_SHARE } from '../analysis/uncertainty/shares.ts';
import type { UncertainForecast } from '../analysis/uncertainty/uncertain-forecast.ts';
import type { Source } from '../population/sources.ts';
import { wrap } from '../report/cells.ts';
import { formatError, formatInterval } from '../report/number.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker, type Wording } from '../report/wording.ts';
import { labelOf } from './forecast-lines.ts';
import { type Column, drawTable } from './table.ts';

const SOURCE_NAMES: Readonly<Record<Source, Wording>> = {
  chance: say`chance`,
  parameters: say`parameters`,
  assumptions: say`assumptions`,
  imputation: say`imputation`,
};

/**
 * Where the intervals of the headline numbers come from: the standard error of each median, and what part of its variance
 * each source has. Nothing where only one source varies; the errors alone where the runs are too few to tell them apart.
 */
export function drawSpread({ headlines, sources, independent }: UncertainForecast, screen: Screen): string[] {
  if (sources.length < 2) return [];
  const speak = speaker(screen.language);
  const shared = headlines.some(({ shares }) => Object.keys(shares).length > 0);
  const columns: Column[] = [
    { header: '', alignment: 'left' },
    { header: speak(say`median (P5-P95)`), alignment: 'right' },
    { header: speak(say`standard error`), alignment: 'right' },
    ...(shared ? sources.map<Column>((each) => ({ header: speak(SOURCE_NAMES[each]), alignment: 'right' })) : []),
  ];
  const body = headlines.map(({ row, error, shares }) => [
    speak(labelOf(row)).trim(),
    formatInterval(row, row.unit, screen, independent),
    formatError(error, row.unit, screen),
    ...(shared ? sources.map((each) => `${Math.round((shares[each] ?? 0) * 100)}%`) : []),
  ]);
  const note = shared
    ? say`Under each source: its part of the variance, by what drawing it alone anew changes; rough at few replicates.`
    : say`Fewer than ${RUNS_TO_SHARE} replicates do not tell what each source contributes.`;
  return [...drawTable(columns, body, screen), ...wrap(speak(note), screen.width, screen)];
}
