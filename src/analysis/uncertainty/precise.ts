import type { Study } from '../../population/simulation-spec.ts';
import type { Source } from '../../population/sources.ts';
import type { StudyRun } from '../../population/study-run.ts';
import type { BlockSums } from '../../population/sums.ts';
import type { Row } from '../row.ts';
import { rowNamed, sameNumber } from './headlines.ts';
import type { StopRule } from './stop-rule.ts';
import { type HeadlineSpread, uncertainForecast } from './uncertain-forecast.ts';

/** Asked after every so many runs, of which the first are enough to tell an error at all. */
export const RUNS_PER_LOOK = 20;
/** Where nobody says how many replicates are too many. */
export const MOST_RUNS = 400;

/** Those that are not yet as precise as the rule asks. */
export function imprecise(rule: StopRule, spreads: readonly HeadlineSpread[]): HeadlineSpread[] {
  return spreads.filter(({ row, error }) => {
    const limit = rule.relative ? rule.limit * Math.abs(row.median) : rule.limit;
    return error > 0 && error >= limit;
  });
}

/** What answers, after each look, whether the runs so far are precise enough. */
export function precise(
  rule: StopRule,
  study: Study,
  runs: readonly StudyRun[],
  sources: readonly Source[],
): (replicates: readonly BlockSums[]) => boolean {
  return (replicates) => {
    const { rows, headlines } = uncertainForecast(study, runs, replicates, sources, rule.metric);
    return imprecise(rule, watched(rule, study, rows, headlines)).length === 0;
  };
}

/** The numbers that a rule is about. */
export function watched(
  { metric }: StopRule,
  { spec }: Study,
  rows: readonly Row[],
  headlines: readonly HeadlineSpread[],
): readonly HeadlineSpread[] {
  const asked = metric === null ? undefined : rowNamed(rows, spec, metric);
  return asked === undefined ? headlines : headlines.filter(({ row }) => sameNumber(row, asked));
}
