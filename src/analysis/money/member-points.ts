import { addMonths, type Day, endOfMonth, formatMonth } from '../../base/calendar.ts';
import type { Posting, PostingReason } from '../../engine/books.ts';
import { NO_FLOWS, type PointFlows, type PointPeriod, plusFlows, rollForward } from './roll-forward.ts';

/** The flow that a posting belongs to. A price given back was never redeemed. */
const FLOW: Readonly<Record<PostingReason, keyof PointFlows>> = {
  earned: 'issued',
  redeemed: 'redeemed',
  expired: 'expired',
  reversed: 'reversed',
  cleared: 'cleared',
  converted: 'converted',
  restored: 'redeemed',
};

/** What a posting adds, and to which flow. */
function flowOf({ reason, amount }: Posting): [flow: keyof PointFlows, amount: bigint] {
  return [FLOW[reason], reason === 'earned' ? amount : -amount];
}

interface MonthTally {
  readonly flows: Record<keyof PointFlows, bigint>;
  closing: bigint;
}

/** The points of many members by ledger and month: flows from what was posted, balances as the members hold them. */
export class MemberPoints {
  /** By ledger, by the first day of the next month. */
  readonly #months: readonly Map<Day, MonthTally>[];

  constructor(ledgers: number) {
    this.#months = Array.from({ length: ledgers }, () => new Map());
  }

  posted(posting: Posting): void {
    const { flows } = this.#month(posting.ledger, endOfMonth(posting.posted));
    const [flow, amount] = flowOf(posting);
    flows[flow] += amount;
  }

  /** A member's balance at the end of a month, by the first day of the next. */
  closed(ledger: number, end: Day, balance: bigint): void {
    this.#month(ledger, end).closing += balance;
  }

  /** All the flows of a ledger. */
  total(ledger: number): PointFlows {
    return [...this.#months[ledger]!.values()].reduce((sum, { flows }) => plusFlows(sum, flows), NO_FLOWS);
  }

  /** Month by month, from the first of any ledger to the last, without gaps; none where nothing was posted or held. */
  rollForward(ledger: number): { readonly month: string; readonly period: PointPeriod }[] {
    const ends = this.#ends();
    const months = ends.map((end) => this.#months[ledger]!.get(end));
    const periods = rollForward(
      months.map((month) => month?.flows ?? NO_FLOWS),
      months.map((month) => month?.closing ?? 0n),
    );
    return periods.map((period, i) => ({ month: formatMonth(addMonths(ends[i]!, -1)), period }));
  }

  #ends(): Day[] {
    const known = this.#months.flatMap((months) => [...months.keys()]).sort((a, b) => a - b);
    const ends: Day[] = [];
    if (known.length > 0) for (let end = known[0]!; end <= known.at(-1)!; end = addMonths(end, 1)) ends.push(end);
    return ends;
  }

  #month(ledger: number, end: Day): MonthTally {
    const months = this.#months[ledger]!;
    const month = months.get(end) ?? { flows: { ...NO_FLOWS }, closing: 0n };
    months.set(end, month);
    return month;
  }
}
