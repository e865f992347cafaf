import {
  add,
  atLeast,
  atMost,
  both,
  choose,
  either,
  type F64,
  type I32,
  i32,
  isZero,
  less,
  remainder,
  subtract,
} from '../../kernel/code.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import {
  below,
  differs,
  minus,
  most,
  nearest,
  negative,
  notBelow,
  over,
  plus,
  realOfWhole,
  times,
  wholeOf,
} from '../../kernel/real.ts';
import { LEAVINGS, type Leaving } from '../leaving.ts';
import { MONTH_WORD, PURPOSE } from '../purposes.ts';
import { HURTS } from '../satisfaction.ts';
import { DAYS_PER_MONTH } from '../traits.ts';
import { behaviorOf, exponentOf, heldIn, kept, type LifeBuild, logOf, powerOf } from './life-build.ts';
import { dropoutIsWhole } from './life-shape.ts';
import { wordOfMonth } from './luck-code.ts';

/** For so many months a friend who joined is felt, and this is the satisfaction at which `leave.base` holds. */
const REFERRER_MONTHS = 12;
const NEUTRAL = 7;

/** So many of those near have left in the month before. */
export function hear(life: LifeBuild, pen: Pen, lost: I32): void {
  const heat = own(pen, life.state.heat);
  heat.set(plus(times(heat.get, behaviorOf(life, pen)('contagionPersistence')), realOfWhole(lost)));
}

/** A friend joined on the member's recommendation, which ties the member for a year. */
export function bring({ state, month }: LifeBuild, pen: Pen): void {
  own(pen, state.referrerUntil).set(add(month(pen.r).get, REFERRER_MONTHS));
}

export function isReferrer({ state, month }: LifeBuild, pen: Pen): I32 {
  return atMost(month(pen.r).get, own(pen, state.referrerUntil).get);
}

/** What ties are worked out by: what points of each ledger are worth, the steps of the ladder, and the day. */
export interface Bonds {
  readonly pointWorth: readonly number[];
  readonly steps: number;
  readonly day: I32;
}

/** Lock-in: what leaving would cost the member; see `lockIn`. */
function lockIn(life: LifeBuild, pen: Pen, { pointWorth, steps, day }: Bonds): F64 {
  const { state } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const worth = r.variable('f64');
  pointWorth.forEach((each, ledger) => {
    if (each > 0) worth.set(plus(worth.get, times(each, most(0, heldIn(life, pen, ledger)))));
  });
  const monthly = times(own(pen, state.purchaseRate).get, DAYS_PER_MONTH, own(pen, state.meanSpend).get);
  const share = over(times(own(pen, state.response).get, worth.get), plus(worth.get, monthly));
  const points = choose(below(0, worth.get), share, 0);
  const tier = steps > 0 ? over(realOfWhole(own(pen, state.tier).get), steps) : plus(0);
  return r.keep(
    plus(
      times(b('lockInPoints'), points),
      times(b('lockInTier'), tier),
      times(b('lockInHabit'), own(pen, state.habit).get),
      times(b('lockInContract'), choose(isBound(life, pen, day), plus(1), 0)),
    ),
  );
}

/** Whether a contract binds in the month that begins on a day; see `Bonds`. */
function isBound(life: LifeBuild, pen: Pen, day: I32): I32 {
  const { state } = life;
  const { r } = pen;
  const bound = r.variable('i32');
  r.when(own(pen, state.contracted).get, () => {
    const days = realOfWhole(subtract(day, own(pen, state.joined).get));
    const months = r.keep(wholeOf(nearest(over(days, DAYS_PER_MONTH))));
    const term = wholeOf(behaviorOf(life, pen)('contractMonths'));
    bound.set(either(isZero(months), remainder(months, term)));
  });
  return bound.get;
}

function contagion(life: LifeBuild, pen: Pen): F64 {
  const b = behaviorOf(life, pen);
  return pen.r.keep(plus(1, times(minus(b('contagionRatio'), 1), own(pen, life.state.heat).get)));
}

function hazard(life: LifeBuild, pen: Pen): F64 {
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const risk = r.variable('f64', plus(1));
  r.rarely(own(pen, life.state.referred).get, () => risk.set(b('referredHazard')));
  r.rarely(isReferrer(life, pen), () => risk.set(times(risk.get, b('referrerHazard'))));
  return risk.get;
}

/** Lets the member leave at a chance that comes this month; see `leaving`. */
export function mayLeave(life: LifeBuild, pen: Pen, bonds: Bonds): void {
  const { draws, state } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const chance = draws.word(wordOfMonth(life, pen, MONTH_WORD.chanceToLeave));
  r.when(below(chance, b('leaveChance')), () => {
    const u = r.keep(draws.word(wordOfMonth(life, pen, MONTH_WORD.leaving)));
    const near = contagion(life, pen);
    const lock = lockIn(life, pen, bonds);
    const risk = hazard(life, pen);
    const goes = (satisfaction: F64, factor: F64): I32 => {
      const logit = minus(b('leaveBase'), times(b('leaveSatisfaction'), minus(satisfaction, NEUTRAL)), lock);
      const probability = over(1, plus(1, exponentOf(life, pen, negative(logit))));
      return r.keep(below(u, times(probability, risk, factor)));
    };
    const level = kept(pen, state.level);
    r.rarely(goes(level, near), () => leave(life, pen, causeOf(life, pen, level, near, goes, null, 'competitor')));
  });
}

/**
 * What a leaving is laid on; see `causeOf` of the member model. With null for `unwoken` no offer wakes anybody; `otherwise`
 * is the cause where the member would have gone without any.
 */
function causeOf(
  life: LifeBuild,
  pen: Pen,
  level: F64,
  near: F64,
  goes: (satisfaction: F64, near: F64) => I32,
  unwoken: (() => I32) | null,
  otherwise: Leaving,
): I32 {
  const { r } = pen;
  const cause = r.variable('i32', i32(-1));
  const unless = (why: Leaving, work: () => I32) =>
    r.when(less(cause.get, 0), () => r.when(isZero(work()), () => cause.set(i32(LEAVINGS.indexOf(why)))));
  HURTS.forEach((hurt, kind) => {
    const felt = own(pen, life.state.hurt[kind]!);
    r.when(below(felt.get, 0), () => unless(hurt, () => goes(r.keep(minus(level, felt.get)), near)));
  });
  if (unwoken !== null) unless('offer', unwoken);
  unless('neighbor', () => goes(level, plus(1)));
  unless('dissatisfaction', () => goes(r.keep(most(level, behaviorOf(life, pen)('satisfactionMean'))), near));
  return r.keep(choose(less(cause.get, 0), i32(LEAVINGS.indexOf(otherwise)), cause.get));
}

/** The member is gone from now on. */
export function leave({ state, sums, month }: LifeBuild, pen: Pen, why: I32): void {
  const { r } = pen;
  const now = r.keep(month(r).get);
  own(pen, state.active).set(i32(0));
  own(pen, state.leftIn).set(now);
  sums.add(pen, 'left', i32(0), now);
  sums.add(pen, 'leftBecause', why, now);
  if (sums.tiers > 0) sums.add(pen, 'leftFromTier', kept(pen, state.tier), now);
}

export function isActive({ state }: LifeBuild, pen: Pen): I32 {
  return own(pen, state.active).get;
}

/** A leaving before the end of a month, where `drops` is one; see `Ending`. */
interface EndingInCode {
  readonly drops: I32;
  readonly at: F64;
  readonly why: I32;
}

/** How a member who is there drops out between two days, at or after `to` where that is not in the month; see `Stay.drops`. */
export function dropout(life: LifeBuild, pen: Pen, from: I32, to: I32, bonds: Bonds): EndingInCode {
  const { state, shape } = life;
  const { r } = pen;
  const why = r.variable('i32', i32(LEAVINGS.indexOf('dropout')));
  const [drops, at] = [r.variable('i32'), r.variable('f64', realOfWhole(to))];
  const isWhole = dropoutIsWhole(shape);
  const daily = kept(pen, state.dropoutRate);
  r.when(both(below(0, daily), isZero(own(pen, state.endsAtFirst).get)), () => {
    const [first, last] = [r.keep(realOfWhole(from)), r.keep(realOfWhole(to))];
    const risk = hazard(life, pen);
    const near = contagion(life, pen);
    const lock = isWhole ? lockIn(life, pen, bonds) : plus(0);
    const level = kept(pen, state.level);
    const factor = isWhole ? r.keep(times(near, leavingFactor(life, pen, level, lock))) : near;
    const rate = r.keep(times(daily, risk, factor));
    const passed = r.keep(times(minus(last, first), rate));
    const until = own(pen, state.untilDropout);
    r.when(
      notBelow(until.get, passed),
      () => until.set(minus(until.get, passed)),
      () => {
        drops.set(i32(1));
        at.set(plus(first, over(until.get, rate)));
        const goes = (factor: F64) => r.keep(below(until.get, times(minus(last, first), daily, risk, factor)));
        if (isWhole) why.set(wholeCause(life, pen, level, near, lock, goes));
      },
    );
  });
  if (isWhole)
    r.when(own(pen, state.endsAtFirst).get, () => {
      drops.set(i32(1));
      at.set(realOfWhole(from));
    });
  return { drops: drops.get, at: at.get, why: why.get };
}

/** Lets the member leave after the purchase of an index; see `Stay.endsAfter`. */
export function mayEnd(life: LifeBuild, pen: Pen, purchase: I32, bonds: Bonds): void {
  const { state, draws, month } = life;
  const { r } = pen;
  const chance = kept(pen, state.dropoutChance);
  r.when(both(atLeast(month(r).get, 1), differs(chance, 0)), () => {
    const luck = draws.uniform(r, PURPOSE.dropoutAfter, purchase);
    const stays = logOf(life, pen, minus(1, chance));
    const risk = hazard(life, pen);
    const goes = (factor: F64) => r.keep(below(luck, minus(1, powerOf(life, pen, stays, times(factor, risk)))));
    const near = contagion(life, pen);
    const lock = lockIn(life, pen, bonds);
    const level = kept(pen, state.level);
    r.when(goes(times(near, leavingFactor(life, pen, level, lock))), () =>
      leave(life, pen, wholeCause(life, pen, level, near, lock, goes)),
    );
  });
}

/** Why a member of a fitted population leaves; see `Stay`. */
function wholeCause(life: LifeBuild, pen: Pen, level: F64, near: F64, lock: F64, goes: (factor: F64) => I32): I32 {
  const without = (satisfaction: F64, near: F64) => goes(times(near, leavingFactor(life, pen, satisfaction, lock)));
  return causeOf(life, pen, level, near, without, () => without(level, near), 'dropout');
}

function leavingFactor(life: LifeBuild, pen: Pen, satisfaction: F64, lock: F64): F64 {
  const felt = times(negative(behaviorOf(life, pen)('leaveSatisfaction')), minus(satisfaction, NEUTRAL));
  return exponentOf(life, pen, minus(felt, lock));
}
