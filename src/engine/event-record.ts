import { compare, type Rational, subtract, ZERO } from '../base/rational.ts';
import type { PlanRefund } from '../compile/plan-refund.ts';
import type { FieldValue, MemberEvent } from './books.ts';
import type { Earned } from './earning.ts';

/** An event that a refund may take back: what is left of it, what it earned, and what it counts for. */
export interface EventRecord {
  readonly event: MemberEvent;
  /** As reduced by refunds so far. */
  readonly fields: FieldValue[];
  readonly earned: Earned[];
  /** What it counts for in each measure over its event, in the order of the plan's index. */
  readonly counted: (FieldValue | null)[];
  /** Whether all of it has been taken back. */
  gone: boolean;
}

/** The part of a refund that falls on one original: by how much each of its fields is lowered. */
export interface Reduction {
  readonly record: EventRecord;
  readonly by: ReadonlyMap<number, Rational>;
}

/**
 * Shares a refund out. One that names a known original takes from it alone; another takes from the latest events that
 * have something left, where the program says so. Returns what found nothing to take back, per refund field.
 */
export function shareOut(
  refund: PlanRefund,
  event: MemberEvent,
  original: EventRecord | undefined,
  latest: readonly EventRecord[],
): { reductions: Reduction[]; left: Rational } {
  if (original !== undefined) {
    const by = new Map<number, Rational>();
    let left = ZERO;
    for (const { field, original: reduced } of refund.reduces) {
      const { taken, rest } = take(original.fields[reduced] as Rational, event.fields[field] as Rational);
      by.set(reduced, taken);
      if (compare(rest, left) > 0) left = rest;
    }
    return { reductions: [{ record: original, by }], left };
  }
  const [pair] = refund.reduces;
  if (pair === undefined) return { reductions: [], left: ZERO };
  let left = event.fields[pair.field] as Rational;
  const reductions: Reduction[] = [];
  if (refund.unlinked === 'refused') return { reductions, left };
  for (let i = latest.length - 1; i >= 0 && left.n > 0n; i--) {
    const record = latest[i]!;
    const { taken, rest } = take(record.fields[pair.original] as Rational, left);
    if (taken.n === 0n) continue;
    reductions.push({ record, by: new Map([[pair.original, taken]]) });
    left = rest;
  }
  return { reductions, left };
}

function take(available: Rational, wanted: Rational): { taken: Rational; rest: Rational } {
  const taken = compare(wanted, available) <= 0 ? wanted : available;
  return { taken, rest: subtract(wanted, taken) };
}
