import { independentRuns } from '../../population/forecast-runs.ts';
import type { Study } from '../../population/simulation-spec.ts';
import type { Source } from '../../population/sources.ts';
import type { StudyRun } from '../../population/study-run.ts';
import type { BlockSums } from '../../population/sums.ts';
import { forecast, numbersIn } from '../forecast.ts';
import type { Row } from '../row.ts';
import type { Wants } from '../world-view.ts';
import { headlines, type Numbered, rowNamed, sameNumber } from './headlines.ts';
import { type Spread, spreadOf } from './shares.ts';

/** A headline number with where its spread comes from. */
export interface HeadlineSpread extends Spread {
  readonly row: Row;
}

/** A forecast of which several sources vary. */
export interface UncertainForecast {
  readonly rows: readonly Row[];
  readonly sources: readonly Source[];
  readonly headlines: readonly HeadlineSpread[];
  /** How many independent replicates the numbers are worth; decides how many digits are printed. */
  readonly independent: number;
}

/** What one run says of the end of the horizon: a row for each number, its median the number itself. */
export function rowsOfRun(study: Study, run: StudyRun, sums: BlockSums): Row[] {
  const { plan, spec, alternatives } = study;
  const atEnd: Wants = (_, month) => month === spec.horizon;
  return forecast(plan, spec, [sums], alternatives, [numbersIn(study, run)], atEnd);
}

/** One number by run; undefined where the run is not there, or has no such number. */
export function valuesOf(
  row: Row,
  runs: number,
  rowsByRun: ReadonlyMap<number, readonly Row[]>,
): (number | undefined)[] {
  return Array.from({ length: runs }, (_, run) => rowsByRun.get(run)?.find((other) => sameNumber(row, other))?.median);
}

/**
 * The forecast over all finished runs, and what each source contributes to the headline numbers.
 * @param number stands before the headline numbers, where there is one of the name
 * @param replicates at least one, each with the place of its run as its number
 */
export function uncertainForecast(
  study: Study,
  runs: readonly StudyRun[],
  replicates: readonly BlockSums[],
  sources: readonly Source[],
  number: Numbered | null = null,
): UncertainForecast {
  const runOf = ({ replicate }: BlockSums) => runs[replicate]!;
  const studies = replicates.map((sums) => numbersIn(study, runOf(sums)));
  const rows = forecast(study.plan, study.spec, replicates, study.alternatives, studies);
  const rowsByRun = new Map(replicates.map((sums) => [sums.replicate, rowsOfRun(study, runOf(sums), sums)]));
  const expectedByRun = sources.includes('imputation')
    ? new Map(replicates.map((sums) => [sums.replicate, rowsOfRun(study, { ...runOf(sums), imputation: null }, sums)]))
    : rowsByRun;
  const count = Math.max(...rowsByRun.keys()) + 1;
  const asked = number === null ? undefined : rowNamed(rows, study.spec, number);
  const others = headlines(rows, study.plan, study.spec).filter(
    (row) => asked === undefined || !sameNumber(row, asked),
  );
  return {
    rows,
    sources,
    headlines: [...(asked === undefined ? [] : [asked]), ...others].map((row) => ({
      row,
      ...spreadOf(valuesOf(row, count, rowsByRun), sources, valuesOf(row, count, expectedByRun)),
    })),
    independent: independentRuns(replicates.length, sources),
  };
}
