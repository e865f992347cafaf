import { covers, type Day, FOREVER } from '../base/calendar.ts';
import type { PlanLadder } from '../compile/plan.ts';
import type { Cause, Grant, MemberEvent, Watch } from './books.ts';
import { grantEnd, nextReview } from './schedule.ts';
import { tierRule } from './tier-rule.ts';
import { forward } from './window.ts';

/**
 * Whether a tier's condition holds now; `holding` asks for the condition to keep it. With `known`, by the values that were
 * known before that day.
 */
export type Judge = (tier: number, holding: boolean, known?: Day) => boolean;

/** What a change of the rules does to one ladder. */
export interface LadderChange {
  readonly rule: string;
  /** Whether the ladder is judged by the values before and after. */
  readonly judged: boolean;
  /** Whether the tier held is not lost by it. */
  readonly spared: boolean;
  /** Until when the tier held is kept in any case; null where nothing is promised. */
  readonly keptUntil: Day | null;
}

/**
 * One ladder of one member: the grants that are in force or still to come, and the tier they give. The tier on a day is
 * the highest grant that covers it; a lower grant survives underneath; nobody is ever set to a tier.
 */
export class Ladder {
  readonly #plan: PlanLadder;
  readonly #index: number;
  readonly #watch: Watch;
  #grants: Grant[] = [];
  #tier = 0;
  /** Whether the ladder's rules are in force, and the day on which they come into force, where that is still to come. */
  #open: boolean;
  #opens: Day;
  #nextReview: Day;
  /** Tiers earned that begin later, by rising day and rising tier. */
  readonly #waiting: { readonly tier: number; readonly day: Day }[] = [];
  /** The last day of the event that keeps a tier alive; the day of joining until there is one. */
  #latest: Day;

  constructor(plan: PlanLadder, index: number, joined: Day, watch: Watch) {
    this.#plan = plan;
    this.#index = index;
    this.#watch = watch;
    this.#latest = joined;
    this.#open = covers(plan.inForce, joined);
    this.#opens = joined < plan.inForce.from ? plan.inForce.from : FOREVER;
    this.#nextReview = nextReview(plan.review, joined);
  }

  get tier(): number {
    return this.#tier;
  }

  /** The next day on which the clock moves this ladder. */
  get nextTick(): Day {
    if (!this.#open) return this.#opens;
    let next = Math.min(this.#plan.inForce.until, this.#nextReview, this.#waiting[0]?.day ?? FOREVER);
    for (const grant of this.#grants) next = Math.min(next, grant.until);
    return next;
  }

  /** After an event's earnings. Returns the tier attained by it, if any. */
  afterEvent({ event, day: happened, posted: day }: MemberEvent, judge: Judge): number | null {
    const { lasts, attain } = this.#plan;
    if (lasts.kind === 'after latest' && lasts.event === event) {
      this.#latest = Math.max(this.#latest, happened);
      if (this.#tier > 0) this.#extend(this.#tier, day);
    }
    if (!this.#open || attain.kind === 'at review') return null;
    const earned = this.#highest(judge, (tier) => tier <= this.#tier);
    if (attain.kind === 'after') {
      if (earned > (this.#waiting.at(-1)?.tier ?? this.#tier)) {
        this.#waiting.push({ tier: earned, day: forward(day, attain.length) });
      }
      return null;
    }
    if (earned > this.#tier) return this.#rise(earned, day, day, 'behavior');
    if (earned > 0 && earned === this.#tier && lasts.kind === 'year end') this.#extend(earned, day);
    return null;
  }

  /** The rules of the ladder come into force, or cease to be. Returns the tier attained by the judgement at their start. */
  turn(day: Day, judge: Judge): number | null {
    if (this.#opens === day) {
      this.#open = true;
      this.#opens = FOREVER;
      this.#nextReview = nextReview(this.#plan.review, day);
      const earned = this.#highest(judge, () => false);
      return earned > 0 ? this.#rise(earned, day, day - 1, 'rule change') : null;
    }
    if (!this.#open || day < this.#plan.inForce.until) return null;
    this.#open = false;
    this.#waiting.length = 0;
    const held = this.#tier;
    this.#withdraw(0, day, 'rule change');
    this.#stand(held, day, 'rule change');
    return null;
  }

  /**
   * A change of the rules at the start of `day`. A tier is attained by it, or lost, where the values before it and those
   * from it on judge differently: what the member did was the same. Returns the tier attained, if any.
   */
  change(day: Day, judge: Judge, { rule, judged, spared, keptUntil }: LadderChange): number | null {
    if (!this.#open) return null;
    const held = this.#tier;
    if (judged) {
      for (let tier = this.#plan.tiers.length - 1; tier > held; tier--) {
        if (judge(tier, false) && !judge(tier, false, day)) return this.#rise(tier, day, day - 1, 'rule change');
      }
      if (held > 0 && !spared && judge(held, true, day) && !judge(held, true)) {
        const earned = this.#highest(judge, () => true, held - 1);
        this.#withdraw(earned, day, 'rule change');
        if (earned > this.#standing(day)) this.#grant(earned, day, day - 1, 'rule change');
      }
    }
    if (keptUntil !== null && keptUntil > this.#longest(held)) {
      this.#write({
        ladder: this.#index,
        tier: held,
        from: day,
        until: keptUntil,
        cause: 'transition',
        rule,
        ended: null,
      });
    }
    this.#stand(held, day, 'rule change');
    return null;
  }

  /** The clock at the start of `day`: grants that end, reviews, tiers that begin. Returns the tier attained, if any. */
  tick(day: Day, judge: Judge): number | null {
    if (this.nextTick > day) return null;
    const held = this.#tier;
    const reviewed = this.#nextReview === day;
    if (reviewed) this.#nextReview = nextReview(this.#plan.review, day);
    const ended = this.#grants.filter((grant) => grant.until <= day);
    this.#grants = this.#grants.filter((grant) => grant.until > day);
    const beneath = this.#standing(day);
    const lost = ended.some((grant) => grant.tier === held) && beneath < held;
    let earned = 0;
    if (reviewed || lost) {
      // A tier that lapses for want of activity is not renewed by the history that let it lapse.
      const highest = lost && this.#plan.lasts.kind === 'after latest' ? held - 1 : this.#plan.tiers.length - 1;
      earned = this.#highest(judge, (tier) => tier <= held, highest);
    }
    const floor = lost ? this.#floor(held) : 0;
    let target = Math.max(beneath, earned, floor, this.#begun(day));
    if (target > beneath && !this.#grant(target, day, day - 1, 'behavior')) {
      // What was earned lasted to this very day; what the policy leaves begins on it.
      target = Math.max(beneath, floor);
      if (target > beneath) this.#grant(target, day, day, 'behavior');
    } else if (reviewed && earned > 0 && earned >= target && this.#plan.lasts.kind === 'year end') {
      this.#extend(target, day - 1, day);
    }
    this.#tier = target;
    this.#announce(held, day, target < held ? this.#fallCause(held, ended, day, judge) : 'behavior');
    return target > held ? target : null;
  }

  /** After a refund under `recompute the tier`: what is no longer earned ends on the day. */
  recompute(day: Day, judge: Judge): void {
    const held = this.#tier;
    const earned = this.#highest(judge, (tier) => tier <= held);
    this.#lowerWaiting(earned);
    if (earned >= held) return;
    this.#withdraw(earned, day, 'refund');
    if (earned > this.#standing(day)) this.#grant(earned, day, day, 'refund');
    this.#stand(held, day, 'refund');
  }

  /** Null where the grant would end before it begins. */
  #rise(tier: number, day: Day, judged: Day, cause: Cause): number | null {
    if (!this.#grant(tier, day, judged, cause)) return null;
    this.#stand(this.#tier, day, cause);
    return tier;
  }

  /** Another grant of a held tier, where it would last longer than those there are. */
  #extend(tier: number, judged: Day, from: Day = judged): void {
    const until = grantEnd(this.#plan.lasts, this.#plan.review, from, judged, this.#latest);
    if (until > this.#longest(tier)) this.#grant(tier, from, judged, 'behavior');
  }

  /** Where the last of the grants ends that give a tier or a higher one. */
  #longest(tier: number): Day {
    return Math.max(...this.#grants.filter((grant) => grant.tier >= tier).map((grant) => grant.until), 0);
  }

  /** Writes a grant; none, and false, where it would end before it begins. */
  #grant(tier: number, from: Day, judged: Day, cause: Cause): boolean {
    const until = grantEnd(this.#plan.lasts, this.#plan.review, from, judged, this.#latest);
    if (until <= from) return false;
    const rule = tierRule(this.#plan, tier);
    this.#write({ ladder: this.#index, tier, from, until, cause, rule, ended: null });
    return true;
  }

  #write(grant: Grant): void {
    this.#grants.push(grant);
    this.#watch.granted?.(grant);
  }

  /**
   * Why a held tier is lost when its grants end: a change of the rules, where one had promised to keep it until now, or where
   * the values known when it was granted would keep it still.
   */
  #fallCause(held: number, ended: readonly Grant[], day: Day, judge: Judge): Cause {
    const last = ended
      .filter((grant) => grant.tier === held)
      .toSorted((a, b) => a.from - b.from)
      .at(-1);
    if (last === undefined) return 'behavior';
    if (last.cause === 'transition') return 'rule change';
    const keeps = (known: Day) => judge(held, true, known);
    return !keeps(day + 1) && keeps(last.from + 1) ? 'rule change' : 'behavior';
  }

  /** The lowest tier that a holder lands on whose grant has ended. */
  #floor(held: number): number {
    switch (this.#plan.dropping) {
      case 'to earned':
        return 0;
      case 'one tier':
        return held - 1;
      case 'never':
        return held;
    }
  }

  /** The highest of the waiting tiers that begin by `day`, which wait no longer; 0 when there is none. */
  #begun(day: Day): number {
    let tier = 0;
    while (this.#waiting.length > 0 && this.#waiting[0]!.day <= day) tier = this.#waiting.shift()!.tier;
    return tier;
  }

  /** After a refund, what waits is at most what is still earned. */
  #lowerWaiting(earned: number): void {
    const waiting = this.#waiting.splice(0);
    for (const { tier, day } of waiting) {
      const lowered = Math.min(tier, earned);
      if (lowered > (this.#waiting.at(-1)?.tier ?? this.#tier)) this.#waiting.push({ tier: lowered, day });
    }
  }

  #highest(judge: Judge, holding: (tier: number) => boolean, from = this.#plan.tiers.length - 1): number {
    for (let tier = from; tier > 0; tier--) {
      if (judge(tier, holding(tier))) return tier;
    }
    return 0;
  }

  /** Ends the grants above a tier. */
  #withdraw(above: number, day: Day, cause: Cause): void {
    for (const grant of this.#grants) {
      // What a change has promised holds as long as the ladder does.
      if (grant.tier <= above || (this.#open && grant.cause === 'transition')) continue;
      grant.until = day;
      grant.ended = cause;
    }
    this.#grants = this.#grants.filter((grant) => grant.until > day);
  }

  /** Takes the tier that the grants now give. */
  #stand(held: number, day: Day, cause: Cause): void {
    this.#tier = this.#standing(day);
    this.#announce(held, day, cause);
  }

  #standing(day: Day): number {
    let tier = 0;
    for (const grant of this.#grants)
      if (grant.from <= day && grant.until > day && grant.tier > tier) tier = grant.tier;
    return tier;
  }

  #announce(held: number, day: Day, cause: Cause): void {
    if (this.#tier === held) return;
    this.#watch.moved?.({ ladder: this.#index, from: held, to: this.#tier, day, cause });
  }
}
