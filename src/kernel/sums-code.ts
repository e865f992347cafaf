import type { Plan } from '../compile/plan.ts';
import type { PostingReason } from '../engine/books.ts';
import { highOf } from './arithmetic.ts';
import type { BooksCode } from './books-code.ts';
import { add, atLeast, type I32, type I64, i32, i64, load, multiply, store } from './code.ts';
import type { Exact } from './exact.ts';
import { ALL_CAUSES, REASONS } from './journal.ts';
import type { Module } from './module.ts';
import type { Moment, Pen } from './pen.ts';
import type { Routine, Variable } from './routine.ts';
import { withCarry } from './wide.ts';

/** A sum has two words, so that amounts of any size add up exactly. */
export const SUM_SIZE = 16;

/** Which series of sums stands where: one sum for each month in each. */
export interface SeriesPlan {
  /** What was posted, by ledger and reason, with the sign of the books. */
  posted(ledger: number, reason: PostingReason): number;
  /** What is in a ledger at the end of each month. */
  held(ledger: number): number;
  /** How many movements there were. */
  moved(ladder: number, cause: number, from: number, to: number): number;
  /** How many members hold a tier at the end of each month. */
  inTier(ladder: number, tier: number): number;
  issued(kind: 'reward' | 'milestone', index: number): number;
  readonly count: number;
}

export function seriesOf(plan: Plan): SeriesPlan {
  let count = 0;
  const reserve = (series: number): number => {
    const first = count;
    count += series;
    return first;
  };
  const posted = reserve(plan.ledgers.length * REASONS.length);
  const held = reserve(plan.ledgers.length);
  const tiers = plan.ladders.map((ladder) => ladder.tiers.length);
  const moved = tiers.map((n) => reserve(ALL_CAUSES.length * n * n));
  const inTier = tiers.map((n) => reserve(n));
  const rewards = reserve(plan.rewards.length);
  const milestones = reserve(plan.milestones.length);
  return {
    posted: (ledger, reason) => posted + ledger * REASONS.length + REASONS.indexOf(reason),
    held: (ledger) => held + ledger,
    moved: (ladder, cause, from, to) => moved[ladder]! + (cause * tiers[ladder]! + from) * tiers[ladder]! + to,
    inTier: (ladder, tier) => inTier[ladder]! + tier,
    issued: (kind, index) => (kind === 'reward' ? rewards : milestones) + index,
    count,
  };
}

/**
 * Books of many members as sums per month. The host says where the sums lie, how many months there are, and where their
 * last days stand; what falls before the first month is not counted.
 */
export class SumsCode implements BooksCode {
  readonly #plan: Plan;
  readonly #series: SeriesPlan;
  readonly #moment: Moment;
  readonly address: (r: Routine) => Variable<'i32'>;
  readonly months: (r: Routine) => Variable<'i32'>;
  /** The first day of each month, and the day after the last. */
  readonly edges: (r: Routine) => Variable<'i32'>;
  /** The month that the day at work was last found in; -1 before the first. */
  readonly month: (r: Routine) => Variable<'i32'>;

  constructor(plan: Plan, module: Module, moment: Moment) {
    this.#plan = plan;
    this.#series = seriesOf(plan);
    this.#moment = moment;
    this.address = module.global('i32');
    this.months = module.global('i32');
    this.edges = module.global('i32');
    this.month = module.global('i32');
  }

  posted(pen: Pen, ledger: number, amount: Exact, reason: PostingReason): void {
    this.#inMonth(pen, () => this.sum(pen, i32(this.#series.posted(ledger, reason)), amount.low, highOf(amount)));
  }

  moved(pen: Pen, ladder: number, from: I32, to: I32, _day: I32, cause: I32): void {
    const tiers = this.#plan.ladders[ladder]!.tiers.length;
    const at = add(multiply(add(multiply(cause, tiers), from), tiers), to);
    this.#inMonth(pen, () => this.count(pen, add(at, this.#series.moved(ladder, 0, 0, 0))));
  }

  rewarded(pen: Pen, kind: 'reward' | 'milestone', index: number): void {
    this.#inMonth(pen, () => this.count(pen, i32(this.#series.issued(kind, index))));
  }

  /** One more in a series, this month. */
  count(pen: Pen, series: I32): void {
    this.sum(pen, series, i64(1n), i64(0n));
  }

  sum({ r }: Pen, series: I32, low: I64, high: I64): void {
    const place = add(multiply(series, this.months(r).get), this.month(r).get);
    const here = r.keep(add(multiply(place, SUM_SIZE), this.address(r).get));
    const sum = r.keep(add(load('i64', here), low));
    const uppers = r.keep(add(load('i64', here, 8), high));
    r.push(store(here, 8, withCarry(uppers, sum, low)), store(here, 0, sum));
  }

  /** On what day the next month begins. */
  nextEdge(r: Routine): I32 {
    return load('i32', add(this.edges(r).get, multiply(add(this.month(r).get, 1), 4)));
  }

  /** Finds the month of the day at work, which never falls, and does something unless it is before the first. */
  #inMonth({ r }: Pen, work: () => void): void {
    const month = this.month(r);
    r.whilst(
      () => atLeast(this.#moment.day(r).get, this.nextEdge(r)),
      () => month.set(add(month.get, 1)),
    );
    r.when(atLeast(month.get, 0), work);
  }
}
