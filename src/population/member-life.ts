import { civilOf, covers, type Day } from '../base/calendar.ts';
import type { Draws } from '../base/draws.ts';
import { bernoulli } from '../base/samplers.ts';
import type { MemberRun } from '../engine/member-run.ts';
import { type Frame, monthDays } from './frame.ts';
import { leaves, leavingFactor, lockIn, nextHabit } from './leaving.ts';
import { type Departure, MemberEvents } from './member-events.ts';
import { PURPOSE } from './purposes.ts';
import type { Recorder } from './recorder.ts';
import { firstSatisfaction, nextSatisfaction, serviceShock } from './satisfaction.ts';
import { Staying } from './staying.ts';
import type { WorldSums } from './sums.ts';
import { type Answer, surveyed } from './survey.ts';
import type { Traits } from './traits.ts';

/** The program's side of a life; null in the world without a program. */
export interface Enrollment {
  readonly run: MemberRun;
  readonly recorder: Recorder;
}

/**
 * One member in one world, month by month. Satisfaction and lock-in are two states, because a single score of loyalty
 * could not express a member who is unhappy and stays.
 */
export class MemberLife {
  readonly traits: Traits;
  readonly #frame: Frame;
  readonly #draws: Draws;
  readonly #enrollment: Enrollment | null;
  readonly #sums: WorldSums;
  readonly #events: MemberEvents;
  readonly #staying: Staying | null;
  #active: boolean;
  #satisfaction: number;
  #habit = 0;
  #answer: Answer | null = null;
  #tier = 0;

  constructor(frame: Frame, draws: Draws, traits: Traits, enrollment: Enrollment | null, sums: WorldSums) {
    this.traits = traits;
    this.#frame = frame;
    this.#draws = draws;
    this.#enrollment = enrollment;
    this.#sums = sums;
    const begin = Math.max(traits.joined, frame.edges[0]!);
    this.#events = new MemberEvents(frame, draws, traits, begin, enrollment !== null);
    const dropout = frame.study.spec.fitted?.dropout ?? null;
    this.#staying = dropout && new Staying(dropout, draws);
    this.#active = this.#staying?.goneAtFirst() !== true;
    this.#satisfaction = firstSatisfaction(frame.study.spec.behavior, draws, traits.satisfactionMean);
  }

  get active(): boolean {
    return this.#active;
  }

  get satisfaction(): number {
    return this.#satisfaction;
  }

  get answer(): Answer | null {
    return this.#answer;
  }

  /** The tier held on the reported ladder at the end of the month lived last. */
  get tier(): number {
    return this.#tier;
  }

  balance(ledger: number): bigint {
    return this.#enrollment?.run.balance(ledger) ?? 0n;
  }

  /** Lives through a month. After leaving, the account stays open: returns still come and points still expire. */
  live(month: number): void {
    const { from, to } = monthDays(this.#frame, month);
    if (to <= this.traits.joined) return;
    if (this.#staying === null && month >= 1 && this.#active && this.#leaves(month)) this.#leave(month);
    this.#enrollment?.recorder.turnTo(month, this.#active);
    const service = this.#act(month, Math.max(from, this.traits.joined), to);
    if (this.#active) this.#feel(month, service);
  }

  #leaves(month: number): boolean {
    const { behavior } = this.#frame.study.spec;
    return leaves(behavior, this.#draws, month, this.#satisfaction, this.#lockIn());
  }

  #leave(month: number): void {
    this.#active = false;
    // Members of a fitted population may have left before the start; nothing is counted there.
    if (month < 1) return;
    const { left, leftFromTier } = this.#sums;
    left[month] = left[month]! + 1;
    const series = leftFromTier[this.#tier];
    if (series !== undefined) series[month] = series[month]! + 1;
  }

  #lockIn(): number {
    const { study, pointWorth, steps } = this.#frame;
    const held = this.#enrollment;
    let worth = 0;
    if (held !== null) {
      pointWorth.forEach((each, ledger) => {
        if (each > 0) worth += each * Math.max(0, Number(held.run.balance(ledger)));
      });
    }
    const monthlySpend = this.traits.purchaseRate * (365.25 / 12) * this.traits.meanSpend;
    return lockIn(study.spec.behavior, {
      points: worth > 0 ? worth / (worth + monthlySpend) : 0,
      tier: steps > 0 ? this.#tier / steps : 0,
      habit: this.#habit,
    });
  }

  /** What happens between two days, purchases, returns, rules and rewards; gives what service did to satisfaction. */
  #act(month: number, from: Day, to: Day): number {
    const { ladder, behavior } = this.#frame.study.spec;
    const run = this.#enrollment?.run;
    run?.advance(from);
    const steps = run === undefined || ladder === null ? 0 : run.tier(ladder);
    const before = this.#events.purchases;
    const lift = Math.max(0, 1 + behavior.tierLift * steps) * this.#season(from);
    const happened = this.#events.until(to, lift, this.#active, this.#departure(from, to));
    if (happened.left) this.#leave(month);
    if (month >= 1) this.#addMoney(month, happened.sales, happened.refunds, happened.purchases - before);
    if (run !== undefined) {
      for (const event of happened.events) run.happen(event);
      if (happened.left) this.#enrollment?.recorder.turnTo(month, false);
      if (this.#active) this.#redeem(run, month, to - 1);
      run.advance(to - 1);
      this.#tier = ladder === null ? 0 : run.tier(ladder);
    }
    let service = 0;
    for (let n = before; n < happened.purchases; n++) service += serviceShock(behavior, this.#draws, n);
    if (this.#active) this.#habit = nextHabit(behavior, this.#habit, happened.purchases > before);
    return service;
  }

  /** How much more or less is bought in this month of the year. */
  #season(day: Day): number {
    return this.#frame.study.spec.fitted?.season?.[civilOf(day).month - 1] ?? 1;
  }

  /** How the member may leave of himself between two days, more or less easily by how he feels and what ties him. */
  #departure(from: Day, to: Day): Departure | null {
    const staying = this.#staying;
    if (staying === null || !this.#active) return null;
    const factor = leavingFactor(this.#frame.study.spec.behavior, this.#satisfaction, this.#lockIn());
    return { at: staying.between(from, to, factor), after: (index) => staying.after(index, factor) };
  }

  #addMoney(month: number, sales: number, refunds: number, purchases: number): void {
    const sums = this.#sums;
    sums.sales[month] = sums.sales[month]! + BigInt(sales);
    if (refunds > 0) sums.refunds[month] = sums.refunds[month]! + BigInt(refunds);
    sums.purchases[month] = sums.purchases[month]! + purchases;
  }

  /** A member who gets around to it takes the dearest reward in reach, and again while the balance allows. */
  #redeem(run: MemberRun, month: number, day: Day): void {
    const { onRequest, study } = this.#frame;
    const purse = (ledgers: readonly number[]) =>
      ledgers.reduce((sum, ledger) => sum + (run.balance(ledger) > 0n ? run.balance(ledger) : 0n), 0n);
    const inReach = () =>
      onRequest.find(({ ledgers, price, inForce }) => covers(inForce, day) && purse(ledgers) >= price);
    let next = inReach();
    if (next === undefined) return;
    if (!bernoulli(this.#draws, PURPOSE.redemption, month, study.spec.behavior.redeemChance)) return;
    while (next !== undefined && run.redeem(next.reward, day, null)) next = inReach();
  }

  #feel(month: number, service: number): void {
    const { spec } = this.#frame.study;
    const shock = service + (this.#enrollment?.recorder.takeShock() ?? 0);
    const { satisfactionMean } = this.traits;
    this.#satisfaction = nextSatisfaction(
      spec.behavior,
      this.#draws,
      satisfactionMean,
      this.#satisfaction,
      shock,
      month,
    );
    this.#answer = surveyed(spec, this.#draws, month, this.#satisfaction) ?? this.#answer;
  }
}
