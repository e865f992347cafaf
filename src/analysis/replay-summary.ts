import { addMonths, type Day, endOfMonth, formatMonth } from '../base/calendar.ts';
import { add, compare, type Rational, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanIntervention } from '../compile/plan-intervention.ts';
import type { Steps } from '../compile/steps.ts';
import { allocate, type Candidate } from '../engine/allocate.ts';
import type { History, Watch } from '../engine/books.ts';
import type { Look } from '../engine/looks.ts';
import type { Member } from '../engine/member.ts';
import { joinedOn, replay } from '../engine/replay.ts';
import { gapOf, type Missing } from '../engine/shortfall.ts';
import { MemberPoints } from './money/member-points.ts';
import type { PointFlows, PointPeriod } from './money/roll-forward.ts';

/** The points of one ledger over all members, in smallest units. Ties out: issued = redeemed + expired + reversed + cleared + converted + outstanding. */
export interface LedgerTotals extends PointFlows {
  readonly outstanding: bigint;
  /** The same month by month; the last one ends with the last day of the replay. */
  readonly months: readonly { readonly month: string; readonly period: PointPeriod }[];
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

/** The members to whom an intervention is open on the last day, and what becomes of them if all came in on that day. */
export interface InterventionReach {
  readonly open: number;
  readonly served: number;
  readonly unserved: number;
  /** In minor units. */
  readonly cost: bigint;
}

export interface ReplaySummary {
  readonly members: number;
  readonly until: Day;
  /** The members in each tier at the end of each month, by ladder; months in which nobody had joined are left out. */
  readonly tierMix: readonly { readonly month: string; readonly counts: readonly (readonly number[])[] }[];
  /** The members in each cell of the grid at the end of each month; empty without a grid. */
  readonly gridMix: readonly { readonly month: string; readonly counts: readonly number[] }[];
  readonly interventions: readonly InterventionReach[];
  readonly ledgers: readonly LedgerTotals[];
  /** Members whose own postings do not add up to their balance; a bug when not zero. */
  readonly untied: number;
  readonly rewards: number;
  readonly refunds: { readonly unmatched: number; readonly left: Rational };
  readonly near: readonly NearMember[];
}

const MOST_NEAR = 10;

/**
 * Replays members one by one and keeps only sums, so that memory does not grow with their number but for the names of
 * those to whom an intervention is open. Feed it in any order of members: the result is the same.
 */
export class ReplaySummarizer {
  readonly #plan: Plan;
  readonly #settings: readonly Steps[];
  readonly #until: Day;
  readonly #points: MemberPoints;
  /** By ledger. */
  readonly #outstanding: bigint[];
  /** By first day of the next month, by ladder, by tier. */
  readonly #mix = new Map<Day, number[][]>();
  /** By first day of the next month, by cell. */
  readonly #cells = new Map<Day, number[]>();
  /** By intervention. */
  readonly #open: Candidate[][];
  #near: NearMember[] = [];
  #members = 0;
  #untied = 0;
  #rewards = 0;
  #unmatched = 0;
  #left: Rational = ZERO;

  constructor(plan: Plan, settings: readonly Steps[], until: Day) {
    this.#plan = plan;
    this.#settings = settings;
    this.#until = until;
    this.#open = plan.interventions.map(() => []);
    this.#points = new MemberPoints(plan.ledgers.length);
    this.#outstanding = plan.ledgers.map(() => 0n);
  }

  add(history: History): void {
    const own = this.#plan.ledgers.map(() => 0n);
    const changes = this.#plan.ladders.map((): { day: Day; tier: number }[] => []);
    const ends = this.#monthEnds(joinedOn(history, this.#until));
    const watch: Watch = {
      posted: (posting) => {
        own[posting.ledger] = own[posting.ledger]! + posting.amount;
        this.#points.posted(posting);
      },
      moved: ({ ladder, day, to }) => void changes[ladder]!.push({ day, tier: to }),
      rewarded: () => void this.#rewards++,
      revoked: () => void this.#rewards--,
      unmatched: ({ left }) => {
        this.#unmatched++;
        this.#left = add(this.#left, left);
      },
    };
    const looks = ends.map((end) => this.#lookAtMonthEnd(end));
    const member = replay(this.#plan, this.#settings, history, this.#until, watch, looks);
    this.#members++;
    let tied = true;
    this.#plan.ledgers.forEach((_, i) => {
      const balance = member.balance(i);
      this.#outstanding[i] = this.#outstanding[i]! + balance;
      // The month of the last day has no end to look at.
      this.#points.closed(i, endOfMonth(this.#until), balance);
      if (balance !== own[i]) tied = false;
    });
    if (!tied) this.#untied++;
    this.#countTiers(ends, changes);
    this.#noteNear(history.member, member);
    this.#noteOpen(history.member, member);
  }

  summary(): ReplaySummary {
    return {
      members: this.#members,
      until: this.#until,
      tierMix: byMonth(this.#mix),
      gridMix: byMonth(this.#cells),
      interventions: this.#plan.interventions.map((intervention, i) => this.#reach(intervention, this.#open[i]!)),
      ledgers: this.#outstanding.map((outstanding, i) => ({
        ...this.#points.total(i),
        outstanding,
        months: this.#points.rollForward(i),
      })),
      untied: this.#untied,
      rewards: this.#rewards,
      refunds: { unmatched: this.#unmatched, left: this.#left },
      near: this.#near,
    };
  }

  /** The first days of the months after the one of joining, as far as the replay goes. */
  #monthEnds(joined: Day): Day[] {
    const ends: Day[] = [];
    for (let end = endOfMonth(joined); end <= this.#until; end = addMonths(end, 1)) ends.push(end);
    return ends;
  }

  #lookAtMonthEnd(end: Day): Look {
    return {
      day: end - 1,
      at: (member) => {
        this.#plan.ledgers.forEach((_, ledger) => {
          this.#points.closed(ledger, end, member.balance(ledger));
        });
        if (this.#plan.grid === null) return;
        const counts = tally(this.#cells, end, () => this.#plan.grid!.cells.map(() => 0));
        const cell = member.cell(end);
        counts[cell] = counts[cell]! + 1;
      },
    };
  }

  #noteOpen(name: string, member: Member): void {
    const end = this.#until + 1;
    this.#plan.interventions.forEach(({ capacity }, i) => {
      if (!member.isOpen(i, end)) return;
      const order = capacity === null || capacity.order.by === 'earliest due' ? null : capacity.order;
      // What is not known ranks as nothing.
      const rank = order === null ? ZERO : (member.measure(order.measure, end) ?? ZERO);
      this.#open[i]!.push({ id: name, since: this.#until, rank });
    });
  }

  #reach(intervention: PlanIntervention, open: readonly Candidate[]): InterventionReach {
    const { served, unserved, cost } = allocate(intervention, open, this.#members);
    return { open: open.length, served: served.length, unserved: unserved.length, cost };
  }

  #countTiers(ends: readonly Day[], changes: readonly { day: Day; tier: number }[][]): void {
    for (const end of ends) {
      const counts = tally(this.#mix, end, () => this.#plan.ladders.map((ladder) => ladder.tiers.map(() => 0)));
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

/** The counts of a month, from zero the first time. */
function tally<Counts>(months: Map<Day, Counts>, end: Day, zero: () => Counts): Counts {
  const counts = months.get(end) ?? zero();
  months.set(end, counts);
  return counts;
}

function byMonth<Counts>(months: ReadonlyMap<Day, Counts>): { month: string; counts: Counts }[] {
  const ends = [...months].sort(([a], [b]) => a - b);
  return ends.map(([end, counts]) => ({ month: formatMonth(addMonths(end, -1)), counts }));
}

/** The nearest way, where it can be measured; ways come nearest first. */
function nearestWay(ways: readonly (readonly Missing[])[]): { missing: readonly Missing[]; gap: Rational } | null {
  const [missing] = ways;
  const gap = missing === undefined ? null : gapOf(missing);
  return missing === undefined || gap === null ? null : { missing, gap };
}
