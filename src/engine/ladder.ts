import { type Day, FOREVER } from '../base/calendar.ts';
import type { PlanLadder } from '../compile/plan.ts';
import type { Cause, Grant, Watch } from './books.ts';
import { grantEnd, nextReview } from './schedule.ts';
import { tierRule } from './tier-rule.ts';
import { forward } from './window.ts';

/** Whether a tier's condition holds now; `holding` asks for the condition to keep it. */
export type Judge = (tier: number, holding: boolean) => boolean;

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
    this.#nextReview = nextReview(plan.review, joined);
  }

  get tier(): number {
    return this.#tier;
  }

  /** The next day on which the clock moves this ladder. */
  get nextTick(): Day {
    let next = Math.min(this.#nextReview, this.#waiting[0]?.day ?? FOREVER);
    for (const grant of this.#grants) next = Math.min(next, grant.until);
    return next;
  }

  /** After an event's earnings. Returns the tier attained by it, if any. */
  afterEvent(event: number, day: Day, judge: Judge): number | null {
    const { lasts, attain } = this.#plan;
    if (lasts.kind === 'after latest' && lasts.event === event) {
      this.#latest = day;
      if (this.#tier > 0) this.#extend(this.#tier, day);
    }
    if (attain.kind === 'at review') return null;
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

  /** The clock at the start of `day`: grants that end, reviews, tiers that begin. Returns the tier attained, if any. */
  tick(day: Day, judge: Judge): number | null {
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
    this.#announce(held, day, 'behavior');
    return target > held ? target : null;
  }

  /** After a refund under `recompute the tier`: what is no longer earned ends on the day. */
  recompute(day: Day, judge: Judge): void {
    const held = this.#tier;
    const earned = this.#highest(judge, (tier) => tier <= held);
    this.#lowerWaiting(earned);
    if (earned >= held) return;
    for (const grant of this.#grants) {
      if (grant.tier <= earned) continue;
      grant.until = day;
      grant.ended = 'refund';
    }
    this.#grants = this.#grants.filter((grant) => grant.until > day);
    if (earned > this.#standing(day)) this.#grant(earned, day, day, 'refund');
    this.#tier = Math.max(earned, this.#standing(day));
    this.#announce(held, day, 'refund');
  }

  #rise(tier: number, day: Day, judged: Day, cause: Cause): number {
    const held = this.#tier;
    this.#grant(tier, day, judged, cause);
    this.#tier = tier;
    this.#announce(held, day, cause);
    return tier;
  }

  /** Another grant of a held tier, where it would last longer than those there are. */
  #extend(tier: number, judged: Day, from: Day = judged): void {
    const until = grantEnd(this.#plan.lasts, this.#plan.review, from, judged, this.#latest);
    const longest = Math.max(...this.#grants.filter((grant) => grant.tier >= tier).map((grant) => grant.until), 0);
    if (until > longest) this.#grant(tier, from, judged, 'behavior');
  }

  /** Writes a grant; none, and false, where it would end before it begins. */
  #grant(tier: number, from: Day, judged: Day, cause: Cause): boolean {
    const until = grantEnd(this.#plan.lasts, this.#plan.review, from, judged, this.#latest);
    if (until <= from) return false;
    const rule = tierRule(this.#plan, tier);
    const grant: Grant = { ladder: this.#index, tier, from, until, cause, rule, ended: null };
    this.#grants.push(grant);
    this.#watch.granted?.(grant);
    return true;
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
