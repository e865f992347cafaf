import { add, compare, integer, type Rational, round, subtract } from '../base/rational.ts';
import type { PlanEarning } from '../compile/plan.ts';
import { evaluate, type Reads } from './evaluate.ts';

/** What an earning rule gave for one event, with what is needed to work it out again on a remainder. */
export interface Earned {
  readonly earning: number;
  /** Before rounding, in smallest units. */
  exact: Rational;
  /** After rounding, before the cap. */
  rounded: bigint;
  /** How much the cap let through at most; null without a cap. */
  readonly room: bigint | null;
  /** The measures the formula read, as they were. */
  readonly measured: ReadonlyMap<number, Rational>;
}

/** Rounds to a multiple of the rule's unit. */
export function roundEarning(earning: PlanEarning, exact: Rational): bigint {
  if (earning.roundTo === 1n) return round(exact, earning.rounding);
  return round({ n: exact.n, d: exact.d * earning.roundTo }, earning.rounding) * earning.roundTo;
}

/** What the cap lets through, and what it cuts off. */
export function split(rounded: bigint, room: bigint | null): { main: bigint; rest: bigint } {
  if (room === null || rounded <= room) return { main: rounded, rest: 0n };
  return { main: room, rest: rounded - room };
}

/** How much more a cap lets through after what has been used. */
export function roomLeft(limit: Rational, used: Rational): bigint {
  const left = subtract(limit, used);
  return compare(left, integer(0)) <= 0 ? 0n : round(left, 'down');
}

/** A formula's amount, with the measures it read. */
export function amountOf(
  earning: PlanEarning,
  reads: Reads,
): { exact: Rational; measured: ReadonlyMap<number, Rational> } {
  const measured = new Map<number, Rational>();
  const noting: Reads = {
    setting: (index) => reads.setting(index),
    field: (index) => reads.field(index),
    tier: (ladder) => reads.tier(ladder),
    measure: (index) => {
      const value = reads.measure(index);
      measured.set(index, value);
      return value;
    },
  };
  return { exact: evaluate(earning.amount, noting), measured };
}

/** Adds what an earlier event left over, and keeps what rounding cuts off now. */
export function carryOver(
  earning: PlanEarning,
  exact: Rational,
  carried: Rational,
): { rounded: bigint; carried: Rational } {
  const total = add(exact, carried);
  const rounded = roundEarning(earning, total);
  return { rounded, carried: subtract(total, integer(rounded)) };
}
