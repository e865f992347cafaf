import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { HURT, Satisfaction } from '../../src/population/satisfaction.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { cardPlan, livesIn, plainStudy } from './lives.ts';

const plan = cardPlan(10);

describe('satisfaction', () => {
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

describe('a contract', () => {
  // Chances to leave come every month, and without a contract hardly anybody withstands one.
  const behavior = {
    ...NO_FRIENDS,
    dropoutShape: 0,
    leaveChance: 1,
    leaveBase: 5,
    lockInContract: 20,
    contractShare: 1,
  };
  const study = plainStudy(plan, { members: 200, horizon: 25 }, { ...behavior, contractMonths: 12 });
  const arrival = { joined: study.spec.start, referred: false };
  const left = (months: number) =>
    livesIn(
      { ...study, spec: { ...study.spec, behavior: { ...study.spec.behavior, contractMonths: months } } },
      'none',
      {
        arrival,
      },
    ).map(({ life }) => life.leftIn);

  test('holds everybody until the month in which it ends, and opens the lock there', () => {
    const when = left(12);
    expect(when.filter((month) => month < 13)).toEqual([]);
    expect(when.filter((month) => month === 13).length).toBeGreaterThan(150);
    expect(when.filter((month) => month > 13 && month < 25)).toEqual([]);
  });

  test('of another length ends in another month, and one that nobody has changes nothing', () => {
    expect(Math.min(...left(24))).toBe(25);
    const { contractShare: _, ...free } = behavior;
    const none = plainStudy(plan, { members: 50, horizon: 12 }, { ...free, leaveChance: 0.2 });
    const other = plainStudy(plan, { members: 50, horizon: 12 }, { ...free, leaveChance: 0.2, lockInContract: 0 });
    const months = (own: typeof none) => livesIn(own, 'none').map(({ life, sales }) => [life.leftIn, sales]);
    expect(months(none)).toEqual(months(other));
  });
});
