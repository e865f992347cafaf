import { covers, type Day, FOREVER } from '../base/calendar.ts';
import { integer, ONE, type Rational, ZERO } from '../base/rational.ts';
import type { Expression, Plan, PlanChange, PlanEarning } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import type { MemberEvent, PostingReason, Watch } from './books.ts';
import { amountOf, carryOver, type Earned, roomLeft, roomUnder, roundEarning, split, usedUp } from './earning.ts';
import { evaluate, holds } from './evaluate.ts';
import type { EventRecord } from './event-record.ts';
import { Facts } from './facts.ts';
import { runningDays } from './intervention.ts';
import { type Judge, Ladder } from './ladder.ts';
import { Ledger } from './ledger.ts';
import type { MemberRun } from './member-run.ts';
import { Milestones } from './milestones.ts';
import { type PlanIndex, planIndex } from './plan-index.ts';
import { type Bearer, Readings } from './readings.ts';
import { Refunds } from './refunds.ts';
import { applyChange } from './rule-change.ts';
import { type Missing, shortfall } from './shortfall.ts';
import { tierRule } from './tier-rule.ts';
import { forward } from './window.ts';

/**
 * The reference interpreter for one member: slow, obvious, exact. It is the meaning of a plan; whatever runs faster is
 * held to it.
 *
 * The order within a day: clock moments first (ladders that begin or end, changes of the rules, ends of grants and reviews,
 * expiry), then refunds of earlier days, then what else is posted on the day, in order of time (`replay` puts it so). Within
 * an event: earning rules as written, milestones, tiers, rewards issued by themselves.
 *
 * An event that is posted late earns by the rules and values of the day it happened, with the tier and the balances there
 * are; its points live from the day it is posted; tiers, milestones and rewards are judged on that day. What has been
 * judged before stays as it was judged.
 */
export class Member implements MemberRun {
  readonly #plan: Plan;
  readonly #index: PlanIndex;
  readonly #watch: Watch;
  readonly #ledgers: Ledger[];
  readonly #ladders: Ladder[];
  readonly #milestones: Milestones;
  /** What rounding cut off and the rule carries, per earning rule. */
  readonly #carried: Rational[];
  /** What each rule has posted, for caps over a window. */
  readonly #posted: Facts[];
  readonly #seen = new Set<string>();
  readonly #refunds: Refunds;
  readonly #now: Readings;
  #nextTick: Day;
  /** How many of the plan's changes are over. */
  #changed: number;

  constructor(plan: Plan, settings: readonly Steps[], joined: Day, watch: Watch) {
    this.#plan = plan;
    this.#index = planIndex(plan);
    this.#watch = watch;
    this.#now = new Readings(plan, settings, joined, watch, this);
    // A change is about members already there: who joins on its day joins under the new rules.
    this.#changed = plan.changes.filter((change) => change.day <= joined).length;
    this.#ledgers = plan.ledgers.map((ledger) => new Ledger(ledger));
    this.#ladders = plan.ladders.map((ladder, i) => new Ladder(ladder, i, joined, watch));
    this.#milestones = new Milestones(plan, watch);
    this.#carried = plan.earnings.map(() => ZERO);
    this.#posted = plan.earnings.map(() => new Facts());
    this.#refunds = new Refunds(plan, {
      now: this.#now,
      ledgers: this.#ledgers,
      posted: this.#posted,
      carried: this.#carried,
      counts: (measure) => this.#counts(measure),
      post: (...posting) => this.#post(...posting),
      watch,
    });
    this.#nextTick = this.#findNextTick();
  }

  advance(to: Day): void {
    while (this.#nextTick <= to) {
      const day = this.#nextTick;
      this.#watch.ticked?.(day);
      this.#now.turnToStartOf(day);
      this.#moveLadders(day, (ladder, judge) => ladder.turn(day, judge));
      const change = this.#plan.changes[this.#changed];
      if (change?.day === day) this.#change(change);
      this.#moveLadders(day, (ladder, judge) => ladder.tick(day, judge));
      this.#ledgers.forEach((ledger, i) => {
        const gone = ledger.expire(day);
        if (gone > 0n) this.#move(i, -gone, 'expired', `expiry of ${this.#plan.ledgers[i]!.name}`, day);
      });
      this.#nextTick = this.#findNextTick();
    }
  }

  happen(event: MemberEvent): void {
    this.advance(event.posted);
    if (this.#seen.has(event.id)) {
      this.#watch.duplicate?.(event);
      return;
    }
    this.#seen.add(event.id);
    this.#watch.happened?.(event);
    this.#now.turnTo(event.day);
    const { refund } = this.#plan.events[event.event]!;
    if (refund !== null && covers(refund.inForce, event.day)) {
      this.#refunds.takeBack(event, refund);
      if (refund.tier === 'recomputed') this.#recompute(event);
    }
    this.#earn(event);
    this.#now.turnTo(event.posted);
    this.#settle(event);
    this.#nextTick = this.#findNextTick();
  }

  redeem(reward: number, day: Day): boolean {
    this.advance(day);
    if (!this.#affordable(reward, day)) return false;
    this.#buy(reward, day);
    this.#nextTick = this.#findNextTick();
    return true;
  }

  tier(ladder: number): number {
    return this.#ladders[ladder]!.tier;
  }

  balance(ledger: number): bigint {
    return this.#ledgers[ledger]!.balance;
  }

  /** A measure read at an end of its window (half-open). */
  measure(index: number, until: Day): Rational {
    return this.#now.measureAt(index, until);
  }

  /** The value of an expression that reads no event, at an end of the windows (half-open). */
  value(expression: Expression, until: Day): Rational {
    this.#now.turnTo(until - 1);
    return evaluate(expression, this.#now);
  }

  /**
   * What a member still lacks for a tier, read at an end of the windows and by the values of the day `evaluated`; see
   * `shortfall`. Nothing where the ladder is not in force.
   */
  missing(ladder: number, tier: number, until: Day, evaluated: Day = until - 1): Missing[][] {
    if (!covers(this.#plan.ladders[ladder]!.inForce, evaluated)) return [];
    this.#now.turnTo(evaluated, until);
    return shortfall(this.#plan.ladders[ladder]!.tiers[tier]!.attain, this.#now);
  }

  /** The cell of the grid, read at an end of the windows; only for a program with a grid. */
  cell(until: Day): number {
    this.#now.turnTo(until - 1);
    return this.#now.cell();
  }

  /** Whether an intervention runs on the day before `until`, and is for this member. */
  isOpen(intervention: number, until: Day): boolean {
    this.#now.turnTo(until - 1);
    const plan = this.#plan.interventions[intervention]!;
    return covers(runningDays(plan), until - 1) && holds(plan.audience, this.#now);
  }

  #change(change: PlanChange): void {
    const { day, name } = change;
    this.#changed++;
    applyChange(change, {
      ladders: this.#ladders,
      ledgers: this.#ledgers,
      judge: (ladder) => this.#judge(ladder),
      attained: (ladder, tier) => this.#clear(ladder, tier, day),
      moved: (ledger, amount) => this.#move(ledger, amount, 'converted', name, day),
    });
  }

  /** After a refund, on the day it was posted: what is no longer earned ends. */
  #recompute(event: MemberEvent): void {
    this.#now.turnTo(event.posted);
    for (const [i, ladder] of this.#ladders.entries()) ladder.recompute(event.posted, this.#judge(i));
    this.#now.turnTo(event.day);
  }

  /** Counts an event for its measures and applies the earning rules, as written. */
  #earn(event: MemberEvent): void {
    this.#now.fields = event.fields;
    this.#now.hear(event);
    const counted = this.#index.measuresOfEvent[event.event]!.map((measure) => {
      const value = this.#counts(measure);
      if (value.n !== 0n) this.#now.count(measure, event, value);
      return value;
    });
    const refundable = this.#index.refundable[event.event]!;
    const earned: Earned[] = [];
    for (const index of this.#index.earnings[event.event]!) {
      const earning = this.#plan.earnings[index]!;
      if (!covers(earning.inForce, event.day)) continue;
      this.#watch.rule?.(earning.name);
      const holding = holds(earning.when, this.#now);
      const before = refundable ? this.#remember(index) : null;
      const given = holding ? this.#apply(index, earning, event) : null;
      if (before === null) continue;
      earned.push({
        earning: index,
        ...before,
        ...(given ?? { exact: ZERO, rounded: 0n, room: this.#room(index, earning) }),
      });
    }
    if (!refundable) return;
    const record: EventRecord = { event, fields: [...event.fields], earned, counted, gone: false };
    this.#refunds.remember(record);
  }

  /** What the event at work counts for in a measure over it. */
  #counts(measure: number): Rational {
    const { source, when } = this.#plan.measures[measure]!;
    if (when !== null && !holds(when, this.#now)) return ZERO;
    return source.kind === 'field' ? (this.#now.fields[source.field] as Rational) : ONE;
  }

  /** What an earning rule can read, before it gives anything. */
  #remember(index: number): Pick<Earned, 'measured' | 'tiers' | 'cell'> {
    return {
      ...this.#now.remember(this.#index.measuresOfEarning[index]!),
      tiers: this.#ladders.map((ladder) => ladder.tier),
    };
  }

  #apply(index: number, earning: PlanEarning, event: MemberEvent): Pick<Earned, 'exact' | 'rounded' | 'room'> {
    const exact = amountOf(earning, this.#now);
    let rounded: bigint;
    if (earning.carry) {
      const over = carryOver(earning, exact, this.#carried[index]!);
      rounded = over.rounded;
      this.#carried[index] = over.carried;
    } else rounded = roundEarning(earning, exact);
    const room = this.#room(index, earning);
    if (room !== null) this.#watch.weighed?.({ of: 'cap', earning: index }, integer(rounded), integer(room));
    const { main, rest } = split(rounded, room);
    if (main !== 0n) this.#give(earning.ledger, main, earning.name, event);
    if (rest !== 0n && earning.cap?.rest != null) this.#give(earning.cap.rest, rest, earning.name, event);
    if (earning.cap?.over.kind === 'window') this.#posted[index]!.add(event.day, usedUp(earning.cap, main));
    return { exact, rounded, room };
  }

  #room(index: number, earning: PlanEarning): bigint | null {
    if (earning.cap === null) return null;
    const limit = evaluate(earning.cap.limit, this.#now);
    switch (earning.cap.over.kind) {
      case 'event':
        return roomLeft(limit, ZERO);
      case 'balance':
        return roomLeft(limit, integer(this.balance(earning.ledger)));
      case 'window':
        return roomUnder(earning.cap, limit, this.#posted[index]!.sum(this.#now.interval(earning.cap.over.window)));
    }
  }

  #give(ledger: number, amount: bigint, rule: string, event: MemberEvent): void {
    this.#ledgers[ledger]!.add(amount, event.posted, event.id);
    this.#post(ledger, amount, 'earned', rule, event, event);
  }

  /** After an event's earnings: milestones, tiers, rewards issued by themselves. */
  #settle(event: MemberEvent): void {
    const day = event.posted;
    this.#plan.milestones.forEach((milestone, index) => {
      const { measure } = milestone.reads;
      const until = milestone.useWithin === null ? FOREVER : forward(day, milestone.useWithin);
      const reached = this.#milestones.reached(index, this.#now, this.#now.restart(measure));
      // A mark passed while nothing is given for it stays passed.
      for (let marks = covers(milestone.inForce, event.day) ? reached : 0n; marks > 0n; marks--) {
        this.#watch.rewarded?.({ kind: 'milestone', index, day, until });
      }
    });
    this.#moveLadders(day, (ladder, judge) => ladder.afterEvent(event, judge));
    for (const reward of this.#index.automatic) while (this.#affordable(reward, day)) this.#buy(reward, day);
  }

  #affordable(reward: number, day: Day): boolean {
    const { ledger, price, inForce } = this.#plan.rewards[reward]!;
    if (!covers(inForce, day)) return false;
    const balance = this.balance(ledger);
    this.#watch.weighed?.({ of: 'reward', index: reward }, integer(balance), integer(price));
    return balance >= price;
  }

  #buy(reward: number, day: Day): void {
    const { ledger, price, name, useWithin } = this.#plan.rewards[reward]!;
    this.#ledgers[ledger]!.spend(price, day);
    this.#move(ledger, -price, 'redeemed', `reward ${name}`, day);
    this.#watch.rewarded?.({
      kind: 'reward',
      index: reward,
      day,
      until: useWithin === null ? FOREVER : forward(day, useWithin),
    });
  }

  #judge(ladder: number): Judge {
    const { tiers } = this.#plan.ladders[ladder]!;
    return (tier, holding, known = FOREVER) => {
      const condition = holding ? tiers[tier]!.retain : tiers[tier]!.attain;
      if (known !== FOREVER) return this.#now.before(known, () => holds(condition, this.#now));
      this.#watch.rule?.(tierRule(this.#plan.ladders[ladder]!, tier));
      return holds(condition, this.#now);
    };
  }

  /** Moves each ladder in turn, and does what attaining a tier does. */
  #moveLadders(day: Day, move: (ladder: Ladder, judge: Judge) => number | null): void {
    this.#ladders.forEach((ladder, i) => {
      const attained = move(ladder, this.#judge(i));
      if (attained !== null) this.#clear(i, attained, day);
    });
  }

  #clear(ladder: number, tier: number, day: Day): void {
    const { clears } = this.#plan.ladders[ladder]!.tiers[tier]!;
    for (const ledger of clears) {
      const amount = this.#ledgers[ledger]!.clear();
      if (amount > 0n) this.#move(ledger, -amount, 'cleared', tierRule(this.#plan.ladders[ladder]!, tier), day);
    }
  }

  /** What is neither earned nor taken back; none of it counts for measures. */
  #move(ledger: number, amount: bigint, reason: PostingReason, rule: string, day: Day): void {
    this.#watch.posted?.({ ledger, amount, reason, rule, day, posted: day, event: null });
  }

  /** What an event earns or takes back; `bearer` is the event on whose days it counts. */
  #post(
    ledger: number,
    amount: bigint,
    reason: 'earned' | 'reversed',
    rule: string,
    bearer: Bearer,
    { id, posted }: MemberEvent,
  ): void {
    this.#watch.posted?.({ ledger, amount, reason, rule, day: bearer.day, posted, event: id });
    for (const measure of this.#index.measuresOfLedger[ledger]!) this.#now.count(measure, bearer, integer(amount));
  }

  #findNextTick(): Day {
    let next: Day = this.#plan.changes[this.#changed]?.day ?? FOREVER;
    for (const ladder of this.#ladders) next = Math.min(next, ladder.nextTick);
    for (const ledger of this.#ledgers) next = Math.min(next, ledger.nextExpiry);
    return next;
  }
}
