import { type Accuracy, accuracyOf } from './accuracy.ts';
import { type WeekPoint, weeklyCurve } from './curve.ts';
import type { CustomerBase } from './customer-base.ts';
import type { Future, Parameters, PurchaseModel } from './purchase-model.ts';

/** What a model fitted before the holdout said of it, beside what came. */
export interface Holdout extends Accuracy {
  /** Mean absolute error of the cumulative weekly curve over the holdout, as a share. */
  readonly cumulativeMape: number | null;
  /** The same of the weekly increments. */
  readonly weeklyMape: number | null;
  /** Error of the curve at its last week, as a share. */
  readonly lastWeekError: number | null;
  /** The share of customers who bought in the holdout. */
  readonly reach: { readonly actual: number; readonly predicted: number };
  /** The share of customers whose count lies in their own 90 % interval. Counts are whole, so 90 % is the least to expect. */
  readonly customerCoverage: number;
  /** The mean of P(alive) over customers at the end of the calibration. */
  readonly meanAlive: number;
  /** From the first purchase on; the weeks of the holdout are those after its beginning. */
  readonly curve: readonly WeekPoint[];
}

/** Judges a fitted model by the weeks after the calibration. */
export function judge(model: PurchaseModel, parameters: Parameters, base: CustomerBase): Holdout {
  const futures = base.cohort.groups.map((group) => model.future(parameters, group));
  const expected = futures.map((future) => future.expected(base.weeks));
  const counts = futures.map((future) => future.counts(base.weeks));
  const each = <T>(byGroup: readonly T[]) => Array.from(base.groupOf, (group) => byGroup[group]!);
  const curve = weeklyCurve(model, parameters, base.buyers, base.end, base.until);
  const after = curve.filter(({ end }) => end > base.end);
  const from = curve.findIndex(({ end }) => end === base.end);
  const steps = curve.slice(from + 1).map((point, i) => ({
    actual: point.actual - curve[from + i]!.actual,
    model: point.model - curve[from + i]!.model,
  }));
  const intervals = each(counts.map(centralInterval));
  const inside = base.later.filter((count, i) => intervals[i]!.low <= count && count <= intervals[i]!.high).length;
  const last = after.at(-1);
  return {
    ...accuracyOf(each(expected), base.later),
    cumulativeMape: meanError(after),
    weeklyMape: meanError(steps),
    lastWeekError: last === undefined || last.actual === 0 ? null : last.model / last.actual - 1,
    reach: {
      actual: base.later.filter((count) => count > 0).length / base.later.length,
      predicted: mean(each(counts.map((probabilities) => 1 - probabilities[0]!))),
    },
    customerCoverage: inside / base.later.length,
    meanAlive: mean(each(futures.map(({ alive }: Future) => alive))),
    curve,
  };
}

/** The forecasts that need no model. */
export function baselines(base: CustomerBase): { readonly sameRate: Accuracy; readonly allZero: Accuracy } {
  const same = base.cohort.groups.map(({ x, T }) => (T > 0 ? (x / T) * base.weeks : 0));
  return {
    sameRate: accuracyOf(
      Array.from(base.groupOf, (group) => same[group]!),
      base.later,
    ),
    allZero: accuracyOf(
      base.later.map(() => 0),
      base.later,
    ),
  };
}

/** Weeks in which nothing happened have no relative error and are left out. */
function meanError(points: readonly { readonly actual: number; readonly model: number }[]): number | null {
  const errors = points.filter(({ actual }) => actual > 0).map(({ actual, model }) => Math.abs(model / actual - 1));
  return errors.length === 0 ? null : mean(errors);
}

/** The counts from the 5 % to the 95 % quantile. */
function centralInterval(probabilities: Float64Array): { readonly low: number; readonly high: number } {
  const quantile = (share: number) => {
    let passed = 0;
    const at = probabilities.findIndex((probability) => {
      passed += probability;
      return passed >= share;
    });
    return at === -1 ? probabilities.length - 1 : at;
  };
  return { low: quantile(0.05), high: quantile(0.95) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
