import { covers, type Day, FOREVER } from '../base/calendar.ts';
import type { PlanLadder } from '../compile/plan-ladder.ts';
import type { PlanRefund } from '../compile/plan-refund.ts';
import type { Cause, Grant, MemberEvent, Watch } from './books.ts';
import { grantEnd, nextReview } from './schedule.ts';
import { tierRule } from './tier-rule.ts';
import { forward } from './window.ts';

/**
 * Whether a tier's condition holds now; `holding` asks for the condition to keep it. With `known`, by the values that were
 * known before that day.
 */
export type Judge = (tier: number, holding: boolean, known?: Day) => boolean;

/** What a ladder asks of the member it belongs to. */
export interface Holder {
  readonly judge: Judge;
  /** The same, as it would have been judged at the end of an earlier day by what is known now. */
  judgeOn(day: Day, tier: number, holding: boolean): boolean;
  /** A tier has been attained by the ladder's own conditions: what that takes and gives. */
  attained(tier: number, day: Day): void;
  /** A refund has ended a tier that those conditions had given. */
  lost(tier: number, day: Day): void;
}

/** How a grant came to be earned: the last day its condition saw. */
interface Judgement {
  readonly judged: Day;
  /** Whether it was the condition to keep the tier. */
  readonly holding: boolean;
}

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
 *
 * Grants are of two kinds. What the ladder's own conditions earn follows its rules of attainment, renewal and downgrade,
 * which see only each other. What comes from outside (a lifetime grant, a floor, an invitation) lies beside it and ends by
 * itself, so that a fall which a floor covers is no movement, and what is earned under a floor is there when it ends.
 */
export class Ladder {
  readonly #plan: PlanLadder;
  readonly #index: number;
  readonly #watch: Watch;
  #earned: Grant[] = [];
  readonly #judgements = new WeakMap<Grant, Judgement>();
  #given: Grant[] = [];
  /** The tier that the ladder's own conditions hold. */
  #held = 0;
  /** The tier in force. */
  #tier = 0;
  /** Every movement of the tier, in order of its day. */
  readonly #course: { readonly day: Day; readonly tier: number }[] = [];
  /** Whether the ladder's rules are in force, and the day on which they come into force, where that is still to come. */
  #open: boolean;
  #opens: Day;
  #nextReview: Day;
  /** Tiers earned that begin later, by rising day and rising tier. */
  readonly #waiting: { readonly tier: number; readonly day: Day; readonly judged: Day }[] = [];
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

  /** The tier in force at the end of a day that is over. */
  tierAtEndOf(day: Day): number {
    return this.#course.findLast((move) => move.day <= day)?.tier ?? 0;
  }

  get tier(): number {
    return this.#tier;
  }

  /** Whether its rules are in force; while they are not, nobody holds a tier of it. */
  get open(): boolean {
    return this.#open;
  }

  /** The next day on which the clock moves this ladder. */
  get nextTick(): Day {
    if (!this.#open) return this.#opens;
    let next = Math.min(this.#plan.inForce.until, this.#nextReview, this.#waiting[0]?.day ?? FOREVER);
    for (const grant of this.#earned) next = Math.min(next, grant.until);
    for (const grant of this.#given) next = Math.min(next, grant.until);
    return next;
  }

  /** After an event's earnings. */
  afterEvent({ event, day: happened, posted: day }: MemberEvent, holder: Holder): void {
    const { lasts, attain } = this.#plan;
    if (lasts.kind === 'after latest' && lasts.event === event) {
      this.#latest = Math.max(this.#latest, happened);
      if (this.#held > 0) this.#extend(this.#held, day);
    }
    if (!this.#open || attain.kind === 'at review') return;
    const earned = this.#highest(holder.judge, (tier) => tier <= this.#held);
    if (attain.kind === 'after') {
      if (earned > (this.#waiting.at(-1)?.tier ?? this.#held)) {
        this.#waiting.push({ tier: earned, day: forward(day, attain.length), judged: day });
      }
      return;
    }
    if (earned > this.#held && attain.steps) this.#climb(day, day, holder);
    else if (earned > this.#held) this.#rise(earned, day, day, 'behavior', holder);
    else if (earned > 0 && lasts.kind === 'year end') this.#extend(earned, day);
  }

  /** The tier that would be in force after an event that is judged so. Step by step, one event lifts it by one at most here. */
  crossedTo(judge: Judge): number {
    const { attain, tiers } = this.#plan;
    if (!this.#open || attain.kind !== 'at once') return this.#tier;
    const top = attain.steps ? Math.min(this.#held + 1, tiers.length - 1) : tiers.length - 1;
    for (let tier = top; tier > this.#tier; tier--) if (judge(tier, false)) return tier;
    return this.#tier;
  }

  /** The rules of the ladder come into force, with a judgement, or cease to be. */
  turn(day: Day, holder: Holder): void {
    if (this.#opens === day) {
      this.#open = true;
      this.#opens = FOREVER;
      this.#nextReview = nextReview(this.#plan.review, day);
      const earned = this.#highest(holder.judge, () => false);
      if (earned > 0) this.#rise(earned, day, day - 1, 'rule change', holder);
      return;
    }
    if (!this.#open || day < this.#plan.inForce.until) return;
    this.#open = false;
    this.#waiting.length = 0;
    for (const grant of this.#given) end(grant, day, 'rule change');
    this.#given = [];
    this.#withdraw(0, day, 'rule change');
    this.#stand(day, 'rule change');
  }

  /**
   * A change of the rules at the start of `day`. A tier is attained by it, or lost, where the values before it and those
   * from it on judge differently: what the member did was the same.
   */
  change(day: Day, holder: Holder, { rule, judged, spared, keptUntil }: LadderChange): void {
    if (!this.#open) return;
    const held = this.#held;
    const { judge } = holder;
    // A grant that ends on this very day is the clock's, which comes after the change and may renew it.
    let stirs = false;
    if (judged) {
      for (let tier = this.#plan.tiers.length - 1; tier > held; tier--) {
        if (!judge(tier, false) || judge(tier, false, day)) continue;
        this.#rise(tier, day, day - 1, 'rule change', holder);
        return;
      }
      if (held > 0 && !spared && judge(held, true, day) && !judge(held, true)) {
        const left = Math.max(
          this.#highest(judge, () => true, held - 1),
          this.#landing(held),
        );
        if (left < held) {
          stirs = true;
          this.#withdraw(left, day, 'rule change');
          if (left > highestOn(this.#earned, day)) this.#grant(left, day, day - 1, 'rule change');
        }
      }
    }
    if (keptUntil !== null && keptUntil > this.#longest(this.#tier)) {
      stirs = true;
      this.#write(
        { tier: this.#tier, from: day, until: keptUntil, cause: 'transition', rule },
        { judged: day - 1, holding: true },
      );
    }
    if (stirs) this.#stand(day, 'rule change');
  }

  /** The clock at the start of `day`: grants that end, reviews, tiers that begin. */
  tick(day: Day, holder: Holder): void {
    if (this.nextTick > day) return;
    const held = this.#held;
    const reviewed = this.#nextReview === day;
    if (reviewed) this.#nextReview = nextReview(this.#plan.review, day);
    const ended = this.#earned.filter((grant) => grant.until <= day);
    this.#earned = this.#earned.filter((grant) => grant.until > day);
    this.#given = this.#given.filter((grant) => grant.until > day);
    const beneath = highestOn(this.#earned, day);
    const lost = ended.some((grant) => grant.tier === held) && beneath < held;
    const stepwise = this.#plan.attain.kind === 'at once' && this.#plan.attain.steps;
    let earned = 0;
    if (reviewed || lost) {
      // A tier that lapses for want of activity is not renewed by the history that let it lapse.
      const lapsed = lost && this.#plan.lasts.kind === 'after latest';
      const top = stepwise ? held : this.#plan.tiers.length - 1;
      earned = this.#highest(holder.judge, (tier) => tier <= held, lapsed ? held - 1 : top);
    }
    const landing = lost ? this.#landing(held) : 0;
    const begun = this.#begun(day);
    let target = Math.max(beneath, earned, landing, begun?.tier ?? 0);
    const seen = begun?.tier === target ? begun.judged : day - 1;
    if (target > beneath && !this.#grant(target, day, day - 1, 'behavior', seen)) {
      // What was earned lasted to this very day; what the policy leaves begins on it.
      target = Math.max(beneath, landing);
      if (target > beneath) this.#grant(target, day, day, 'behavior');
    } else if (reviewed && earned > 0 && this.#plan.lasts.kind === 'year end') {
      this.#extend(earned, day - 1, day);
    }
    const fallen = target < held ? this.#fallCause(held, ended, day, holder.judge) : 'behavior';
    this.#stand(day, target === held ? 'expiry' : fallen);
    if (target > held) holder.attained(target, day);
    if (reviewed && stepwise) this.#climb(day, day - 1, holder);
  }

  /**
   * After a refund under `recompute the tier`: what is no longer earned ends on the day. Where the refund counts on the
   * original's day, each grant is worked out anew by its own day, though its window may be over by now.
   */
  recompute(day: Day, dated: PlanRefund['dated'], holder: Holder): void {
    const held = this.#held;
    const earned = this.#highest(holder.judge, (tier) => tier <= held);
    this.#lowerWaiting(earned);
    if (earned >= held) return;
    for (const grant of this.#earned) {
      const { tier, until, cause } = grant;
      // What a change has promised holds as long as the ladder does.
      if (tier <= earned || cause === 'transition') continue;
      const { judged, holding } = this.#judgements.get(grant)!;
      let stands = dated === 'original' ? tier : 0;
      while (stands > earned && !holder.judgeOn(judged, stands, holding)) stands--;
      if (stands === tier) continue;
      end(grant, day, 'refund');
      if (stands > earned) this.#earn({ tier: stands, from: day, until, cause: 'refund' }, { judged, holding });
    }
    this.#earned = this.#earned.filter((grant) => grant.until > day);
    if (earned > highestOn(this.#earned, day)) this.#grant(earned, day, day, 'refund');
    this.#stand(day, 'refund');
    for (let tier = held; tier > this.#held; tier--) holder.lost(tier, day);
  }

  /** A tier from outside the ladder's own conditions, under the name of the rule that gives it. */
  give(tier: number, from: Day, until: Day, cause: Cause, rule: string): Grant {
    const grant: Grant = { ladder: this.#index, tier, from, until, cause, rule, ended: null };
    this.#given.push(grant);
    this.#watch.granted?.(grant);
    this.#stand(from, cause);
    return grant;
  }

  /** Ends a grant from outside before its time. */
  takeBack(grant: Grant, day: Day, cause: Cause): void {
    if (grant.until <= day) return;
    end(grant, day, cause);
    this.#given = this.#given.filter((other) => other !== grant);
    this.#stand(day, cause);
  }

  /** One tier after the other, each judged after what the one before it took. */
  #climb(day: Day, judged: Day, holder: Holder): void {
    for (let next = this.#held + 1; next < this.#plan.tiers.length && holder.judge(next, false); next++)
      this.#rise(next, day, judged, 'behavior', holder);
  }

  /** Nothing where the grant would end before it begins. */
  #rise(tier: number, day: Day, judged: Day, cause: Cause, holder: Holder): void {
    if (!this.#grant(tier, day, judged, cause)) return;
    this.#stand(day, cause);
    holder.attained(tier, day);
  }

  /** Another grant of the tier held, or of one beneath it, where it would last longer than those there are. */
  #extend(tier: number, judged: Day, from: Day = judged): void {
    const until = grantEnd(this.#plan.lasts, this.#plan.review, from, judged, this.#latest);
    if (until > this.#longest(tier)) this.#grant(tier, from, judged, 'behavior');
  }

  /** Where the last of the earned grants ends that give a tier or a higher one. */
  #longest(tier: number): Day {
    return Math.max(...this.#earned.filter((grant) => grant.tier >= tier).map((grant) => grant.until), 0);
  }

  /** Writes an earned grant; none, and false, where it would end before it begins. `seen` is the last day its condition saw. */
  #grant(tier: number, from: Day, judged: Day, cause: Cause, seen: Day = judged): boolean {
    const until = grantEnd(this.#plan.lasts, this.#plan.review, from, judged, this.#latest);
    if (until <= from) return false;
    this.#earn({ tier, from, until, cause }, { judged: seen, holding: tier <= this.#held });
    return true;
  }

  #earn(grant: Pick<Grant, 'tier' | 'from' | 'until' | 'cause'>, judgement: Judgement): void {
    this.#write({ ...grant, rule: tierRule(this.#plan, grant.tier) }, judgement);
  }

  #write(grant: Pick<Grant, 'tier' | 'from' | 'until' | 'cause' | 'rule'>, judgement: Judgement): void {
    const written: Grant = { ladder: this.#index, ...grant, ended: null };
    this.#earned.push(written);
    this.#judgements.set(written, judgement);
    this.#watch.granted?.(written);
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
  #landing(held: number): number {
    switch (this.#plan.dropping) {
      case 'to earned':
        return 0;
      case 'one tier':
        return held - 1;
      case 'never':
        return held;
    }
  }

  /** The highest of the waiting tiers that begin by `day`, which wait no longer; undefined when there is none. */
  #begun(day: Day): { readonly tier: number; readonly judged: Day } | undefined {
    const begun = this.#waiting.filter((waiting) => waiting.day <= day);
    this.#waiting.splice(0, begun.length);
    return begun.at(-1);
  }

  /** After a refund, what waits is at most what is still earned. */
  #lowerWaiting(earned: number): void {
    const waiting = this.#waiting.splice(0);
    for (const { tier, ...when } of waiting) {
      const lowered = Math.min(tier, earned);
      if (lowered > (this.#waiting.at(-1)?.tier ?? this.#held)) this.#waiting.push({ tier: lowered, ...when });
    }
  }

  #highest(judge: Judge, holding: (tier: number) => boolean, from = this.#plan.tiers.length - 1): number {
    for (let tier = from; tier > 0; tier--) {
      if (judge(tier, holding(tier))) return tier;
    }
    return 0;
  }

  /** Ends the earned grants above a tier. */
  #withdraw(above: number, day: Day, cause: Cause): void {
    for (const grant of this.#earned) {
      // What a change has promised holds as long as the ladder does.
      if (grant.tier <= above || (this.#open && grant.cause === 'transition')) continue;
      end(grant, day, cause);
    }
    this.#earned = this.#earned.filter((grant) => grant.until > day);
  }

  /** Takes the tier that the grants now give, and announces it where that is a movement. */
  #stand(day: Day, cause: Cause): void {
    const before = this.#tier;
    this.#held = highestOn(this.#earned, day);
    this.#tier = Math.max(this.#held, highestOn(this.#given, day));
    if (this.#tier === before) return;
    this.#course.push({ day, tier: this.#tier });
    this.#watch.moved?.({ ladder: this.#index, from: before, to: this.#tier, day, cause });
  }
}

function end(grant: Grant, day: Day, cause: Cause): void {
  grant.until = day;
  grant.ended = cause;
}

function highestOn(grants: readonly Grant[], day: Day): number {
  let tier = 0;
  for (const grant of grants) if (grant.from <= day && grant.until > day && grant.tier > tier) tier = grant.tier;
  return tier;
}
