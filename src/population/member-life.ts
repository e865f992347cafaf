import { civilOf, type Day } from '../base/calendar.ts';
import type { Draws } from '../base/draws.ts';
import { exp } from '../base/elementary.ts';
import { bernoulli } from '../base/samplers.ts';
import type { MemberRun } from '../engine/member-run.ts';
import type { Behavior } from './behavior.ts';
import { Bonds } from './bonds.ts';
import type { Enrollment } from './enrollment.ts';
import { Favor } from './favor.ts';
import { type Frame, monthDays } from './frame.ts';
import { Holdings } from './holdings.ts';
import type { Identity } from './identity.ts';
import { LEAVINGS, type Leaving } from './leaving.ts';
import { MemberEvents, type Occurrence } from './member-events.ts';
import { type Offer, Offers } from './offers.ts';
import { noveltyOf, strongestPull, tierPull } from './pull.ts';
import { PURPOSE } from './purposes.ts';
import { intends, redeem } from './redeeming.ts';
import { HURT, Satisfaction } from './satisfaction.ts';
import { type Ending, Stay } from './stay.ts';
import { Striving } from './striving.ts';
import type { WorldSums } from './sums.ts';
import { type Answer, isUnhappy, surveyed, trueVoice } from './survey.ts';
import { DAYS_PER_YEAR, type Traits } from './traits.ts';
import { bringing, type Friend, ideaRate, spending } from './word-of-mouth.ts';

/** A member with less habit than this has bought hardly anything lately. */
const INERT = 0.2;

/**
 * One member in one world, month by month. Satisfaction and lock-in are two states, because a single score of loyalty
 * could not express a member who is unhappy and stays.
 */
export class MemberLife {
  readonly identity: Identity;
  readonly traits: Traits;
  readonly satisfaction: Satisfaction;
  /** Members whose leaving this one would hear of. */
  readonly ties: MemberLife[] = [];
  /** Friends who joined in the month lived last. */
  friends: Friend[] = [];
  /** Sales of each month since the start, in minor units; index 0 stays empty. */
  readonly sales: Float64Array;
  /** What offers and care for this member have cost since the start, in minor units. */
  spentOn = 0n;
  readonly favor = new Favor();
  isAmbassador = false;
  isAskedForIdeas = false;
  readonly #frame: Frame;
  readonly #behavior: Behavior;
  readonly #draws: Draws;
  readonly #enrollment: Enrollment | null;
  readonly #sums: WorldSums;
  readonly #events: MemberEvents;
  #active = true;
  #leftIn = Number.POSITIVE_INFINITY;
  /** On the log of the purchase rate; wears off. */
  #momentum = 0;
  #answer: Answer | null = null;
  #tier = 0;
  /** Months since the tier on the reported ladder moved last. */
  #sinceMove = 0;
  readonly #striving: Striving;
  readonly #holdings: Holdings;
  readonly #bonds: Bonds;
  readonly #stay: Stay;
  readonly #offers = new Offers();
  /** The first day of the month at work, and how new cards are to the member then. */
  #day: Day;
  #novelty = 1;

  constructor(
    frame: Frame,
    draws: Draws,
    identity: Identity,
    traits: Traits,
    enrollment: Enrollment | null,
    sums: WorldSums,
  ) {
    this.identity = identity;
    this.traits = traits;
    this.#frame = frame;
    this.#behavior = traits.behavior;
    this.#draws = draws;
    this.#enrollment = enrollment;
    this.#sums = sums;
    const begin = Math.max(traits.joined, frame.edges[0]!);
    this.#day = begin;
    this.#events = new MemberEvents(frame, draws, traits, begin, enrollment !== null);
    this.satisfaction = new Satisfaction(traits.behavior, draws, traits.satisfactionMean);
    this.sales = new Float64Array(frame.study.spec.horizon + 1);
    this.#stay = new Stay(traits, draws, (frame.study.spec.fitted?.dropout ?? null) !== null);
    this.#bonds = new Bonds(frame, traits, enrollment?.run ?? null);
    this.#striving = new Striving(traits.behavior, frame.steps);
    this.#holdings = new Holdings(enrollment === null ? [] : frame.study.plan.benefits);
  }

  get active(): boolean {
    return this.#active;
  }

  /** The month in which the member left; infinite while there. */
  get leftIn(): number {
    return this.#leftIn;
  }

  get answer(): Answer | null {
    return this.#answer;
  }

  get run(): MemberRun | null {
    return this.#enrollment?.run ?? null;
  }

  /** What the program has spent on this member since the start, in minor units. */
  get benefits(): bigint {
    return this.spentOn + (this.#enrollment?.recorder.cost ?? 0n) + this.#holdings.cost;
  }

  /** The tier held on the reported ladder at the end of the month lived last. */
  get tier(): number {
    return this.#tier;
  }

  balance(ledger: number): bigint {
    return this.#enrollment?.run.balance(ledger) ?? 0n;
  }

  tiesOut(): boolean {
    return this.#enrollment?.recorder.tiesOut((ledger) => this.balance(ledger)) ?? true;
  }

  /** An offer reaches the member: it lifts purchases while it runs, annoys who is unhappy and may wake who is not there. */
  reach(offer: Offer, month: number): void {
    this.#offers.reach(offer);
    if (this.#bonds.habit < INERT) this.#stay.wake(month);
  }

  /** Lives through a month. After leaving, the account stays open: returns still come and points still expire. */
  live(month: number): void {
    const { from, to } = monthDays(this.#frame, month);
    if (to <= this.traits.joined) return;
    const { replicate, member, key } = this.identity;
    if (key === null) this.#draws.turnTo(replicate, member);
    else this.#draws.turnTo(replicate, member, key);
    const begin = Math.max(from, this.traits.joined);
    this.#day = begin;
    if (this.#enrollment !== null) this.#novelty = noveltyOf(this.#behavior, begin - this.traits.joined);
    this.#stay.hear(this.#lostTies(month));
    if (this.#behavior.bystanderDrop !== 0) this.#envy(month);
    if (month >= 1 && this.#active && begin === from && !this.#stay.isWhole) {
      const why = this.#stay.leaves(month, this.satisfaction, this.#lock());
      if (why !== null) this.#leave(month, why);
    }
    this.#turnRecorder(month, begin);
    this.#enrollment?.run.advance(begin);
    this.#look(begin);
    this.#act(month, begin, to);
    if (this.#active) this.#feel(month, begin, to);
    if (this.#active && month >= 0 && this.#enrollment !== null)
      this.#holdings.count(this.#enrollment.run, month, to, this.#sums.holders);
  }

  /** How many of those near left in the month before: what is read of other lives is over by now in any order. */
  #lostTies(month: number): number {
    let lost = 0;
    for (const tie of this.ties) if (tie.leftIn === month - 1) lost++;
    return lost;
  }

  /** To see somebody near favored in the month before, and not oneself, hurts. */
  #envy(month: number): void {
    if (this.favor.in(month - 1)) return;
    const watched = this.ties.filter((tie) => tie.favor.in(month - 1)).length;
    this.satisfaction.hurtBy(HURT.envy, watched * this.#behavior.bystanderDrop);
  }

  /** How the member drops out in a month. Nobody does in the warm-up, whose survivors were drawn. */
  #ending(month: number, from: Day, to: Day): Ending | null {
    if (month < 1 || !this.#active) return null;
    return this.#stay.drops(month, from, to, this.satisfaction, this.#stay.isWhole ? this.#lock() : 0);
  }

  #mayEnd(purchase: number, month: number): void {
    if (month < 1 || this.traits.dropoutChance === 0) return;
    const why = this.#stay.endsAfter(purchase, month, this.satisfaction, this.#lock());
    if (why === null) return;
    this.#events.leave();
    this.#leave(month, why);
  }

  #lock(): number {
    return this.#bonds.lockIn(this.#day, this.#tier);
  }

  #leave(month: number, why: Leaving): void {
    this.#active = false;
    this.#leftIn = month;
    this.#enrollment?.recorder.absent();
    const { left, leftBecause, leftFromTier } = this.#sums;
    left[month]!++;
    leftBecause[LEAVINGS.indexOf(why)]![month]!++;
    const series = leftFromTier[this.#tier];
    if (series !== undefined) series[month]!++;
  }

  /** Where the member stands on the reported ladder. */
  #look(day: Day): void {
    const { ladder } = this.#frame.study.spec;
    const run = this.#enrollment?.run;
    if (run === undefined || ladder === null || !this.#active) return;
    this.#momentum -= this.#striving.look(run, ladder, day, this.#tier, this.#sinceMove);
  }

  #turnRecorder(month: number, begin: Day): void {
    this.#enrollment?.recorder.turnTo(month, this.#active, {
      steps: Math.max(1, this.#frame.steps),
      tenure: (begin - this.traits.joined) / DAYS_PER_YEAR,
      nearness: this.#striving.nearness,
    });
  }

  /** What happens between two days: purchases, returns, friends, ideas, rules and rewards. */
  #act(month: number, from: Day, to: Day): void {
    const held = this.#enrollment;
    const { ladder } = this.#frame.study.spec;
    const before = this.#events.purchases;
    const ending = this.#ending(month, from, to);
    const end = this.#active ? (ending?.at ?? to) : from;
    const rates = month < 1 || !this.#active ? null : this.#rates();
    this.#events.open(to, this.#active ? end : null, rates, spending(this.traits, from));
    this.friends = [];
    if (this.#active) {
      const steady = this.#steadyRate(month);
      for (let at = from as number; at < end; ) {
        const stop = this.#offers.turningPoint(at, end);
        const offered = steady * this.#offers.lift(at, this.traits.headroom);
        let next = this.#events.next(stop, offered * this.#pulled());
        while (next !== null && this.#active) {
          this.#happen(next, month);
          if (next.kind === 'purchase') this.#mayEnd(next.index, month);
          next = this.#active ? this.#events.next(stop, offered * this.#pulled()) : null;
        }
        at = this.#active ? stop : end;
      }
      if (this.#active && ending !== null) this.#leave(month, ending.why);
    }
    for (let next = this.#events.next(to, 0); next !== null; next = this.#events.next(to, 0)) this.#happen(next, month);
    if (held !== null) {
      if (this.#active) redeem(this.#frame, this.traits, held.run, this.#draws, month, to - 1);
      held.run.advance(to - 1);
      this.#tier = ladder === null ? 0 : held.run.tier(ladder);
    }
    const bought = this.#events.purchases - before;
    this.#sums.purchases[Math.max(0, month)]! += bought;
    if (this.#active) this.#bonds.turn(bought > 0);
  }

  #rates(): { readonly friends: number; readonly ideas: number } {
    const voice = trueVoice(this.#frame.study.spec, this.satisfaction.level);
    return {
      friends: bringing(this.#behavior, voice, this.isAmbassador),
      ideas: ideaRate(this.#behavior, voice, this.isAskedForIdeas),
    };
  }

  /** The purchase rate of the month, before what changes within it. */
  #steadyRate(month: number): number {
    const b = this.#behavior;
    const { traits } = this;
    const { season = null } = this.#frame.study.spec.fitted ?? {};
    let rate = traits.purchaseRate * (season?.[civilOf(this.#day).month - 1] ?? 1);
    if (b.satisfactionLift !== 0) rate *= exp(b.satisfactionLift * (this.satisfaction.onScale - b.satisfactionMean));
    if (this.#stay.isReferrer(month)) rate *= 1 + b.referrerLift;
    if (this.#enrollment === null) return rate;
    rate *= tierPull(b, traits, this.#tier, this.#sinceMove);
    if (b.redeemingLift !== 0 && intends(this.#frame, traits, this.#enrollment.run, this.#draws, month, this.#day))
      rate *= exp(b.redeemingLift * traits.headroom);
    const pressed = this.#striving.pressure;
    return pressed === 0 ? rate : rate * (1 + b.pressureLift * pressed * traits.headroom * traits.response);
  }

  /** What changes with every event: momentum, and the card that pulls most. */
  #pulled(): number {
    const held = this.#enrollment;
    if (held === null) return 1;
    const pull = strongestPull(this.#frame, this.#behavior, this.traits, held, this.#day, this.#novelty);
    return this.#momentum === 0 ? pull : pull * exp(this.#momentum);
  }

  #happen(next: Occurrence, month: number): void {
    const held = this.#enrollment;
    const sums = this.#sums;
    switch (next.kind) {
      case 'purchase':
        this.satisfaction.serve(this.#draws, this.traits.firstGap + next.index, next.at, this.#bonds.habit);
        this.#sell(next, month);
        break;
      case 'other':
        if (next.spend > 0) this.#sell(next, month);
        break;
      case 'return':
        sums.refunds[Math.max(0, month)]! += BigInt(next.spend);
        break;
      case 'friend':
        this.#mayBring(next, month);
        return;
      case 'idea':
        sums.ideas[month]!++;
        break;
    }
    if (held === null || next.event === null) return;
    held.recorder.buying = next.kind === 'purchase';
    held.run.happen(next.event);
    held.recorder.buying = false;
    this.#takeEffects(month);
  }

  #sell({ spend, at }: Occurrence, month: number): void {
    this.#sums.sales[Math.max(0, month)]! += BigInt(spend);
    if (month < 1) return;
    this.sales[month]! += spend;
    if (!this.#offers.any) return;
    const discount = this.#offers.discount(spend, at);
    this.#sums.discounts[month]! += discount;
    this.spentOn += discount;
  }

  /** A friend who may join: recommended by a promoter, warned off by a detractor, or come along by himself. */
  #mayBring({ index, at }: Occurrence, month: number): void {
    const { spec } = this.#frame.study;
    const b = this.#behavior;
    const voice = trueVoice(spec, this.satisfaction.level);
    const recommended = voice === 'promoter';
    if (recommended && !bernoulli(this.#draws, PURPOSE.friendJoins, index, b.referralJoins)) {
      this.#sums.recommended[month]!++;
      return;
    }
    if (voice === 'detractor' && bernoulli(this.#draws, PURPOSE.warning, index, b.warningShare)) {
      this.#sums.warned[month]!++;
      return;
    }
    if (recommended) {
      this.#sums.recommended[month]!++;
      this.#stay.bring(month);
      const event = this.#events.told(spec.referral, index, at);
      if (event !== null) this.#enrollment!.run.happen(event);
    }
    const key = this.#draws.keyFrom(PURPOSE.friend, index);
    this.friends.push({ joined: Math.floor(at), referred: recommended, key, index });
  }

  #takeEffects(month: number): void {
    const effects = this.#enrollment!.recorder.takeEffects();
    if (effects === null) return;
    const { lifted, fallenByRule, fallen, impulse, rewarded, moved } = effects;
    // Reward after reward does not add up: each only brings the momentum back to where the first one did.
    this.#momentum = impulse + Math.max(this.#momentum, Math.min(this.#momentum + rewarded, rewarded));
    if (moved) this.#sinceMove = 0;
    if (rewarded > 0 || lifted > 0) this.favor.mark(month);
    if (lifted > 0) this.satisfaction.lift(lifted);
    if (fallenByRule > 0) this.satisfaction.hurtBy(HURT.ruleDemotion, fallenByRule);
    if (fallen > 0) this.satisfaction.hurtBy(HURT.demotion, fallen);
  }

  #feel(month: number, from: Day, to: Day): void {
    const b = this.#behavior;
    const { spec } = this.#frame.study;
    this.#momentum *= b.momentumPersistence;
    this.#sinceMove++;
    if (this.#enrollment !== null) this.#takeEffects(month);
    this.#feelOffers(from, to);
    this.satisfaction.turn(this.#draws, month);
    if (!this.traits.consents) return;
    const answer = surveyed(spec.invited, b, this.#draws, month, this.satisfaction.level);
    if (answer === null) return;
    this.#answer = answer;
    const event = this.#events.told(spec.answer, month, to - 1, answer.score);
    if (event !== null) this.#enrollment!.run.happen(event);
  }

  /** An offer to who is unhappy makes it worse; one that is over has brought purchases forward. */
  #feelOffers(from: Day, to: Day): void {
    if (!this.#offers.any) return;
    const { offerAnnoy, offerDip } = this.#behavior;
    const { ran, over } = this.#offers.close(from, to);
    if (isUnhappy(this.#frame.study.spec, this.satisfaction.level))
      this.satisfaction.hurtBy(HURT.offer, ran * offerAnnoy);
    this.#momentum -= over * offerDip;
  }
}
