import { sampleCorrelation } from 'simple-statistics';
import { type Ranking, rankingOf } from './rank.ts';

/** How near forecasts of customers came to what they did. Errors are in purchases per customer. */
export interface Accuracy {
  /** All forecasts together, beside what was. */
  readonly predicted: number;
  readonly actual: number;
  /** (predicted - actual) / actual. */
  readonly bias: number | null;
  readonly mae: number;
  readonly rmse: number;
  readonly correlation: number | null;
  readonly ranking: Ranking | null;
}

export function accuracyOf(forecasts: readonly number[], actual: readonly number[]): Accuracy {
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const errors = forecasts.map((forecast, i) => forecast - actual[i]!);
  const [predicted, happened] = [total(forecasts), total(actual)];
  const varied = new Set(forecasts).size > 1 && new Set(actual).size > 1;
  return {
    predicted,
    actual: happened,
    bias: happened > 0 ? predicted / happened - 1 : null,
    mae: total(errors.map(Math.abs)) / errors.length,
    rmse: Math.sqrt(total(errors.map((error) => error ** 2)) / errors.length),
    correlation: varied ? sampleCorrelation([...forecasts], [...actual]) : null,
    ranking: rankingOf(forecasts, actual),
  };
}
