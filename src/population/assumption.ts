/**
 * How far a number may be trusted: `reproduces` a published result, is `calibrated` to data, or is `assumed` because
 * nobody has measured it in this setting.
 */
export type Claim = 'reproduces' | 'calibrated' | 'assumed';

/** One number about how members behave, with its range and where it comes from. */
export interface Assumption {
  readonly id: string;
  readonly value: number;
  /** The plausible range, `low <= value <= high`. */
  readonly low: number;
  readonly high: number;
  /** What the number counts, in words: `logit per score point`, `share per month` … */
  readonly unit: string;
  readonly source: string;
  readonly claim: Claim;
  readonly note: string;
  /** The value at which the effect is not there; absent for numbers that are no effect. */
  readonly off?: number;
}

/** What a simulation says otherwise about one assumption; what it leaves out is taken over from the ledger. */
export interface AssumptionOverride {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly source?: string;
  readonly claim?: Claim;
  readonly note?: string;
}

/** What a simulation, or a part of one, says otherwise about the ledger. */
export interface LedgerChanges {
  /** Effects that are not there, by the id of an assumption or by the word before its dot. */
  readonly off?: readonly string[];
  readonly override?: Readonly<Record<string, AssumptionOverride>>;
}

/**
 * The assumption with a simulation's own value. A changed value never keeps the claim or the source of the old one:
 * without its own it is `assumed`, and the range is widened to contain the value.
 */
export function overridden(base: Assumption, own: AssumptionOverride): Assumption {
  return {
    id: base.id,
    unit: base.unit,
    value: own.value,
    low: own.low ?? Math.min(base.low, own.value),
    high: own.high ?? Math.max(base.high, own.value),
    source: own.source ?? 'this simulation',
    claim: own.claim ?? 'assumed',
    note: own.note ?? base.note,
    ...(base.off === undefined ? {} : { off: base.off }),
  };
}

/** The assumption turned off: its effect is not there, nor any doubt about its size. One without such a value stays as it is. */
export function turnedOff(base: Assumption): Assumption {
  if (base.off === undefined) return base;
  const { off } = base;
  return overridden(base, { value: off, low: off, high: off, note: 'Turned off in this simulation.' });
}
