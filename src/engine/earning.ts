import { add, compare, integer, multiply, ONE, type Rational, round, subtract, ZERO } from '../base/rational.ts';
import type { PlanCap, PlanEarning } from '../compile/plan-earning.ts';
import type { FieldValue } from './books.ts';
import { evaluate, holds, type Reads } from './evaluate.ts';
import type { Stretch } from './stretch.ts';

/**
 * What an earning rule gave for one event, with what is needed to work it out again on a remainder. A rule whose
 * condition did not hold gave nothing, but may fit what is left.
 */
export interface Earned {
  readonly earning: number;
  /** Before rounding, in smallest units. */
  exact: Rational;
  /** After rounding, before the cap. */
  rounded: bigint;
  /** How much the cap let through at most; null without a cap. */
  room: bigint | null;
  /** The tiers by which it earned, share by share. */
  readonly stretches: readonly Stretch[];
  /** The measures that the rule can read, the lifetime grants and the attributes, as they were. */
  readonly measured: ReadonlyMap<number, Rational | null>;
  readonly attributes: readonly (FieldValue | null)[];
  /** The cell of the grid, as it was; null without a grid. */
  readonly cell: number | null;
  readonly granted: readonly boolean[];
}

/** Rounds to a multiple of the rule's unit, in smallest units. */
export function roundEarning(
  { rounding, roundTo }: Pick<PlanEarning, 'rounding' | 'roundTo'>,
  exact: Rational,
): bigint {
  if (roundTo === 1n) return round(exact, rounding);
  return round({ n: exact.n, d: exact.d * roundTo }, rounding) * roundTo;
}

/** What the cap lets through, and what it cuts off. */
export function split(rounded: bigint, room: bigint | null): { main: bigint; rest: bigint } {
  if (room === null || rounded <= room) return { main: rounded, rest: 0n };
  return { main: room, rest: rounded - room };
}

/** How much more a cap lets through after what has been used. */
export function roomLeft(limit: Rational, used: Rational): bigint {
  const left = subtract(limit, used);
  return compare(left, ZERO) <= 0 ? 0n : round(left, 'down');
}

/** What an amount that was given uses up of the rule's cap. */
export function usedUp(cap: PlanCap, given: bigint): Rational {
  return cap.counts === 'points' ? integer(given) : given > 0n ? ONE : ZERO;
}

/** How much a cap lets through after what has been used; null for any amount, as long as times are left. */
export function roomUnder(cap: PlanCap, limit: Rational, used: Rational): bigint | null {
  if (cap.counts === 'points') return roomLeft(limit, used);
  return compare(used, limit) < 0 ? null : 0n;
}

/** A formula's amount in smallest units. One that falls below zero, or reads what is not known, gives nothing (R9.4). */
export function amountOf(earning: PlanEarning, reads: Reads): Rational {
  const exact = evaluate(earning.amount, reads);
  return exact === null || exact.n < 0n ? ZERO : exact;
}

/** What a rule gives for an event whose shares earn by their own tiers; null where its condition holds for none of them. */
export function amountAlong(
  earning: PlanEarning,
  stretches: readonly Stretch[],
  along: (stretch: Stretch, work: (reads: Reads) => Rational | null) => Rational | null,
): Rational | null {
  const parts = stretches.map((stretch) =>
    along(stretch, (reads) => (holds(earning.when, reads) ? multiply(amountOf(earning, reads), stretch.share) : null)),
  );
  return parts.reduce((sum, part) => (sum === null || part === null ? (sum ?? part) : add(sum, part)), null);
}

/**
 * Adds what an earlier event left over, and keeps what rounding cuts off now. What an event gives never falls below zero
 * because rounding went up before it: what is owed stays carried (R9.6).
 */
export function carryOver(
  earning: PlanEarning,
  exact: Rational,
  carried: Rational,
): { rounded: bigint; carried: Rational } {
  const total = add(exact, carried);
  const nearest = roundEarning(earning, total);
  const rounded = nearest < 0n && exact.n >= 0n ? 0n : nearest;
  return { rounded, carried: subtract(total, integer(rounded)) };
}
