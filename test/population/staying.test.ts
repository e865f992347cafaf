import { sampleCorrelation } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { leaveProbability, lockIn } from '../../src/population/leaving.ts';
import { HURT, HURTS, Satisfaction } from '../../src/population/satisfaction.ts';
import { Stay } from '../../src/population/stay.ts';
import { drawTraits } from '../../src/population/traits.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { cardPlan, livesWithout, plainStudy } from './lives.ts';

const plan = cardPlan(10);

/** The share of members who leave in some months at a constant satisfaction and no lock-in, by what happens to them first. */
function shareLeaving(
  base: number,
  months: number,
  first: (stay: Stay) => void,
  hearing: (month: number) => number = () => 0,
) {
  const { spec, key } = plainStudy(plan, {}, { dropoutShape: 0, leaveBase: base });
  const draws = new Draws(key);
  const members = 20_000;
  const byMonth = new Array<number>(months + 1).fill(0);
  for (let member = 0; member < members; member++) {
    draws.turnTo(0, member);
    const traits = drawTraits(spec, draws);
    const satisfaction = Object.assign(Object.create(null), {
      level: 7,
      hurt: new Float64Array(HURTS.length),
    }) as Satisfaction;
    const stay = new Stay(traits, draws, false);
    first(stay);
    for (let month = 1; month <= months; month++) {
      stay.hear(hearing(month));
      if (stay.leaves(month, satisfaction, 0) === null) continue;
      byMonth[month]!++;
      break;
    }
  }
  let there = members;
  const hazards = byMonth.map((left) => {
    const hazard = left / there;
    there -= left;
    return hazard;
  });
  return { share: 1 - there / members, hazards };
}

describe('who stays', () => {
  const nothing = () => {};

  test('a friend who joined holds the one who recommended: 7 % leave in a year, not 19 % (Garnefeld et al. 2013)', () => {
    // 19 % a year is 1.74 % a month, of which the chance to leave is 15 %.
    const base = Math.log(0.116 / (1 - 0.116));
    const without = shareLeaving(base, 12, nothing).share;
    const with_ = shareLeaving(base, 12, (stay) => stay.bring(0)).share;
    expect(without).toBeGreaterThan(0.18);
    expect(without).toBeLessThan(0.2);
    expect(with_).toBeGreaterThan(0.06);
    expect(with_).toBeLessThan(0.08);
  });

  test('an offer wakes who was inert: 10 % leave in three months, not 6.4 % (Ascarza et al. 2016)', () => {
    const base = Math.log(0.145 / (1 - 0.145));
    const without = shareLeaving(base, 3, nothing).share;
    const woken = shareLeaving(base, 3, (stay) => stay.wake(0)).share;
    expect(without).toBeGreaterThan(0.058);
    expect(without).toBeLessThan(0.07);
    expect(woken / without).toBeGreaterThan(1.45);
    expect(woken / without).toBeLessThan(1.75);
  });

  test('a leaving nearby raises the chance by 80 % in the first month, and less after it (Nitzan, Libai 2011)', () => {
    const base = Math.log(0.3 / 0.7);
    const calm = shareLeaving(base, 4, nothing).hazards;
    const near = shareLeaving(base, 4, nothing, (month) => (month === 1 ? 1 : 0)).hazards;
    const ratio = (month: number) => near[month]! / calm[month]!;
    expect(ratio(1)).toBeGreaterThan(1.65);
    expect(ratio(1)).toBeLessThan(1.95);
    expect(ratio(4)).toBeLessThan(ratio(1));
  });

  test('referred members leave at 0.82 of the chance and are worth 16 % more in 33 months (Schmitt et al. 2011)', () => {
    const study = plainStudy(
      plan,
      { horizon: 33, members: 4000 },
      { ...NO_FRIENDS, dropoutRate: 1000 / 7, dropoutShape: 1 },
    );
    const at = { joined: study.spec.start };
    const referred = livesWithout(study, 4000, { ...at, referred: true });
    const others = livesWithout(study, 4000, { ...at, referred: false });
    const gone = (lives: typeof others) => lives.filter(({ life }) => life.leftIn <= 6).length;
    expect(gone(referred) / gone(others)).toBeGreaterThan(0.77);
    expect(gone(referred) / gone(others)).toBeLessThan(0.87);
    const worth = (lives: typeof others) => lives.reduce((sum, { sales }) => sum + sales, 0);
    expect(worth(referred) / worth(others)).toBeGreaterThan(1.16);
    expect(worth(referred) / worth(others)).toBeLessThan(1.4);
  });

  test('retention rises with tenure by sorting alone, every single chance being constant', () => {
    const study = plainStudy(
      plan,
      { horizon: 36, members: 4000 },
      { ...NO_FRIENDS, leaveChance: 0, dropoutShape: 0.6, dropoutRate: 11.7 },
    );
    const lives = livesWithout(study, 4000, null);
    const there = [0, 12, 24, 36].map((month) => lives.filter(({ life }) => life.leftIn > month).length);
    const kept = [1, 2, 3].map((year) => there[year]! / there[year - 1]!);
    expect(kept[1]!).toBeGreaterThan(kept[0]!);
    expect(kept[2]!).toBeGreaterThan(kept[1]!);
  });

  test('when the lock opens, those who leave are the unhappy', () => {
    const b = plainStudy(plan, {}).spec.behavior;
    const tied = lockIn(b, { points: 1, tier: 1, habit: 1 });
    const jump = (satisfaction: number) =>
      leaveProbability(b, satisfaction, 0) - leaveProbability(b, satisfaction, tied);
    expect(jump(4)).toBeGreaterThan(3 * jump(9));
  });
});

describe('satisfaction', () => {
  test('alone explains little of the spend of the next year: R² from 0.02 to 0.15', () => {
    const study = plainStudy(
      plan,
      { horizon: 12, warmup: 1, joinSpread: 24, members: 6000 },
      { dropoutShape: 0, ...NO_FRIENDS },
    );
    const lives = livesWithout(study, 6000, null);
    const r = sampleCorrelation(
      lives.map(({ satisfaction }) => satisfaction),
      lives.map(({ sales }) => sales),
    );
    expect(r).toBeGreaterThan(0);
    expect(r ** 2).toBeGreaterThan(0.02);
    expect(r ** 2).toBeLessThan(0.15);
  });

  const { spec, key } = plainStudy(plan, {}, { failureShare: 1, satisfactionNoise: 0 });
  const hurtAfter = (failures: readonly number[], recoveryShare: number) => {
    const draws = new Draws(key);
    draws.turnTo(0, 1);
    const satisfaction = new Satisfaction({ ...spec.behavior, recoveryShare }, draws, 8);
    failures.forEach((at, i) => {
      satisfaction.serve(draws, i, at, 0);
    });
    satisfaction.turn(draws, 1);
    return 8 - satisfaction.level;
  };

  test('recovery helps and almost never cancels (Knox, van Oest 2014)', () => {
    expect(hurtAfter([1], 1)).toBeGreaterThan(0);
    expect(hurtAfter([1], 1)).toBeLessThan(hurtAfter([1], 0));
  });

  test('failures close together weigh more than apart', () => {
    const { failureDays } = spec.behavior;
    expect(hurtAfter([1, failureDays], 0)).toBeGreaterThan(2 * hurtAfter([1], 0));
    expect(hurtAfter([1, failureDays + 1], 0)).toBeCloseTo(2 * hurtAfter([1], 0), 9);
  });

  test('is lifted by care, never above the mean of all members, and keeps account of every hurt', () => {
    const draws = new Draws(key);
    draws.turnTo(0, 1);
    const { satisfactionMean } = spec.behavior;
    const low = new Satisfaction(spec.behavior, draws, satisfactionMean - 3);
    low.care();
    expect(low.level).toBeCloseTo(satisfactionMean - 3 + spec.behavior.careGain, 9);
    const content = new Satisfaction(spec.behavior, draws, satisfactionMean + 1);
    content.care();
    expect(content.level).toBe(satisfactionMean + 1);
    const hurt = new Satisfaction(spec.behavior, draws, 8);
    hurt.hurtBy(HURT.ruleDemotion, 2);
    hurt.turn(draws, 1);
    hurt.turn(draws, 2);
    expect(hurt.hurt[HURT.ruleDemotion]).toBeCloseTo(-2 * spec.behavior.satisfactionPersistence, 9);
    expect(hurt.level - hurt.hurt[HURT.ruleDemotion]!).toBeCloseTo(8, 9);
  });
});
