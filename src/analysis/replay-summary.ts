import { addMonths, type Day, endOfMonth, formatMonth, startOfMonth } from '../base/calendar.ts';
import { add, compare, type Rational, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { History, PostingReason, Watch } from '../engine/books.ts';
import type { Member } from '../engine/member.ts';
import { replay } from '../engine/replay.ts';
import { gapOf, type Missing } from '../engine/shortfall.ts';

/** The points of one ledger over all members, in smallest units. Ties out: issued = redeemed + expired + reversed + cleared + outstanding. */
export interface LedgerTotals {
  issued: bigint;
  redeemed: bigint;
  expired: bigint;
  reversed: bigint;
  cleared: bigint;
  outstanding: bigint;
}

/** A member who lacks little for the next tier. */
export interface NearMember {
  readonly member: string;
  readonly ladder: number;
  readonly tier: number;
  readonly next: number;
  /** All that the nearest way to the next tier still lacks. */
  readonly missing: readonly Missing[];
  /** The largest share of a requirement that is lacking, from 0 to 1. */
  readonly gap: Rational;
}

export interface ReplaySummary {
  readonly members: number;
  readonly until: Day;
  /** The members in each tier at the end of each month, by ladder; months in which nobody had joined are left out. */
  readonly tierMix: readonly { readonly month: string; readonly counts: readonly (readonly number[])[] }[];
  readonly ledgers: readonly LedgerTotals[];
  /** Members whose own postings do not add up to their balance; a bug when not zero. */
  readonly untied: number;
  readonly rewards: number;
  readonly refunds: { readonly unmatched: number; readonly left: Rational };
  readonly near: readonly NearMember[];
}

const MOST_NEAR = 10;

/**
 * Replays members one by one and keeps only sums, so that memory does not grow with their number. Feed it in any order
 * of members: the result is the same.
 */
export class ReplaySummarizer {
  readonly #plan: Plan;
  readonly #settings: readonly Rational[];
  readonly #until: Day;
  readonly #ledgers: LedgerTotals[];
  /** By first day of the next month, by ladder, by tier. */
  readonly #mix = new Map<Day, number[][]>();
  #near: NearMember[] = [];
  #members = 0;
  #untied = 0;
  #rewards = 0;
  #unmatched = 0;
  #left: Rational = ZERO;

  constructor(plan: Plan, settings: readonly Rational[], until: Day) {
    this.#plan = plan;
    this.#settings = settings;
    this.#until = until;
    this.#ledgers = plan.ledgers.map(() => ({
      issued: 0n,
      redeemed: 0n,
      expired: 0n,
      reversed: 0n,
      cleared: 0n,
      outstanding: 0n,
    }));
  }

  add(history: History): void {
    const own = this.#plan.ledgers.map(() => 0n);
    const changes = this.#plan.ladders.map((): { day: Day; tier: number }[] => []);
    let first = this.#until;
    const watch: Watch = {
      happened: (event) => {
        first = Math.min(first, event.day);
      },
      posted: ({ ledger, amount, reason }) => {
        own[ledger] = own[ledger]! + amount;
        const totals = this.#ledgers[ledger]!;
        totals[TOTAL[reason]] += reason === 'earned' ? amount : -amount;
      },
      moved: ({ ladder, day, to }) => void changes[ladder]!.push({ day, tier: to }),
      rewarded: () => void this.#rewards++,
      unmatched: ({ left }) => {
        this.#unmatched++;
        this.#left = add(this.#left, left);
      },
    };
    const member = replay(this.#plan, this.#settings, history, this.#until, watch);
    this.#members++;
    let tied = true;
    this.#plan.ledgers.forEach((_, i) => {
      const balance = member.balance(i);
      this.#ledgers[i]!.outstanding += balance;
      if (balance !== own[i]) tied = false;
    });
    if (!tied) this.#untied++;
    this.#countTiers(first, changes);
    this.#noteNear(history.member, member);
  }

  summary(): ReplaySummary {
    const months = [...this.#mix.keys()].sort((a, b) => a - b);
    return {
      members: this.#members,
      until: this.#until,
      tierMix: months.map((end) => ({ month: formatMonth(addMonths(end, -1)), counts: this.#mix.get(end)! })),
      ledgers: this.#ledgers,
      untied: this.#untied,
      rewards: this.#rewards,
      refunds: { unmatched: this.#unmatched, left: this.#left },
      near: this.#near,
    };
  }

  #countTiers(first: Day, changes: readonly { day: Day; tier: number }[][]): void {
    for (let end = endOfMonth(startOfMonth(first)); end <= this.#until; end = addMonths(end, 1)) {
      let counts = this.#mix.get(end);
      if (counts === undefined) {
        counts = this.#plan.ladders.map((ladder) => ladder.tiers.map(() => 0));
        this.#mix.set(end, counts);
      }
      changes.forEach((moves, ladder) => {
        // What the reviews on the first of the next month decide belongs to that month.
        const tier = moves.findLast((move) => move.day < end)?.tier ?? 0;
        counts[ladder]![tier]!++;
      });
    }
  }

  #noteNear(name: string, member: Member): void {
    this.#plan.ladders.forEach((ladder, index) => {
      const tier = member.tier(index);
      for (let next = tier + 1; next < ladder.tiers.length; next++) {
        const nearest = nearestWay(member.missing(index, next, this.#until));
        if (nearest === null) continue;
        this.#keepNear({ member: name, ladder: index, tier, next, ...nearest });
        return;
      }
    });
  }

  #keepNear(candidate: NearMember): void {
    const order = (a: NearMember, b: NearMember) =>
      compare(a.gap, b.gap) || (a.member < b.member ? -1 : a.member > b.member ? 1 : a.ladder - b.ladder);
    this.#near = [...this.#near, candidate].sort(order).slice(0, MOST_NEAR);
  }
}

const TOTAL: Readonly<Record<PostingReason, Exclude<keyof LedgerTotals, 'outstanding'>>> = {
  earned: 'issued',
  redeemed: 'redeemed',
  expired: 'expired',
  reversed: 'reversed',
  cleared: 'cleared',
};

/** The nearest way, where it can be measured; ways come nearest first. */
function nearestWay(ways: readonly (readonly Missing[])[]): { missing: readonly Missing[]; gap: Rational } | null {
  const [missing] = ways;
  const gap = missing === undefined ? null : gapOf(missing);
  return missing === undefined || gap === null ? null : { missing, gap };
}
