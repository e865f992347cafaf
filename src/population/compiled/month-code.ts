import {
  add,
  all,
  atLeast,
  both,
  equal,
  type F64,
  type I32,
  i32,
  isZero,
  larger,
  less,
  load,
  shiftLeft,
  store,
  subtract,
  widen,
} from '../../kernel/code.ts';
import { ask, memberRoutine, own, type Pen, tell } from '../../kernel/pen.ts';
import { below, minus, over, plus, realOfWhole, times, wideWholeWithin } from '../../kernel/real.ts';
import type { Signature } from '../../kernel/routine.ts';
import type { Frame } from '../frame.ts';
import { OCCURRENCE_WORD, occurrencePurpose, PURPOSE } from '../purposes.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../traits.ts';
import { AHEAD, type AheadCode } from './ahead-code.ts';
import { arrives, nextGap, nextPurchaseGap, purchaseDrawn } from './arrivals-code.ts';
import { envy, takeEffects } from './effects-code.ts';
import { happen, spendOn } from './events-code.ts';
import { feels, serve, survey, turnSatisfaction, voiceOf } from './feeling-code.ts';
import type { FriendsCode } from './friends-code.ts';
import { isIn } from './in-force-code.ts';
import { behaviorOf, eitherOf, kept, type LifeBuild, powerOf, setMomentum, turnDraws } from './life-build.ts';
import { dropoutIsWhole } from './life-shape.ts';
import { drawMonth } from './luck-code.ts';
import { look, pulled, slopeOn, steadyRate } from './pull-code.ts';
import { redeem } from './redeeming-code.ts';
import { type Bonds, dropout, hear, isActive, leave, mayEnd, mayLeave } from './stay-code.ts';

/** What a month takes from the plan; see `Frame`. */
export type LifeFrame = Pick<Frame, 'cards' | 'pointWorth' | 'onRequest' | 'steps' | 'edges'>;

/** One month of one life as code; what it means stands in `MemberLife`, whose order of steps is kept line by line. */
export class MonthCode {
  readonly #life: LifeBuild;
  readonly #frame: LifeFrame;
  readonly #ahead: AheadCode;
  readonly #friends: FriendsCode;

  constructor(life: LifeBuild, frame: LifeFrame, ahead: AheadCode, friends: FriendsCode) {
    this.#life = life;
    this.#frame = frame;
    this.#ahead = ahead;
    this.#friends = friends;
  }

  /**
   * Given the month, its first day and the day after its last, and how many of those near left in the month before, or were
   * favored in it.
   */
  live(): Signature {
    const { build, state, month, counted, buying, shape } = this.#life;
    return memberRoutine(build.module, 'live', ['i32', 'i32', 'i32', 'i32', 'i32'], ['i32'], (pen, given) => {
      const { r } = pen;
      const [now, from, to, lost, favored] = given as [I32, I32, I32, I32, I32];
      this.#friends.count(r).set(i32(0));
      const joined = kept(pen, state.joined);
      r.rarely(atLeast(joined, to), () => r.leave(i32(0)));
      month(r).set(now);
      counted(r).set(larger(now, 0));
      buying(r).set(i32(0));
      const leaveGone = () =>
        r.rarely(isZero(isActive(this.#life, pen)), () => {
          if (shape.enrolled) this.#turnTo(pen, r.keep(subtract(to, 1)));
          r.leave(i32(0));
        });
      leaveGone();
      turnDraws(this.#life, pen);
      drawMonth(this.#life, pen, now);
      const begin = r.keep(larger(from, joined));
      hear(this.#life, pen, lost);
      envy(this.#life, pen, favored);
      if (!dropoutIsWhole(shape)) {
        r.when(all(atLeast(now, 1), equal(begin, from)), () => mayLeave(this.#life, pen, this.#bonds(begin)));
        leaveGone();
      }
      if (shape.enrolled) this.#turn(pen, begin);
      this.#act(pen, begin, to);
      if (shape.enrolled) this.#hold(pen, to);
      r.leave(this.#friends.count(r).get);
    });
  }

  #bonds(day: I32): Bonds {
    const { pointWorth, steps } = this.#frame;
    return { pointWorth, steps, day };
  }

  /** Lets the rules run up to the month, and looks where the member stands. */
  #turn(pen: Pen, begin: I32): void {
    const { state, rules, shape } = this.#life;
    const { steps } = this.#frame;
    own(pen, state.context.steps).set(i32(Math.max(1, steps)));
    own(pen, state.context.day).set(begin);
    own(pen, state.context.any).set(own(pen, state.next.any).get);
    own(pen, state.context.nearness).set(own(pen, state.next.nearness).get);
    tell(pen, rules.member.advance(), begin);
    const { ladder } = shape.spec;
    if (ladder !== null) look(this.#life, pen, ladder, steps, begin);
  }

  /** Lets the rules run up to a day, and sees the tier. */
  #turnTo(pen: Pen, day: I32): void {
    const { state, rules, shape, build } = this.#life;
    tell(pen, rules.member.advance(), day);
    const { ladder } = shape.spec;
    if (ladder !== null) own(pen, state.tier).set(build.parts.tier(pen, ladder));
  }

  /** What happens between two days to a member who is there at the first. */
  #act(pen: Pen, from: I32, to: I32): void {
    const { state, sums, month, counted, shape } = this.#life;
    const { r } = pen;
    const b = behaviorOf(this.#life, pen);
    const before = kept(pen, state.purchases.count);
    const started = r.keep(atLeast(month(r).get, 1));
    const [drops, end, why] = [r.variable('i32'), r.variable('f64', realOfWhole(to)), r.variable('i32')];
    r.when(started, () => {
      const ending = dropout(this.#life, pen, from, to, this.#bonds(from));
      drops.set(ending.drops);
      why.set(ending.why);
      end.set(ending.at);
    });
    this.#open(pen, from, end.get, started);
    tell(pen, this.#goThrough(), from, to, end.get);
    r.rarely(both(drops.get, isActive(this.#life, pen)), () => leave(this.#life, pen, why.get));
    if (shape.enrolled) {
      const last = r.keep(subtract(to, 1));
      r.when(isActive(this.#life, pen), () => redeem(this.#life, pen, this.#frame.onRequest, last));
      this.#turnTo(pen, last);
    }
    const bought = r.keep(subtract(own(pen, state.purchases.count).get, before));
    sums.add(pen, 'purchases', i32(0), counted(r).get, widen(bought));
    r.when(isActive(this.#life, pen), () => {
      const habit = own(pen, state.habit);
      const persistence = r.keep(b('habitPersistence'));
      const some = realOfWhole(less(i32(0), bought));
      habit.set(plus(times(persistence, habit.get), times(minus(1, persistence), some)));
      this.#feel(pen, to);
    });
  }

  /** Finds out what is known to come before `end`. */
  #open(pen: Pen, from: I32, end: F64, started: I32): void {
    const { state, shape, draws } = this.#life;
    const { r } = pen;
    const b = behaviorOf(this.#life, pen);
    const spending = own(pen, state.spending);
    spending.set(plus(1));
    r.rarely(own(pen, state.referred).get, () => {
      const months = over(realOfWhole(larger(r.keep(subtract(from, own(pen, state.joined).get)), 0)), DAYS_PER_MONTH);
      const left = powerOf(this.#life, pen, b('referredLeft'), months);
      spending.set(plus(1, times(b('referredPremium'), left)));
    });
    this.#ahead.clear(r);
    const { others } = shape.spec;
    others.forEach((other, i) => {
      const fields = state.others[i]!;
      const sale = other.fields.some((field) => field.kind === 'spend');
      this.#expect(
        pen,
        i,
        fields,
        occurrencePurpose(other.slot),
        end,
        plus(other.perYear / DAYS_PER_YEAR),
        (pen, index) => {
          if (!sale) return plus(0);
          return spendOn(this.#life, pen, other, index, draws.draw(pen.r, occurrencePurpose(other.slot), index));
        },
      );
    });
    r.when(started, () => {
      const happy = feels(this.#life, pen, 'promoter');
      const friends = eitherOf(this.#life, pen, happy, 'friendsBrought', 'friendsComing');
      const ideas = times(realOfWhole(happy), b('ideasDaily'));
      const none = () => plus(0);
      this.#expect(pen, others.length, state.friends, PURPOSE.friendGap, end, friends, none);
      this.#expect(pen, others.length + 1, state.ideas, PURPOSE.ideaGap, end, ideas, none);
    });
  }

  #expect(
    pen: Pen,
    kind: number,
    fields: LifeBuild['state']['friends'],
    purpose: number,
    end: F64,
    rate: F64,
    spend: (pen: Pen, index: I32) => F64,
  ): void {
    const { r } = pen;
    const daily = r.keep(rate);
    const expected = memberRoutine(this.#life.build.module, `expect ${kind}`, ['f64', 'f64'], [], (pen) => {
      const { r } = pen;
      const [end, daily] = [r.given<'f64'>(1), r.given<'f64'>(2)];
      const goes = r.variable('i32', i32(1));
      r.whilst(
        () => goes.get,
        () => {
          nextGap(this.#life, pen, fields, purpose);
          const index = r.keep(subtract(own(pen, fields.count).get, 1));
          this.#ahead.add(r, kind, index, kept(pen, fields.now), spend(pen, index));
          goes.set(arrives(pen, fields, end, daily));
        },
      );
    });
    r.rarely(arrives(pen, fields, end, daily), () => tell(pen, expected, end, daily));
  }

  /**
   * Given two days and an end: one thing after another until then, purchases at a rate that changes with each, and what is
   * known.
   */
  #goThrough(): Signature {
    const { build, state, shape } = this.#life;
    return memberRoutine(build.module, 'go through', ['i32', 'i32', 'f64'], [], (pen, [from, to]) => {
      const { r } = pen;
      const end = r.given<'f64'>(3);
      const { next, end: last } = this.#ahead;
      const steady = steadyRate(this.#life, pen, this.#frame.onRequest, from!);
      // Worked out in a month in which it is asked for.
      const slopes = this.#frame.cards.map(() => r.variable('f64', plus(-1)));
      const slope = (card: number) => {
        const known = slopes[card]!;
        r.rarely(below(known.get, 0), () => known.set(slopeOn(this.#life, pen, card, this.#frame.cards[card]!, from!)));
        return known.get;
      };
      const goes = r.variable('i32', below(realOfWhole(from!), end));
      r.whilst(
        () => goes.get,
        () => {
          const pull = shape.enrolled ? pulled(this.#life, pen, this.#frame.cards, from!, slope) : plus(1);
          const rate = r.keep(times(steady, pull));
          const soon = r.variable('i32', less(next(r).get, last(r).get));
          r.rarely(soon.get, () => soon.set(below(load('f64', next(r).get, AHEAD.at), end)));
          const bound = r.variable('f64', end);
          r.rarely(soon.get, () => bound.set(load('f64', next(r).get, AHEAD.at)));
          r.when(
            arrives(pen, state.purchases, bound.get, rate),
            () => {
              tell(pen, this.#purchase(), to!);
              if (shape.spec.fitted?.dropout?.kind !== 'after purchase') return;
              mayEnd(this.#life, pen, r.keep(subtract(own(pen, state.purchases.count).get, 1)), this.#bonds(from!));
              goes.set(isActive(this.#life, pen));
            },
            () =>
              r.rarely(
                soon.get,
                () => {
                  const here = r.keep(next(r).get);
                  next(r).set(add(here, AHEAD.size));
                  tell(pen, this.#occur(), here, to!);
                },
                () => goes.set(i32(0)),
              ),
          );
        },
      );
    });
  }

  #purchase(): Signature {
    const { build, state, shape, buying } = this.#life;
    return memberRoutine(build.module, 'buy', ['i32'], [], (pen, [to]) => {
      const { r } = pen;
      const source = shape.spec.purchase;
      const index = r.keep(subtract(own(pen, state.purchases.count).get, 1));
      const at = kept(pen, state.purchases.now);
      const drawn = purchaseDrawn(this.#life, pen);
      const spend = spendOn(this.#life, pen, source, drawn.index, drawn.words);
      serve(this.#life, pen, drawn.words[OCCURRENCE_WORD.failure], drawn.index, at);
      nextPurchaseGap(this.#life, pen);
      this.#sell(pen, spend);
      if (!shape.enrolled) return;
      buying(r).set(i32(1));
      happen(this.#life, pen, source, index, { at, to: to! }, { spend, score: null });
      buying(r).set(i32(0));
      takeEffects(this.#life, pen);
    });
  }

  /** Something that was known to come. */
  #occur(): Signature {
    const { build, sums, shape, counted } = this.#life;
    const { others, idea } = shape.spec;
    return memberRoutine(build.module, 'occur', ['i32', 'i32'], [], (pen, [here, to]) => {
      const { r } = pen;
      const kind = r.keep(load('i32', here!, AHEAD.kind));
      const index = r.keep(load('i32', here!, AHEAD.index));
      const [at, spend] = [r.keep(load('f64', here!, AHEAD.at)), r.keep(load('f64', here!, AHEAD.spend))];
      others.forEach((other, i) => {
        r.when(equal(kind, i), () => {
          r.when(below(0, spend), () => this.#sell(pen, spend));
          if (!shape.enrolled) return;
          happen(this.#life, pen, other, index, { at, to: to! }, { spend, score: null });
          takeEffects(this.#life, pen);
        });
      });
      r.when(equal(kind, others.length), () => tell(pen, this.#befriend(), index, to!, at));
      r.when(equal(kind, others.length + 1), () => {
        sums.add(pen, 'ideas', i32(0), counted(r).get);
        if (!shape.enrolled || idea === null) return;
        happen(this.#life, pen, idea, index, { at, to: to! }, { spend: null, score: null });
        takeEffects(this.#life, pen);
      });
    });
  }

  #befriend(): Signature {
    return memberRoutine(this.#life.build.module, 'befriend', ['i32', 'i32', 'f64'], [], (pen, given) => {
      const at = pen.r.given<'f64'>(3);
      this.#friends.mayBring(this.#life, pen, given[0]!, at, given[1]!);
    });
  }

  #sell(pen: Pen, spend: F64): void {
    const { state, sums, month, counted } = this.#life;
    const { r, m } = pen;
    sums.add(pen, 'sales', i32(0), counted(r).get, wideWholeWithin(spend));
    r.when(atLeast(month(r).get, 1), () => {
      const place = r.keep(add(m, shiftLeft(counted(r).get, 3)));
      const { offset } = state.sales[0]!;
      r.push(store(place, offset, plus(load('f64', place, offset), spend)));
    });
  }

  #feel(pen: Pen, to: I32): void {
    const { state, shape, month } = this.#life;
    const { r } = pen;
    const persistence = behaviorOf(this.#life, pen)('momentumPersistence');
    setMomentum(this.#life, pen, times(own(pen, state.momentum).get, persistence));
    own(pen, state.sinceMove).set(add(own(pen, state.sinceMove).get, 1));
    if (shape.enrolled) takeEffects(this.#life, pen);
    turnSatisfaction(this.#life, pen);
    if (shape.spec.invited === 0) return;
    r.when(own(pen, state.consents).get, () =>
      survey(this.#life, pen, (score) => {
        const now = r.keep(month(r).get);
        own(pen, state.answeredIn).set(now);
        own(pen, state.voice).set(voiceOf(this.#life, pen, score));
        const { answer } = shape.spec;
        if (answer === null || !shape.enrolled) return;
        const at = realOfWhole(subtract(to, 1));
        happen(this.#life, pen, answer, now, { at, to }, { spend: null, score });
      }),
    );
  }

  /** Counts the benefits held at the end of a month. */
  #hold(pen: Pen, to: I32): void {
    const { state, sums, month, counted, rules, shape } = this.#life;
    const { r } = pen;
    if (shape.plan.benefits.length === 0) return;
    const last = r.keep(subtract(to, 1));
    r.when(all(isActive(this.#life, pen), atLeast(month(r).get, 0)), () =>
      shape.plan.benefits.forEach(({ inForce }, i) => {
        r.when(isIn(inForce, last), () =>
          r.when(ask(pen, rules.questions.holdsBenefit(i), to), () => {
            sums.add(pen, 'holders', i32(i), counted(r).get);
            const months = own(pen, state.benefitMonths[i]!);
            r.when(atLeast(month(r).get, 1), () => months.set(add(months.get, 1)));
          }),
        );
      }),
    );
  }
}
