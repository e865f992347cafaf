import { type Day, FOREVER } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanChange } from '../compile/plan-change.ts';
import type { PlanRefund } from '../compile/plan-refund.ts';
import { type Accounts, entryOn } from './accounts.ts';
import type { MemberEvent, Watch } from './books.ts';
import { holds } from './evaluate.ts';
import { type Holder, type Judge, Ladder } from './ladder.ts';
import { OutsideGrants } from './outside-grants.ts';
import type { Readings } from './readings.ts';
import type { Rewards } from './rewards.ts';
import { applyChange } from './rule-change.ts';
import { tierRule } from './tier-rule.ts';

/** The parts of a member that tiers read, take from and give to. */
export interface Bearings {
  readonly now: Readings;
  readonly accounts: Accounts;
  readonly rewards: Rewards;
  readonly watch: Watch;
}

/**
 * Where one member stands: on every ladder, and by the grants from outside of them. Ladders are judged in the order they
 * are written, each followed by the lifetime grants, floors and challenges that give a tier of it.
 */
export class Standing {
  readonly #plan: Plan;
  readonly #bearings: Bearings;
  readonly #ladders: readonly Ladder[];
  readonly #outside: OutsideGrants;
  /** The times each tier has been reached, by its rule. */
  readonly #occasions = new Map<string, string[]>();

  constructor(plan: Plan, joined: Day, bearings: Bearings) {
    this.#plan = plan;
    this.#bearings = bearings;
    this.#ladders = plan.ladders.map((ladder, i) => new Ladder(ladder, i, joined, bearings.watch));
    this.#outside = new OutsideGrants(plan, this.#ladders, bearings.now, bearings.watch);
  }

  tier(ladder: number): number {
    return this.#ladders[ladder]!.tier;
  }

  /** The tier that was in force at the end of a day that is over. */
  tierAtEndOf(ladder: number, day: Day): number {
    return this.#ladders[ladder]!.tierAtEndOf(day);
  }

  /** The tier of a ladder after an event that is judged so. */
  crossedTo(ladder: number, judge: Judge): number {
    return this.#ladders[ladder]!.crossedTo(judge);
  }

  /** Whether a lifetime grant has been given. */
  granted(lifetime: number): boolean {
    return this.#outside.granted(lifetime);
  }

  /** The next day on which the clock moves some ladder. */
  get nextTick(): Day {
    return this.#ladders.reduce((next, ladder) => Math.min(next, ladder.nextTick), FOREVER);
  }

  /** Ladders that begin or end, a change of the rules, and the clock of each ladder, all at the start of `day`. */
  tick(day: Day, change: PlanChange | null): void {
    const { now, accounts } = this.#bearings;
    now.turnToStartOf(day);
    this.#ladders.forEach((ladder, i) => {
      ladder.turn(day, this.#holder(i));
    });
    if (change !== null)
      applyChange(change, { ladders: this.#ladders, accounts, holder: (ladder) => this.#holder(ladder) });
    // What lasts while something holds is judged by the day itself, a review by the days before it.
    now.at(day, day + 1, () => this.#outside.judge(null, day));
    this.#ladders.forEach((ladder, i) => {
      ladder.tick(day, this.#holder(i));
      now.at(day, day + 1, () => this.#judgeAfter(i, day));
    });
  }

  afterEvent(event: MemberEvent): void {
    this.#outside.afterEvent(event);
    this.#outside.judge(null, event.posted);
    this.#ladders.forEach((ladder, i) => {
      ladder.afterEvent(event, this.#holder(i));
      this.#judgeAfter(i, event.posted);
    });
  }

  /** After a ladder: what gives a tier of it, and the rights that may read that tier. */
  #judgeAfter(ladder: number, day: Day): void {
    this.#outside.judge(ladder, day);
    this.#outside.judge(null, day);
  }

  /** After a refund posted on `day`: what is no longer earned ends. */
  recompute(day: Day, dated: PlanRefund['dated']): void {
    this.#bearings.now.at(day, day + 1, () => {
      for (const [i, ladder] of this.#ladders.entries()) ladder.recompute(day, dated, this.#holder(i));
      this.#outside.recompute(day);
    });
  }

  #holder(ladder: number): Holder {
    const judge = this.#judge(ladder);
    return {
      judge,
      judgeOn: (day, tier, holding) => this.#bearings.now.at(day, day + 1, () => judge(tier, holding)),
      attained: (tier, day) => this.#attained(ladder, tier, day),
      lost: (tier, day) => this.#lost(ladder, tier, day),
    };
  }

  #judge(ladder: number): Judge {
    const { tiers } = this.#plan.ladders[ladder]!;
    const { now, watch } = this.#bearings;
    return (tier, holding, known = FOREVER) => {
      const condition = holding ? tiers[tier]!.retain : tiers[tier]!.attain;
      if (known !== FOREVER) return now.before(known, () => holds(condition, now));
      watch.rule?.(tierRule(this.#plan.ladders[ladder]!, tier));
      return holds(condition, now);
    };
  }

  /** What reaching a tier takes, and what it gives. */
  #attained(ladder: number, tier: number, day: Day): void {
    const { accounts, rewards } = this.#bearings;
    const { clears, consumes, welcomes } = this.#plan.ladders[ladder]!.tiers[tier]!;
    const entry = entryOn(day, tierRule(this.#plan.ladders[ladder]!, tier));
    for (const cleared of clears) accounts.clear(cleared, entry);
    for (const { ledger, amount } of consumes) accounts.clear(ledger, entry, amount);
    const occasions = this.#occasions.get(entry.rule) ?? [];
    const occasion = `${entry.rule}, time ${occasions.length + 1}`;
    for (const { reward, everyTime } of welcomes)
      if (everyTime || occasions.length === 0) rewards.welcome(reward, day, occasion);
    this.#occasions.set(entry.rule, [...occasions, occasion]);
  }

  /** A tier that a refund has ended counts as never reached, where its welcome is taken back. */
  #lost(ladder: number, tier: number, day: Day): void {
    if (!this.#plan.ladders[ladder]!.tiers[tier]!.takenBack) return;
    const rule = tierRule(this.#plan.ladders[ladder]!, tier);
    const occasion = this.#occasions.get(rule)?.pop();
    if (occasion !== undefined) this.#bearings.rewards.takeBackWelcome(occasion, entryOn(day, rule));
  }
}
