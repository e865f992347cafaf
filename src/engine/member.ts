import { type Day, FOREVER } from '../base/calendar.ts';
import { integer, ONE, type Rational, ZERO } from '../base/rational.ts';
import type { Expression, Plan, PlanEarning } from '../compile/plan.ts';
import type { FieldValue, MemberEvent, PostingReason, Watch } from './books.ts';
import { amountOf, carryOver, type Earned, roomLeft, roomUnder, roundEarning, split, usedUp } from './earning.ts';
import { evaluate, holds, listenersOf, type Reads } from './evaluate.ts';
import type { EventRecord } from './event-record.ts';
import { Facts } from './facts.ts';
import { CustomerGrid, type Place } from './grid.ts';
import { runningDays } from './intervention.ts';
import { type Judge, Ladder } from './ladder.ts';
import { Ledger } from './ledger.ts';
import type { MemberRun } from './member-run.ts';
import { Milestones } from './milestones.ts';
import { type PlanIndex, planIndex } from './plan-index.ts';
import { Refunds } from './refunds.ts';
import { type Missing, shortfall } from './shortfall.ts';
import { tierRule } from './tier-rule.ts';
import { forward, type Interval, windowAt } from './window.ts';

/**
 * The reference interpreter for one member: slow, obvious, exact. It is the meaning of a plan; whatever runs faster is
 * held to it.
 *
 * The order within a day: clock moments first (ends of grants and reviews, then expiry), then refunds of earlier days,
 * then the day's events in order of time (`replay` puts them so). Within an event: earning rules as written, milestones,
 * tiers, rewards issued by themselves.
 */
export class Member implements MemberRun {
  readonly #plan: Plan;
  readonly #index: PlanIndex;
  readonly #settings: readonly Rational[];
  readonly #joined: Day;
  readonly #watch: Watch;
  readonly #ledgers: Ledger[];
  readonly #ladders: Ladder[];
  readonly #milestones: Milestones;
  /** What each measure sums; empty for balances. */
  readonly #facts: Facts[];
  /** What rounding cut off and the rule carries, per earning rule. */
  readonly #carried: Rational[];
  /** What each rule has posted, for caps over a window. */
  readonly #posted: Facts[];
  readonly #seen = new Set<string>();
  readonly #refunds: Refunds;
  readonly #grid: CustomerGrid | null;
  readonly #reads: Reads;
  /** The same, without telling anybody. */
  readonly #silent: Reads;
  #nextTick: Day;
  /** The end at which windows are read now, and the fields of the event at work. */
  #until: Day;
  #fields: readonly FieldValue[] = [];

  constructor(plan: Plan, settings: readonly Rational[], joined: Day, watch: Watch) {
    this.#plan = plan;
    this.#index = planIndex(plan);
    this.#settings = settings;
    this.#joined = joined;
    this.#watch = watch;
    this.#until = joined + 1;
    this.#ledgers = plan.ledgers.map((ledger) => new Ledger(ledger));
    this.#ladders = plan.ladders.map((ladder, i) => new Ladder(ladder, i, joined, watch));
    this.#milestones = new Milestones(plan, watch);
    this.#facts = plan.measures.map(() => new Facts());
    this.#carried = plan.earnings.map(() => ZERO);
    this.#posted = plan.earnings.map(() => new Facts());
    this.#grid = plan.grid === null ? null : new CustomerGrid(plan.grid);
    this.#reads = {
      setting: (index) => this.#setting(index),
      field: (index) => this.#fields[index]!,
      measure: (index) => this.measure(index, this.#until),
      tier: (ladder) => this.#readTier(ladder),
      cell: () => this.#readCell(),
      ...listenersOf(watch),
    };
    this.#silent = {
      setting: (index) => settings[index]!,
      field: this.#reads.field,
      measure: (index) => this.#read(index, this.#until).value,
      tier: (ladder) => this.tier(ladder),
      cell: () => this.#place(this.#silent).cell,
    };
    this.#refunds = new Refunds(plan, {
      reads: this.#reads,
      ledgers: this.#ledgers,
      posted: this.#posted,
      carried: this.#carried,
      counts: (measure) => this.#counts(measure),
      contribute: (measure, day, value) => this.#contribute(measure, day, value),
      post: (...posting) => this.#post(...posting),
      watch,
      withFields: (fields, work) => {
        const own = this.#fields;
        this.#fields = fields;
        work();
        this.#fields = own;
      },
    });
    this.#nextTick = this.#findNextTick();
  }

  advance(to: Day): void {
    while (this.#nextTick <= to) {
      const day = this.#nextTick;
      this.#watch.ticked?.(day);
      this.#until = day;
      this.#fields = [];
      this.#ladders.forEach((ladder, i) => {
        if (ladder.nextTick > day) return;
        const risen = ladder.tick(day, this.#judge(i));
        if (risen !== null) this.#clear(i, risen, day);
      });
      this.#ledgers.forEach((ledger, i) => {
        const gone = ledger.expire(day);
        if (gone > 0n) this.#post(i, -gone, 'expired', `expiry of ${this.#plan.ledgers[i]!.name}`, day, day, null);
      });
      this.#nextTick = this.#findNextTick();
    }
  }

  happen(event: MemberEvent): void {
    this.advance(event.day);
    if (this.#seen.has(event.id)) {
      this.#watch.duplicate?.(event);
      return;
    }
    this.#seen.add(event.id);
    this.#watch.happened?.(event);
    this.#until = event.day + 1;
    const { refund } = this.#plan.events[event.event]!;
    if (refund !== null) {
      this.#refunds.takeBack(event, refund);
      if (refund.tier === 'recomputed')
        for (const [i, ladder] of this.#ladders.entries()) ladder.recompute(event.day, this.#judge(i));
    }
    this.#earn(event);
    this.#settle(event);
    this.#nextTick = this.#findNextTick();
  }

  redeem(reward: number, day: Day): boolean {
    this.advance(day);
    if (!this.#affordable(reward)) return false;
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
    const { value, interval } = this.#read(index, until);
    this.#watch.read?.({ of: 'measure', index, value, ...interval });
    return value;
  }

  #read(index: number, until: Day): { value: Rational; interval: Interval } {
    const { source, window } = this.#plan.measures[index]!;
    const interval = windowAt(window, until, this.#joined);
    const value = source.kind === 'balance' ? integer(this.balance(source.ledger)) : this.#facts[index]!.sum(interval);
    return { value, interval };
  }

  /** The value of an expression that reads no event, at an end of the windows (half-open). */
  value(expression: Expression, until: Day): Rational {
    this.#until = until;
    return evaluate(expression, this.#reads);
  }

  /** What a member still lacks for a tier, read at an end of the windows; see `shortfall`. */
  missing(ladder: number, tier: number, until: Day): Missing[][] {
    this.#until = until;
    return shortfall(this.#plan.ladders[ladder]!.tiers[tier]!.attain, this.#reads);
  }

  /** The cell of the grid, read at an end of the windows; only for a program with a grid. */
  cell(until: Day): number {
    this.#until = until;
    return this.#readCell();
  }

  /** Whether an intervention runs on the day before `until`, and is for this member. */
  isOpen(intervention: number, until: Day): boolean {
    this.#until = until;
    const plan = this.#plan.interventions[intervention]!;
    const days = runningDays(plan);
    return days.from < until && until <= days.until && holds(plan.audience, this.#reads);
  }

  #setting(index: number): Rational {
    const value = this.#settings[index]!;
    this.#watch.read?.({ of: 'setting', index, value });
    return value;
  }

  #readTier(ladder: number): number {
    const tier = this.tier(ladder);
    this.#watch.read?.({ of: 'tier', ladder, tier });
    return tier;
  }

  #readCell(): number {
    const { cell, answer } = this.#place(this.#reads);
    this.#watch.read?.({ of: 'cell', cell, answer });
    return cell;
  }

  #place(reads: Reads): Place {
    return this.#grid!.place(reads, this.#until, this.#joined);
  }

  /** Counts an event for its measures and applies the earning rules, as written. */
  #earn(event: MemberEvent): void {
    this.#fields = event.fields;
    this.#grid?.hear(event);
    const counted = this.#index.measuresOfEvent[event.event]!.map((measure) => {
      const value = this.#counts(measure);
      if (value.n !== 0n) this.#contribute(measure, event.day, value);
      return value;
    });
    const refundable = this.#index.refundable[event.event]!;
    const earned: Earned[] = [];
    for (const index of this.#index.earnings[event.event]!) {
      const earning = this.#plan.earnings[index]!;
      this.#watch.rule?.(earning.name);
      const holding = holds(earning.when, this.#reads);
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
    if (when !== null && !holds(when, this.#reads)) return ZERO;
    return source.kind === 'field' ? (this.#fields[source.field] as Rational) : ONE;
  }

  #contribute(measure: number, day: Day, value: Rational): void {
    this.#facts[measure]!.add(day, value);
    this.#watch.counted?.(measure, day, value);
  }

  /** What an earning rule can read, before it gives anything. */
  #remember(index: number): Pick<Earned, 'measured' | 'tiers' | 'cell'> {
    const measures = this.#index.measuresOfEarning[index]!;
    return {
      measured: new Map(measures.map((measure) => [measure, this.#silent.measure(measure)])),
      tiers: this.#ladders.map((ladder) => ladder.tier),
      cell: this.#grid === null ? null : this.#silent.cell(),
    };
  }

  #apply(index: number, earning: PlanEarning, event: MemberEvent): Pick<Earned, 'exact' | 'rounded' | 'room'> {
    const exact = amountOf(earning, this.#reads);
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
    const limit = evaluate(earning.cap.limit, this.#reads);
    switch (earning.cap.over.kind) {
      case 'event':
        return roomLeft(limit, ZERO);
      case 'balance':
        return roomLeft(limit, integer(this.balance(earning.ledger)));
      case 'window': {
        const used = this.#posted[index]!.sum(windowAt(earning.cap.over.window, this.#until, this.#joined));
        return roomUnder(earning.cap, limit, used);
      }
    }
  }

  #give(ledger: number, amount: bigint, rule: string, event: MemberEvent): void {
    this.#ledgers[ledger]!.add(amount, event.day, event.id);
    this.#post(ledger, amount, 'earned', rule, event.day, event.day, event.id);
  }

  /** After an event's earnings: milestones, tiers, rewards issued by themselves. */
  #settle(event: MemberEvent): void {
    const { day } = event;
    this.#plan.milestones.forEach((milestone, index) => {
      const { measure } = milestone.reads;
      const { window } = this.#plan.measures[measure]!;
      const resets = window.kind === 'year' || window.kind === 'personal year' || window.kind === 'calendar month';
      const since = resets ? windowAt(window, this.#until, this.#joined).from : this.#joined;
      const until = milestone.useWithin === null ? FOREVER : forward(day, milestone.useWithin);
      for (let marks = this.#milestones.reached(index, this.#reads, since); marks > 0n; marks--) {
        this.#watch.rewarded?.({ kind: 'milestone', index, day, until });
      }
    });
    this.#ladders.forEach((ladder, i) => {
      const risen = ladder.afterEvent(event.event, day, this.#judge(i));
      if (risen !== null) this.#clear(i, risen, day);
    });
    for (const reward of this.#index.automatic) while (this.#affordable(reward)) this.#buy(reward, day);
  }

  #affordable(reward: number): boolean {
    const { ledger, price } = this.#plan.rewards[reward]!;
    const balance = this.balance(ledger);
    this.#watch.weighed?.({ of: 'reward', index: reward }, integer(balance), integer(price));
    return balance >= price;
  }

  #buy(reward: number, day: Day): void {
    const { ledger, price, name, useWithin } = this.#plan.rewards[reward]!;
    this.#ledgers[ledger]!.spend(price, day);
    this.#post(ledger, -price, 'redeemed', `reward ${name}`, day, day, null);
    this.#watch.rewarded?.({
      kind: 'reward',
      index: reward,
      day,
      until: useWithin === null ? FOREVER : forward(day, useWithin),
    });
  }

  #judge(ladder: number): Judge {
    const { tiers } = this.#plan.ladders[ladder]!;
    return (tier, holding) => {
      this.#watch.rule?.(tierRule(this.#plan.ladders[ladder]!, tier));
      return holds(holding ? tiers[tier]!.retain : tiers[tier]!.attain, this.#reads);
    };
  }

  #clear(ladder: number, tier: number, day: Day): void {
    const { clears } = this.#plan.ladders[ladder]!.tiers[tier]!;
    for (const ledger of clears) {
      const amount = this.#ledgers[ledger]!.clear();
      if (amount > 0n)
        this.#post(ledger, -amount, 'cleared', tierRule(this.#plan.ladders[ladder]!, tier), day, day, null);
    }
  }

  #post(
    ledger: number,
    amount: bigint,
    reason: PostingReason,
    rule: string,
    day: Day,
    posted: Day,
    event: string | null,
  ): void {
    this.#watch.posted?.({ ledger, amount, reason, rule, day, posted, event });
    if (reason !== 'earned' && reason !== 'reversed') return;
    for (const measure of this.#index.measuresOfLedger[ledger]!) this.#contribute(measure, day, integer(amount));
  }

  #findNextTick(): Day {
    let next: Day = FOREVER;
    for (const ladder of this.#ladders) next = Math.min(next, ladder.nextTick);
    for (const ledger of this.#ledgers) next = Math.min(next, ledger.nextExpiry);
    return next;
  }
}
