import { addMonths, type Day, type Interval } from '../base/calendar.ts';
import type { PlanReward } from '../compile/plan-benefit.ts';
import type { Study } from './simulation-spec.ts';

export interface RequestedReward {
  readonly reward: number;
  readonly ledgers: readonly number[];
  readonly price: bigint;
  readonly inForce: Interval;
}

/** A reward as a card to be filled. */
export interface Card {
  readonly ledgers: readonly number[];
  /** In smallest units of its ledgers. */
  readonly price: number;
  /** What share of the price a smallest unit is. */
  readonly share: number;
  /** To a member, in currency units. */
  readonly worth: number;
  readonly inForce: Interval;
}

/** What is the same for every member of a block, worked out once from the study. */
export interface Frame {
  readonly study: Study;
  /** Minor units in one unit of the currency. */
  readonly minor: number;
  /** The first day of each month from the first of the warm-up on, and the day after the last. */
  readonly edges: readonly Day[];
  /** What a smallest unit of each ledger's points is worth to a member at its best reward, in currency units. */
  readonly pointWorth: readonly number[];
  readonly cards: readonly Card[];
  /** The rewards members ask for, dearest first. */
  readonly onRequest: readonly RequestedReward[];
  /** Steps of the reported ladder above its base; 0 without a ladder. */
  readonly steps: number;
  /** The expected yearly contribution, in currency units, from which on a member is high-value. */
  readonly cut: number;
}

/** `cut` is the expected yearly contribution, in currency units, from which on a member is high-value. */
export function frameOf(study: Study, cut: number): Frame {
  const { plan, spec } = study;
  const minor = 10 ** plan.currency.digits;
  const worth = (reward: PlanReward) => Number(reward.worth) / Number(reward.price) / minor;
  const priced = plan.rewards.filter((reward) => reward.price > 0n);
  return {
    study,
    minor,
    edges: Array.from({ length: spec.warmup + spec.horizon + 1 }, (_, i) => addMonths(spec.start, i - spec.warmup)),
    pointWorth: plan.ledgers.map((_, ledger) =>
      Math.max(0, ...priced.filter((reward) => reward.ledgers.includes(ledger)).map(worth)),
    ),
    cards: priced.map(({ ledgers, price, worth: value, inForce }) => ({
      ledgers,
      price: Number(price),
      share: 1 / Number(price),
      worth: Number(value) / minor,
      inForce,
    })),
    onRequest: plan.rewards
      .map(({ ledgers, price, automatic, inForce }, reward) => ({ reward, ledgers, price, automatic, inForce }))
      .filter(({ price, automatic }) => price > 0n && !automatic)
      .sort((a, b) => (a.price < b.price ? 1 : a.price > b.price ? -1 : a.reward - b.reward)),
    steps: spec.ladder === null ? 0 : plan.ladders[spec.ladder]!.tiers.length - 1,
    cut,
  };
}

/** The first day of a month and the day after its last. Month 1 begins on the start; the warm-up ends with month 0. */
export function monthDays(frame: Frame, month: number): { readonly from: Day; readonly to: Day } {
  const at = month - 1 + frame.study.spec.warmup;
  return { from: frame.edges[at]!, to: frame.edges[at + 1]! };
}

/** The month a day lies in; after the last for a day beyond the horizon. */
export function monthOf(frame: Frame, day: Day): number {
  return frame.edges.findLastIndex((edge) => edge <= day) + 1 - frame.study.spec.warmup;
}
