import type { Plan } from '../compile/plan.ts';
import type { SimulationSpec } from '../population/simulation-spec.ts';
import type { WorldSums } from '../population/sums.ts';
import type { ImputationDraw } from './imputation.ts';
import { intervalOf } from './interval.ts';
import type { Row } from './row.ts';

/** One world of a forecast in all its replicates, with what is needed to name and scale its numbers. */
export interface WorldView {
  readonly plan: Plan;
  readonly spec: SimulationSpec;
  readonly world: string;
  /** By replicate. */
  readonly replicates: readonly WorldSums[];
  /** The numbers that the money of a replicate is counted by, where they are not those of `spec`. */
  readonly numbers: ReadonlyMap<WorldSums, Numbers>;
  /** By which draw the answers nobody gave are imputed in a replicate; what is expected of them where there is none. */
  readonly imputations: ReadonlyMap<WorldSums, ImputationDraw>;
  /** Which rows are made; all, unless said otherwise. */
  readonly wants?: Wants;
}

/** Whether a number is wanted at a month. Rows take longer to make than few members to live. */
export type Wants = (metric: string, month: number) => boolean;

/** What a simulation knows about how members behave and what it is worth. */
export type Numbers = Pick<SimulationSpec, 'behavior' | 'economics'>;

/** The numbers of a replicate. */
export function numbersOf({ spec, numbers }: Pick<WorldView, 'spec' | 'numbers'>, sums: WorldSums): Numbers {
  return numbers.get(sums) ?? spec;
}

/** What a number is called and how it is shown. */
export interface Metric {
  readonly metric: string;
  readonly unit: string;
  readonly decimals: number;
  readonly tags?: Pick<Row, 'tier' | 'to' | 'cell' | 'cause' | 'ledger' | 'intervention' | 'benefit'>;
}

/**
 * A number of one replicate at a month; undefined where there is none, as the churn of nobody. The interval is then
 * over the replicates that have one, and a month in which none has is left out.
 */
export type MetricValue = (sums: WorldSums, month: number) => number | undefined;

/** The row of one month; none where no replicate has a value. */
export function rowAt(view: WorldView, shown: Metric, month: number, value: MetricValue): Row[] {
  if (view.wants?.(shown.metric, month) === false) return [];
  return rowOf(
    view.world,
    shown,
    month,
    view.replicates.map((sums) => value(sums, month)),
  );
}

/** A row for each month from `first` to the horizon. */
export function rowsOf(view: WorldView, shown: Metric, first: 0 | 1, value: MetricValue): Row[] {
  const rows: Row[] = [];
  for (let month = first; month <= view.spec.horizon; month++) rows.push(...rowAt(view, shown, month, value));
  return rows;
}

/** The months and, as `<metric>.total`, what they add up to so far, each replicate for itself. */
export function flowRows(view: WorldView, shown: Metric, value: (sums: WorldSums, month: number) => number): Row[] {
  const monthly: Row[] = [];
  const totals: Row[] = [];
  const total = view.replicates.map(() => 0);
  const totaled = { ...shown, metric: `${shown.metric}.total` };
  for (let month = 1; month <= view.spec.horizon; month++) {
    const values = view.replicates.map((sums) => value(sums, month));
    values.forEach((flow, r) => {
      total[r] = total[r]! + flow;
    });
    if (view.wants?.(shown.metric, month) !== false) monthly.push(...rowOf(view.world, shown, month, values));
    if (view.wants?.(totaled.metric, month) !== false) totals.push(...rowOf(view.world, totaled, month, total));
  }
  return [...monthly, ...totals];
}

/** The row of values by replicate; none where no replicate has a value. */
export function rowOf(world: string, shown: Metric, month: number, values: readonly (number | undefined)[]): Row[] {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return [];
  const { metric, unit, decimals, tags } = shown;
  return [{ metric, world, month, ...tags, unit, ...intervalOf(known, decimals) }];
}

/** A share; undefined where there is nothing to take a share of. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** How counts of members are shown; a median between two replicates may be fractional. */
export const MEMBERS = { unit: 'members', decimals: 2 } as const;
/** How shares are shown, from 0 to 1. */
export const SHARE = { unit: 'share', decimals: 6 } as const;

/** How sums of money are shown: in units of the program's currency. */
export function moneyUnit(plan: Plan): { readonly unit: string; readonly decimals: number } {
  return { unit: plan.currency.code, decimals: plan.currency.digits };
}

/** An amount in smallest units as a plain number. */
export function inUnits(amount: bigint, digits: number): number {
  return Number(amount) / 10 ** digits;
}
