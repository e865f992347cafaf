import type { Extents } from '../../kernel/extents.ts';
import { type ExactField, exactField, type Field, type Layout } from '../../kernel/layout.ts';
import { DRAWN } from '../../kernel/philox-code.ts';
import { HURTS } from '../satisfaction.ts';
import type { LifeShape } from './life-shape.ts';

/** Said of a month or a cell where there is none. */
export const NONE_YET = -0x8000_0000;
/** The place of somebody near where there is none. */
export const NOBODY = 0x7fff_ffff;
/** The month in which somebody left who is still there. */
export const STILL_HERE = 0x7fff_ffff;

/** Where a stream of arrivals stands; see `Arrivals`. */
export interface ArrivalsFields {
  readonly now: Field<'f64'>;
  readonly left: Field<'f64'>;
  readonly count: Field<'i32'>;
}

/** A goal as it was seen last; see `Goal`. */
export interface GoalFields {
  readonly any: Field<'i32'>;
  readonly nearness: Field<'f64'>;
  readonly elapsed: Field<'f64'>;
}

export type LifeState = ReturnType<typeof lifeState>;

/** Where everything lies that a life has beside what the rules keep: the traits first. */
export function lifeState(layout: Layout, { plan, spec, looks }: LifeShape, extents: Extents) {
  const real = () => layout.field('f64');
  const whole = (first = 0) => layout.field('i32', first);
  const reals = (count: number) => Array.from({ length: count }, real);
  const arrivals = (): ArrivalsFields => ({ now: real(), left: real(), count: whole() });
  const goal = (): GoalFields => ({ any: whole(), nearness: real(), elapsed: real() });
  return {
    /** Where the numbers of the member's persona lie. */
    behavior: whole(),
    /** These lie as `WHOSE` has it. */
    replicate: whole(),
    member: whole(),
    high: whole(),
    low: whole(),
    joined: whole(),
    referred: whole(),
    consents: whole(),
    contracted: whole(),
    firstGap: whole(),
    /** The place in the group of the one to whom the member is tied who was there before. */
    by: whole(NOBODY),
    purchaseRate: real(),
    dropoutRate: real(),
    dropoutChance: real(),
    endsAtFirst: whole(),
    spendScale: real(),
    meanSpend: real(),
    response: real(),
    headroom: real(),
    redeemsFrom: real(),
    /** The score that satisfaction returns to. */
    mean: real(),
    yearlyContribution: real(),
    /** The same in whole minor units. */
    contribution: layout.field('i64'),
    highValue: whole(),
    founding: whole(),
    cards: reals(plan.rewards.filter(({ price }) => price > 0n).length),
    rewards: reals(plan.rewards.length),
    milestones: reals(plan.milestones.length),

    active: whole(1),
    leftIn: whole(STILL_HERE),
    level: real(),
    hurt: reals(HURTS.length),
    /** What was added to each of them since it was last felt, and whether anything was. */
    fresh: reals(HURTS.length),
    isHurt: whole(),
    lifted: real(),
    failed: real(),
    untilDropout: real(),
    /** Of those near: how many left in the month before, and how many were favored in it. */
    lost: whole(),
    nearFavored: whole(),
    heat: real(),
    referrerUntil: whole(NONE_YET),
    habit: real(),
    momentum: real(),
    /** Where there is momentum. */
    momentumFactor: real(),
    /** A factor on what the member spends in the month at work. */
    spending: real(),
    answeredIn: whole(NONE_YET),
    /** By its place among the voices. */
    voice: whole(),
    tier: whole(),
    sinceMove: whole(),
    next: goal(),
    keeping: goal(),

    purchases: arrivals(),
    /** The words of occurrences of it, among which is the one to come. */
    drawn: reals(DRAWN / 8),
    /** The words of several months, and the first of them. */
    monthsDrawn: reals(DRAWN / 8),
    monthsFrom: whole(NONE_YET + 1),
    /** The same of surveys, where there are any. */
    surveysDrawn: reals(spec.invited === 0 ? 0 : DRAWN / 8),
    surveysFrom: whole(NONE_YET + 1),
    others: spec.others.map(arrivals),
    friends: arrivals(),
    ideas: arrivals(),

    /** By ledger: what no purchase earned since the last redemption, and all that was posted. */
    given: reals(plan.ledgers.length),
    posted: plan.ledgers.map((_, ledger): ExactField => exactField(layout, extents.ledger(ledger))),
    /** Of rewards, in minor units. */
    cost: layout.field('i64'),
    benefitMonths: plan.benefits.map(() => whole()),

    /** What the rules did since it was last asked for; see `RuleEffects`. */
    effects: {
      any: whole(),
      lifted: real(),
      fallenByRule: real(),
      fallen: real(),
      impulse: real(),
      rewarded: real(),
      moved: whole(),
    },
    /** Under which circumstances a tier moves; see `MoveContext`. */
    context: { steps: whole(1), day: whole(), any: whole(), nearness: real() },

    /** The last two months in which the member was favored. */
    favored: { latest: whole(NONE_YET), before: whole(NONE_YET) },

    startTier: whole(),
    atRisk: whole(),
    cell: whole(NONE_YET),
    /** By day looked at: the tier of the ladder that tells members apart on it. */
    stands: looks.map(() => whole()),
    /** Of each month since the start, in minor units. */
    sales: reals(spec.horizon + 1),
  };
}
