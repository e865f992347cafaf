import type { Row } from '../analysis/row.ts';
import type { UncertainForecast } from '../analysis/uncertainty/uncertain-forecast.ts';
import type { Study } from '../population/simulation-spec.ts';
import type { BlockSums } from '../population/sums.ts';

/** A forecast with all that it stands on. */
export interface ForecastReport {
  /** With the number of replicates that were finished. */
  readonly study: Study;
  /** What it is to answer; null where nobody said. */
  readonly question: string | null;
  readonly rows: readonly Row[];
  /** Where the intervals come from. */
  readonly spread: Omit<UncertainForecast, 'rows'>;
  /** In their order, at least one. */
  readonly replicates: readonly BlockSums[];
  /** The version of the program that made it. */
  readonly version: string;
  /** SHA-256 of each file it was made from, by what the file is. */
  readonly fingerprints: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}
