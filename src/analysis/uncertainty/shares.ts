import { sampleStandardDeviation } from 'simple-statistics';
import { independentRuns, sourceDrawn } from '../../population/forecast-runs.ts';
import type { Source } from '../../population/sources.ts';

/** Fewer runs than this do not tell sources apart. */
export const RUNS_TO_SHARE = 20;

/** What the runs say about where the spread of one number comes from. */
export interface Spread {
  /** Standard error of the printed median: how far it would lie elsewhere with another seed. In the number's unit. */
  readonly error: number;
  /**
   * By source: half the mean square of what drawing it alone anew changes (its total effect; Jansen 1999), as a part of the
   * sum over the sources; of imputation, the mean square of what its draw changes against what is expected. Empty where
   * the runs are too few; all 0 where nothing varies.
   */
  readonly shares: Readonly<Partial<Record<Source, number>>>;
}

/** The standard error of a median of normal values, over that of their mean. */
const MEDIAN_TO_MEAN = 1.2533;

/**
 * @param values of one number by run, in the order of the runs; undefined where a run has none
 * @param expected the same with nothing imputed by chance
 */
export function spreadOf(
  values: readonly (number | undefined)[],
  sources: readonly Source[],
  expected: readonly (number | undefined)[] = values,
): Spread {
  const known = values.filter((value) => value !== undefined);
  const deviation = known.length < 2 ? 0 : sampleStandardDeviation(known);
  const error = (MEDIAN_TO_MEAN * deviation) / Math.sqrt(independentRuns(known.length, sources));
  if (values.length < RUNS_TO_SHARE) return { error, shares: {} };
  const effects = sources.map((source) =>
    source === 'imputation' ? meanSquare(values, expected) : effectOf(expected, sources, source),
  );
  const whole = effects.reduce((sum, effect) => sum + effect, 0);
  return {
    error,
    shares: Object.fromEntries(sources.map((source, i) => [source, whole === 0 ? 0 : effects[i]! / whole] as const)),
  };
}

/** The variance that a source has where everything else stays as it is. */
function effectOf(values: readonly (number | undefined)[], sources: readonly Source[], source: Source): number {
  const before = values.map((_, run) => (sourceDrawn(sources, run) === source ? values[run - 1] : undefined));
  return meanSquare(values, before) / 2;
}

/** Of the differences, where there are both. */
function meanSquare(values: readonly (number | undefined)[], others: readonly (number | undefined)[]): number {
  const squares = values.flatMap((value, run) => {
    const other = others[run];
    return value === undefined || other === undefined ? [] : [(value - other) ** 2];
  });
  return squares.length === 0 ? 0 : squares.reduce((sum, square) => sum + square, 0) / squares.length;
}
