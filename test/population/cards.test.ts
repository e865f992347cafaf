import { mean } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import { drawTraits } from '../../src/population/traits.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { cardPlan, plainStudy, purchaseTimes } from './lives.ts';

/** Nobody leaves, so that every card can be followed to its end. */
const STAYING: Partial<Behavior> = { ...NO_FRIENDS, leaveChance: 0, dropoutShape: 0 };
/** A campus café: everybody comes about equally often, 2.4 times a week. */
const CAFE: Partial<Behavior> = { ...STAYING, purchaseShape: 40, purchaseRate: 40 / 2.4, satisfactionLift: 0 };

/** The mean gaps between the purchases of all members, from the start to the first on. */
function gaps(times: readonly (readonly number[])[], count: number): number[] {
  const whole = times.filter((own) => own.length >= count);
  return Array.from({ length: count }, (_, i) => mean(whole.map((own) => own[i]! - (i === 0 ? 0 : own[i - 1]!))));
}

describe('a card of ten (Kivetz, Urminsky, Zheng 2006)', () => {
  const cafe = { members: 4000, horizon: 3 };
  const filled = gaps(purchaseTimes(plainStudy(cardPlan(10), cafe, CAFE)), 12);

  test('is filled faster toward its end: the last gap is 0.80 of the first', () => {
    expect(filled[9]! / filled[0]!).toBeGreaterThan(0.75);
    expect(filled[9]! / filled[0]!).toBeLessThan(0.85);
  });

  test('pulls less again right after the reward', () => {
    expect(filled[10]!).toBeGreaterThan(filled[9]!);
  });

  test('does not pull at all with a worthless reward', () => {
    const worthless = { ...cardPlan(10) };
    const plan = { ...worthless, rewards: worthless.rewards.map((reward) => ({ ...reward, worth: 0n })) };
    const flat = gaps(purchaseTimes(plainStudy(plan, cafe, CAFE)), 12);
    expect(flat[9]! / flat[0]!).toBeGreaterThan(0.95);
    expect(flat[9]! / flat[0]!).toBeLessThan(1.05);
  });
});

describe('endowed progress (Nunes, Drèze 2006)', () => {
  // Rates of shape 2 over members; the blank card of eight is completed by about a fifth in nine months.
  const wash: Partial<Behavior> = { ...STAYING, purchaseShape: 2, purchaseRate: 2 / 0.112, satisfactionLift: 0 };
  const complete = (stamps: number, gift: number, behavior: Partial<Behavior> = {}) => {
    const study = plainStudy(cardPlan(stamps), { members: 3000, horizon: 9 }, { ...wash, ...behavior });
    return purchaseTimes(study, gift).filter((own) => own.length >= 8).length / 3000;
  };
  const blank = complete(8, 0);

  test('eight washes are completed by 19 %, and by 1.79 times as many on a card of ten with two given', () => {
    expect(blank).toBeGreaterThan(0.17);
    expect(blank).toBeLessThan(0.21);
    const ratio = complete(10, 2) / blank;
    expect(ratio).toBeGreaterThan(1.64);
    expect(ratio).toBeLessThan(1.94);
  });

  test('with the pull of cards off, eight washes are eight washes', () => {
    const off = { gradientPull: 0, endowedPull: 0 };
    expect(complete(10, 2, off)).toBe(complete(8, 0, off));
  });
});

describe('heavy members (Hartmann, Viard 2008; Liu 2007)', () => {
  const study = plainStudy(cardPlan(10), { members: 3000, horizon: 12 }, { ...STAYING, satisfactionLift: 0 });
  const on = purchaseTimes(study);
  const { gradientPull: _, ...rest } = study.spec.behavior;
  const off = purchaseTimes({
    ...study,
    spec: { ...study.spec, behavior: { ...rest, gradientPull: 0, rewardedLift: 0 } },
  });
  const draws = new Draws(study.key);
  const order = on
    .map((_own, member) => {
      draws.turnTo(0, member);
      return { member, rate: drawTraits(study.spec, draws).purchaseRate };
    })
    .sort((a, b) => a.rate - b.rate)
    .map(({ member }) => member);
  const third = (part: number) => order.slice(part * 1000, part * 1000 + 1000);
  const count = (times: readonly (readonly number[])[], members: readonly number[]) =>
    members.reduce((sum, member) => sum + times[member]!.length, 0);

  test('take most of the rewards', () => {
    const rewards = (members: readonly number[]) =>
      members.reduce((sum, member) => sum + Math.floor(on[member]!.length / 10), 0);
    expect(rewards(order.slice(1500)) / rewards(order)).toBeGreaterThan(0.8);
    expect(count(on, order.slice(1500)) / count(on, order)).toBeGreaterThan(2 / 3);
  });

  test('change least', () => {
    const lift = (part: number) => count(on, third(part)) / count(off, third(part)) - 1;
    expect(lift(0)).toBeGreaterThan(lift(2));
    expect(lift(1)).toBeGreaterThan(lift(2));
    expect(lift(2)).toBeGreaterThan(0);
  });
});
