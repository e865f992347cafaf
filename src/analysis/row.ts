/**
 * A forecast is a tidy table: one row per metric, world, month and, where the metric has them, tier, cell, cause, ledger,
 * intervention or benefit.
 * The same rows go out as JSON, CSV and Parquet, and every picture is drawn from them.
 */
export interface Row {
  /** A stable id of the metric catalog, for example `tier.share`. */
  readonly metric: string;
  readonly world: string;
  /** Months since the start; 0 is the state at the start, n the n-th month or the state at its end. */
  readonly month: number;
  readonly tier?: string;
  /** The tier moved to, for movements. */
  readonly to?: string;
  readonly cell?: string;
  readonly cause?: string;
  readonly ledger?: string;
  readonly intervention?: string;
  /** A benefit that lasts. */
  readonly benefit?: string;
  /** `members`, `share`, `JPY`, `star`, `score` … */
  readonly unit: string;
  readonly median: number;
  readonly p05: number;
  readonly p95: number;
}
