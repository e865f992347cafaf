import {
  add,
  all,
  either,
  type F64,
  type I32,
  i32,
  less,
  load,
  multiply,
  shiftLeft,
  subtract,
} from '../../kernel/code.ts';
import { memberRoutine, own, type Pen } from '../../kernel/pen.ts';
import { ANSWER } from '../../kernel/questions-code.ts';
import { below, differs, least, minus, most, notBelow, over, plus, realOfWhole, times } from '../../kernel/real.ts';
import { resultOf, type Signature } from '../../kernel/routine.ts';
import { HIGHEST_SCORE, LOWEST_SCORE } from '../../model/customer-grid.ts';
import type { Card, RequestedReward } from '../frame.ts';
import { DAYS_PER_MONTH } from '../traits.ts';
import { TIER_LEFT } from './behavior-row.ts';
import { isIn } from './in-force-code.ts';
import { behaviorOf, exponentOf, heldIn, kept, type LifeBuild, logOf, powerOf, setMomentum } from './life-build.ts';
import type { GoalFields } from './life-state.ts';
import { intendsOn } from './redeeming-code.ts';
import { isReferrer } from './stay-code.ts';

/** From this pace on a closed window was a missed goal and not one never tried. */
const TRIED = 0.6;

/** How much of the gradient is left on a day; see `noveltyOf`. */
function noveltyOn(life: LifeBuild, pen: Pen, day: I32): F64 {
  const b = behaviorOf(life, pen);
  const days = realOfWhole(subtract(day, own(pen, life.state.joined).get));
  return powerOf(life, pen, b('gradientLeft'), over(days, DAYS_PER_MONTH));
}

/** How fast the pull of a card grows with what it holds in the month that begins on a day. */
export function slopeOn(life: LifeBuild, pen: Pen, card: number, { share }: Card, day: I32): F64 {
  const { headroom, response, cards } = life.state;
  const strength = own(pen, cards[card]!).get;
  const full = times(behaviorOf(life, pen)('gradientPull'), strength, own(pen, headroom).get, own(pen, response).get);
  return times(full, noveltyOn(life, pen, day), share);
}

function sum([first, ...others]: readonly F64[]): F64 {
  return plus(first!, ...others);
}

/** What changes with every event: the card that pulls most, and momentum; see `strongestPull`. */
export function pulled(life: LifeBuild, pen: Pen, cards: readonly Card[], day: I32, slope: (card: number) => F64): F64 {
  const { state } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const strongest = r.variable('f64', plus(1));
  cards.forEach(({ ledgers, price, share, inForce }, card) => {
    const strength = kept(pen, state.cards[card]!);
    r.when(all(below(0, strength), isIn(inForce, day)), () => {
      // Without any of them above zero their sum is not.
      const some = ledgers.map((ledger) => pen.math.isAboveZero(life.build.parts.balance(pen, ledger)));
      r.when(
        some.reduce((a, b) => either(a, b)),
        () => {
          const balance = r.keep(sum(ledgers.map((ledger) => heldIn(life, pen, ledger))));
          const given = r.keep(sum(ledgers.map((ledger) => own(pen, state.given[ledger]!).get)));
          const pull = r.variable('f64', plus(1));
          r.when(below(balance, price), () => pull.set(exponentOf(life, pen, times(slope(card), balance))));
          r.when(differs(given, 0), () => {
            const endowed = plus(1, times(b('endowedPull'), strength, least(1, times(given, share))));
            pull.set(times(pull.get, endowed));
          });
          strongest.set(most(strongest.get, pull.get));
        },
      );
    });
  });
  r.when(differs(own(pen, state.momentum).get, 0), () =>
    strongest.set(times(strongest.get, own(pen, state.momentumFactor).get)),
  );
  return strongest.get;
}

/** The purchase rate of the month, before what changes within it. */
export function steadyRate(life: LifeBuild, pen: Pen, onRequest: readonly RequestedReward[], day: I32): F64 {
  const { state, shape } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  // What calls comes first, since there is little at hand yet to be put aside.
  const intent = r.variable('i32');
  if (shape.enrolled) r.when(differs(b('redeemingLift'), 0), () => intent.set(intendsOn(life, pen, onRequest, day)));
  const pressed = shape.enrolled
    ? r.keep(most(pressure(life, pen, state.next), pressure(life, pen, state.keeping)))
    : null;
  const rate = r.variable('f64', own(pen, state.purchaseRate).get);
  if (life.season !== null) {
    const { month } = life.build.calendar.dateOf(r, day);
    rate.set(times(rate.get, load('f64', multiply(month, 8), life.season - 8)));
  }
  r.when(differs(b('satisfactionLift'), 0), () => {
    const felt = least(HIGHEST_SCORE, most(LOWEST_SCORE, own(pen, state.level).get));
    const lift = times(b('satisfactionLift'), minus(felt, b('satisfactionMean')));
    rate.set(times(rate.get, exponentOf(life, pen, lift)));
  });
  r.rarely(isReferrer(life, pen), () => rate.set(times(rate.get, plus(1, b('referrerLift')))));
  if (pressed === null) return rate.get;
  const [headroom, response] = [kept(pen, state.headroom), kept(pen, state.response)];
  const tier = kept(pen, state.tier);
  r.when(tier, () => {
    const months = shiftLeft(own(pen, state.sinceMove).get, 3);
    const faded = load('f64', add(own(pen, state.behavior).get, months), TIER_LEFT);
    const lift = times(b('tierLift'), realOfWhole(tier), faded, headroom, response);
    rate.set(times(rate.get, most(0, plus(1, lift))));
  });
  r.when(intent.get, () => {
    rate.set(times(rate.get, exponentOf(life, pen, times(b('redeemingLift'), headroom))));
  });
  r.when(differs(pressed, 0), () =>
    rate.set(times(rate.get, plus(1, times(b('pressureLift'), pressed, headroom, response)))),
  );
  return rate.get;
}

function pressure(life: LifeBuild, pen: Pen, goal: GoalFields): F64 {
  const { r } = pen;
  const felt = r.variable('f64');
  const nearness = kept(pen, goal.nearness);
  r.when(all(own(pen, goal.any).get, below(0, nearness)), () =>
    felt.set(resultOf('f64', pressureOf(life), pen.m, nearness, own(pen, goal.elapsed).get)),
  );
  return felt.get;
}

/** Given how near a goal is, and how much is over of the time there is; see `pressure` of the member model. */
function pressureOf(life: LifeBuild): Signature {
  return memberRoutine(life.build.module, 'pressure', ['f64', 'f64'], ['f64'], (pen) => {
    const { r } = pen;
    const b = behaviorOf(life, pen);
    const [nearness, elapsed] = [r.given<'f64'>(1), r.given<'f64'>(2)];
    const pace = r.variable('f64', nearness);
    // Often all is over that there is of time, and a division is slow.
    r.when(differs(elapsed, 1), () => pace.set(over(nearness, elapsed)));
    const reach = r.keep(b('pressureReach'));
    r.when(either(below(times(pace.get, reach), 1), below(reach, pace.get)), () => r.leave(plus(0)));
    const off = logOf(life, pen, pace.get);
    r.leave(times(elapsed, exponentOf(life, pen, times(b('pressureFall'), off, off))));
  });
}

/** Looks where the member stands on the reported ladder; a window that closed on a goal nearly reached is felt. */
export function look(life: LifeBuild, pen: Pen, ladder: number, steps: number, day: I32): void {
  const { state, rules } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  r.when(differs(b('goalsMatter'), 0), () => {
    const elapsed = kept(pen, state.next.elapsed);
    see(life, pen, state.next, rules.questions.goal(ladder), day);
    see(life, pen, state.keeping, rules.questions.keeping(ladder), day);
    // How it was before is the context of the month.
    const [had, nearness] = [own(pen, state.context.any).get, own(pen, state.context.nearness).get];
    const now = own(pen, state.next.any).get;
    const closed = all(below(elapsed, 1), had, now, below(own(pen, state.next.elapsed).get, elapsed));
    const tried = all(below(nearness, 1), notBelow(over(nearness, elapsed), TRIED));
    r.when(all(closed, less(i32(0), own(pen, state.sinceMove).get), tried), () => {
      const share = over(plus(1, realOfWhole(own(pen, state.tier).get)), Math.max(1, steps));
      setMomentum(life, pen, minus(own(pen, state.momentum).get, times(b('missedSlump'), share)));
    });
  });
}

function see(life: LifeBuild, pen: Pen, goal: GoalFields, question: Signature, day: I32): void {
  const { r, m } = pen;
  const nearness = r.keep(resultOf('f64', question, m, day));
  const any = own(pen, goal.any);
  r.when(
    notBelow(nearness, 0),
    () => {
      any.set(i32(1));
      own(pen, goal.nearness).set(nearness);
      own(pen, goal.elapsed).set(load('f64', i32(life.rules.questions.address), ANSWER.elapsed));
    },
    () => any.set(i32(0)),
  );
}
