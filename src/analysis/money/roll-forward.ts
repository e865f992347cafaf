/** What moved the points of one ledger in a stretch of time, in smallest units. */
export interface PointFlows {
  readonly issued: bigint;
  readonly redeemed: bigint;
  readonly expired: bigint;
  readonly reversed: bigint;
  readonly cleared: bigint;
  /** What changes of the rules moved out, less what they moved in. */
  readonly converted: bigint;
}

/** The flows that take points off the books, in the order in which they are told. */
export const OUTFLOWS = ['redeemed', 'expired', 'reversed', 'cleared', 'converted'] as const;

/** How the points of one ledger went from one balance to the next. */
export interface PointPeriod extends PointFlows {
  readonly opening: bigint;
  /** Counted from the members' balances, and not from the flows. */
  readonly closing: bigint;
  /** Opening plus what flowed, less closing: zero, or the books do not tie out. */
  readonly difference: bigint;
}

/** No flow at all. */
export const NO_FLOWS: PointFlows = { issued: 0n, redeemed: 0n, expired: 0n, reversed: 0n, cleared: 0n, converted: 0n };

/** The roll-forward of one ledger whose books begin empty: by period, the flows and the balance counted at its end. */
export function rollForward(flows: readonly PointFlows[], closings: readonly bigint[]): PointPeriod[] {
  return flows.map((flow, i) => periodOf(i === 0 ? 0n : closings[i - 1]!, flow, closings[i]!));
}

/** Periods that follow each other, as one. There must be at least one. */
export function together(periods: readonly PointPeriod[]): PointPeriod {
  return periodOf(periods[0]!.opening, periods.reduce<PointFlows>(plusFlows, NO_FLOWS), periods.at(-1)!.closing);
}

export function plusFlows(a: PointFlows, b: PointFlows): PointFlows {
  return {
    issued: a.issued + b.issued,
    redeemed: a.redeemed + b.redeemed,
    expired: a.expired + b.expired,
    reversed: a.reversed + b.reversed,
    cleared: a.cleared + b.cleared,
    converted: a.converted + b.converted,
  };
}

function periodOf(opening: bigint, flows: PointFlows, closing: bigint): PointPeriod {
  const out = OUTFLOWS.reduce((sum, flow) => sum + flows[flow], 0n);
  const { issued, redeemed, expired, reversed, cleared, converted } = flows;
  const difference = opening + issued - out - closing;
  return { opening, issued, redeemed, expired, reversed, cleared, converted, closing, difference };
}
