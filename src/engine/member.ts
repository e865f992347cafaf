import { covers, type Day, FOREVER } from '../base/calendar.ts';
import { integer, ONE, type Rational, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { PlanEarning } from '../compile/plan-earning.ts';
import type { Expression } from '../compile/plan-expression.ts';
import type { Steps } from '../compile/steps.ts';
import { Accounts, entryOn, expiryRule } from './accounts.ts';
import type { FieldValue, MemberEvent, Watch } from './books.ts';
import { Caps, narrowest, type Room } from './caps.ts';
import { Clock } from './clock.ts';
import { Crossing } from './crossing.ts';
import { amountAlong, carryOver, type Earned, roundEarning, split } from './earning.ts';
import { evaluate, holds } from './evaluate.ts';
import type { EventRecord } from './event-record.ts';
import { type Goal, goalOf } from './goal.ts';
import { runningDays } from './intervention.ts';
import type { MemberRun } from './member-run.ts';
import { Milestones } from './milestones.ts';
import { type PlanIndex, planIndex } from './plan-index.ts';
import { Readings } from './readings.ts';
import { Refunds } from './refunds.ts';
import { MOST_AT_ONCE, Rewards } from './rewards.ts';
import { type Missing, shortfall } from './shortfall.ts';
import { Standing } from './standing.ts';
import { type Stretch, stretchesIn } from './stretch.ts';
import { supposing } from './supposition.ts';
import { nextTurn } from './window.ts';

/**
 * The reference interpreter for one member: slow, obvious, exact. It is the meaning of a plan; whatever runs faster is
 * held to it.
 *
 * The order within a day: clock moments first (ladders that begin or end, changes of the rules, ends of grants and reviews,
 * expiry, points that can be spent from the day on, events that the clock makes), then refunds of earlier days, then what else is posted on the day, in order of time
 * (`replay` puts it so). Within an event: attributes, earning rules as written, milestones, what the event grants, tiers,
 * rewards issued by themselves.
 *
 * An event that is posted late earns by the rules and values of the day it happened, with the tier and the balances there
 * are; its points live from the day it is posted; tiers, milestones and rewards are judged on that day. What has been
 * judged before stays as it was judged.
 */
export class Member implements MemberRun {
  readonly #plan: Plan;
  readonly #index: PlanIndex;
  readonly #joined: Day;
  readonly #watch: Watch;
  readonly #accounts: Accounts;
  readonly #standing: Standing;
  readonly #milestones: Milestones;
  readonly #rewards: Rewards;
  /** What rounding cut off and the rule carries, per earning rule. */
  readonly #carried: Rational[];
  readonly #caps: Caps;
  readonly #crossing: Crossing;
  readonly #clock: Clock;
  readonly #seen = new Set<string>();
  readonly #refunds: Refunds;
  readonly #now: Readings;
  #nextTick: Day;
  /** The next day on which a window may move that is read by what lasts while something holds. */
  #nextTurn: Day;
  /** How many of the plan's changes are over. */
  #changed: number;

  constructor(plan: Plan, settings: readonly Steps[], joined: Day, watch: Watch) {
    this.#plan = plan;
    this.#index = planIndex(plan);
    this.#joined = joined;
    this.#watch = watch;
    this.#now = new Readings(plan, settings, joined, watch, this);
    // A change is about members already there: who joins on its day joins under the new rules.
    this.#changed = plan.changes.filter((change) => change.day <= joined).length;
    this.#accounts = new Accounts(plan, this.#now, watch);
    this.#rewards = new Rewards(plan, this.#accounts, watch);
    this.#standing = new Standing(plan, joined, {
      now: this.#now,
      accounts: this.#accounts,
      rewards: this.#rewards,
      watch,
    });
    this.#clock = new Clock(plan, joined);
    this.#milestones = new Milestones(plan, watch);
    this.#carried = plan.earnings.map(() => ZERO);
    this.#caps = new Caps(plan, this.#now, (ledger) => this.#now.balance(ledger));
    const resources = { now: this.#now, caps: this.#caps, carried: this.#carried };
    this.#crossing = new Crossing(plan, {
      now: this.#now,
      tier: (ladder) => this.tier(ladder),
      crossedTo: (ladder, judge) => this.#standing.crossedTo(ladder, judge),
      supposing: (event, work) => supposing(plan, resources, event, work),
    });
    this.#refunds = new Refunds(plan, {
      now: this.#now,
      accounts: this.#accounts,
      rewards: this.#rewards,
      caps: this.#caps,
      carried: this.#carried,
      counts: (measure) => this.#counts(measure),
      watch,
    });
    this.#nextTurn = this.#findNextTurn(joined);
    this.#nextTick = this.#findNextTick();
  }

  advance(to: Day): void {
    while (this.#nextTick <= to) {
      const day = this.#nextTick;
      this.#watch.ticked?.(day);
      const change = this.#plan.changes[this.#changed];
      const changing = change?.day === day;
      if (changing) this.#changed++;
      this.#standing.tick(day, changing ? change : null);
      this.#now.turnTo(day);
      this.#judgeSuspensions(day);
      this.#accounts.expire(day);
      if (this.#accounts.mature(day)) this.#issueByThemselves(day);
      this.#rewards.lapse(day);
      for (const event of this.#clock.ring(day)) {
        this.#now.turnToStartOf(day);
        if (holds(this.#plan.events[event.event]!.clock!.while, this.#now)) this.#carryOut(event);
      }
      this.#nextTurn = this.#findNextTurn(day);
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
    this.#carryOut(event);
    this.#nextTick = this.#findNextTick();
  }

  redeem(reward: number, day: Day, spentOn: string | null): boolean {
    this.advance(day);
    if (!this.#rewards.inReach(reward, day)) return false;
    this.#rewards.buy(reward, day, spentOn);
    this.#nextTick = this.#findNextTick();
    return true;
  }

  choose(milestone: number, reward: number, day: Day): boolean {
    this.advance(day);
    const chosen = this.#rewards.choose(milestone, reward, day);
    this.#nextTick = this.#findNextTick();
    return chosen;
  }

  tier(ladder: number): number {
    return this.#standing.tier(ladder);
  }

  tierAtEndOf(ladder: number, day: Day): number {
    return this.#standing.tierAtEndOf(ladder, day);
  }

  balance(ledger: number): bigint {
    return this.#accounts.balance(ledger);
  }

  available(ledger: number): bigint {
    return this.#accounts.available(ledger);
  }

  /** Whether a lifetime grant has been given. */
  granted(lifetime: number): boolean {
    return this.#standing.granted(lifetime);
  }

  /** A measure read at an end of its window (half-open). */
  measure(index: number, until: Day): Rational | null {
    this.#now.turnTo(until - 1);
    return this.#now.measure(index);
  }

  /** The value in force of an attribute; null where nothing is known yet. */
  attribute(index: number): FieldValue | null {
    return this.#now.attribute(index);
  }

  /** The value of an expression that reads no event, at an end of the windows (half-open); null where it is not known. */
  value(expression: Expression, until: Day): Rational | null {
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

  /** Whether a condition that reads no event holds, at an end of the windows (half-open). */
  holds(condition: Condition, until: Day): boolean {
    this.#now.turnTo(until - 1);
    return holds(condition, this.#now);
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

  /** Whether a benefit that lasts is held on the day before `until`. */
  holdsBenefit(benefit: number, until: Day): boolean {
    this.#now.turnTo(until - 1);
    const plan = this.#plan.benefits[benefit]!;
    return covers(plan.inForce, until - 1) && holds(plan.while, this.#now);
  }

  goal(ladder: number, day: Day): Goal | null {
    const next = this.#plan.ladders[ladder]!.tiers[this.tier(ladder) + 1];
    return next === undefined ? null : this.#wayTo(next.attain, day);
  }

  keeping(ladder: number, day: Day): Goal | null {
    const tier = this.tier(ladder);
    return tier === 0 ? null : this.#wayTo(this.#plan.ladders[ladder]!.tiers[tier]!.retain, day);
  }

  #wayTo(condition: Condition, day: Day): Goal | null {
    this.#now.turnTo(day);
    return goalOf(condition, this.#plan, this.#now, day, this.#joined);
  }

  /** What an event does, whether it happened or the clock made it. */
  #carryOut(event: MemberEvent): void {
    this.#watch.happened?.(event);
    this.#now.turnTo(event.day);
    const { refund, sets } = this.#plan.events[event.event]!;
    for (const { field, attribute } of sets) this.#now.learn(attribute, event.fields[field]!, event.day);
    if (refund !== null && covers(refund.inForce, event.day)) {
      this.#refunds.takeBack(event, refund);
      this.#takeBackMarks(event);
      if (refund.tier === 'recomputed') this.#standing.recompute(event.posted, refund.dated);
    }
    this.#earn(event);
    this.#accounts.happen(event.event, event.posted);
    this.#now.turnTo(event.posted);
    this.#settle(event);
  }

  /** Counts an event for its measures and applies the earning rules, as written. */
  #earn(event: MemberEvent): void {
    this.#now.fields = event.fields;
    const uncounted = this.#crossing.before(event);
    this.#now.hear(event);
    const counted = this.#index.measuresOfEvent[event.event]!.map((measure) => {
      const value = this.#counts(measure);
      this.#now.notice(measure, event, null, value, event);
      return value;
    });
    const shares = this.#crossing.stretches(event, uncounted);
    const refundable = this.#index.refundable[event.event]!;
    const earned: Earned[] = [];
    for (const index of this.#index.earnings[event.event]!) {
      const earning = this.#plan.earnings[index]!;
      if (!covers(earning.inForce, event.day)) continue;
      this.#watch.rule?.(earning.name);
      const stretches = stretchesIn(this.#index.tiersOfEarning[index]!, shares);
      const before = refundable ? this.#now.remember(this.#index.measuresOfEarning[index]!) : null;
      const given = this.#apply(index, earning, event, stretches);
      if (before === null) continue;
      earned.push({
        earning: index,
        stretches,
        ...before,
        ...(given ?? { exact: ZERO, rounded: 0n, room: narrowest(this.#rooms(index, stretches)) }),
      });
    }
    if (!refundable) return;
    const record: EventRecord = { event, fields: [...event.fields], earned, counted, gone: false };
    this.#refunds.remember(record);
  }

  /** What the event at work counts for in a measure over it; null where it does not count. */
  #counts(measure: number): FieldValue | null {
    const { source, when } = this.#plan.measures[measure]!;
    if (when !== null && !holds(when, this.#now)) return null;
    return 'field' in source ? this.#now.fields[source.field]! : ONE;
  }

  /** Null where the condition of the rule does not hold. */
  #apply(
    index: number,
    earning: PlanEarning,
    event: MemberEvent,
    stretches: readonly Stretch[],
  ): Pick<Earned, 'exact' | 'rounded' | 'room'> | null {
    const exact = amountAlong(earning, stretches, (stretch, work) => this.#now.along(stretch, () => work(this.#now)));
    if (exact === null) return null;
    let rounded: bigint;
    if (earning.carry) {
      const over = carryOver(earning, exact, this.#carried[index]!);
      rounded = over.rounded;
      this.#carried[index] = over.carried;
    } else rounded = roundEarning(earning, exact);
    const rooms = this.#rooms(index, stretches);
    for (const { bar, room, time } of rooms) {
      if (time === null) this.#watch.weighed?.(bar, integer(rounded), integer(room!));
      else if (rounded > 0n) this.#watch.weighed?.(bar, time.next, time.last);
    }
    const room = narrowest(rooms);
    const { main, rest } = split(rounded, room);
    if (main !== 0n) this.#give(earning.ledger, main, earning.name, event);
    if (rest !== 0n && earning.rest !== null) this.#give(earning.rest, rest, earning.name, event);
    this.#caps.use(index, event.day, 0n, main);
    return { exact, rounded, room };
  }

  /** A limit that reads a tier is that of the last share of the event. */
  #rooms(index: number, stretches: readonly Stretch[]): Room[] {
    return this.#now.along({ ...stretches.at(-1)!, share: ONE }, () => this.#caps.rooms(index));
  }

  #give(ledger: number, amount: bigint, rule: string, event: MemberEvent): void {
    this.#accounts.earn(ledger, amount, event.id, { rule, bearer: event, posted: event.posted, event: event.id });
  }

  /** After a refund: the marks it takes back. */
  #takeBackMarks({ id, posted }: MemberEvent): void {
    this.#plan.milestones.forEach(({ name, reads }, index) => {
      const fallen = this.#milestones.fallen(index, this.#now, this.#now.restart(reads.measure));
      const entry = { ...entryOn(posted, `milestone ${name}`), event: id };
      if (fallen > 0n) this.#rewards.takeBackMarks(index, fallen, entry);
    });
  }

  /** After an event's earnings: milestones, tiers, rewards issued by themselves. */
  #settle(event: MemberEvent): void {
    const day = event.posted;
    this.#plan.milestones.forEach((milestone, index) => {
      const given = covers(milestone.inForce, event.day);
      const since = this.#now.restart(milestone.reads.measure);
      const { marks, more } = this.#milestones.reached(index, this.#now, since, given ? BigInt(MOST_AT_ONCE) : null);
      // A mark passed while nothing is given for it stays passed.
      for (let left = given ? marks : 0n; left > 0n; left--) this.#rewards.reach(index, day);
      if (more) this.#watch.waiting?.('milestone', index, day);
    });
    this.#standing.afterEvent(event);
    this.#judgeSuspensions(day);
    this.#issueByThemselves(day);
  }

  #issueByThemselves(day: Day): void {
    for (const reward of this.#index.automatic) {
      for (let issued = 0; this.#rewards.inReach(reward, day); issued++) {
        if (issued === MOST_AT_ONCE) {
          this.#watch.waiting?.('reward', reward, day);
          break;
        }
        this.#rewards.buy(reward, day, null);
      }
    }
  }

  /** Whether the points of each ledger expire at present. */
  #judgeSuspensions(day: Day): void {
    this.#plan.ledgers.forEach((ledger, i) => {
      if (ledger.suspended === null) return;
      this.#watch.rule?.(expiryRule(ledger));
      this.#accounts.suspend(i, holds(ledger.suspended, this.#now), day);
    });
  }

  #findNextTick(): Day {
    const next = Math.min(this.#plan.changes[this.#changed]?.day ?? FOREVER, this.#clock.nextTick);
    const { nextDeadline } = this.#rewards;
    const { nextExpiry, nextAvailable } = this.#accounts;
    return Math.min(next, this.#standing.nextTick, nextExpiry, nextAvailable, nextDeadline, this.#nextTurn);
  }

  /** The next day after `day` on which what lasts while something holds may change by the calendar alone. */
  #findNextTurn(day: Day): Day {
    return this.#index.standing.reduce((next, window) => Math.min(next, nextTurn(window, day, this.#joined)), FOREVER);
  }
}
