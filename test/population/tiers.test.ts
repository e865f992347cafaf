import { describe, expect, test } from 'vitest';
import type { Cause, Movement } from '../../src/engine/books.ts';
import { openMember as realMember } from '../../src/engine/open-member.ts';
import { demotionWorlds } from '../../src/population/alternatives.ts';
import { pressure } from '../../src/population/pull.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { trueVoice } from '../../src/population/survey.ts';
import { moveEffect } from '../../src/population/tier-move.ts';
import { bringing } from '../../src/population/word-of-mouth.ts';
import { planOf } from '../engine/plan-of.ts';
import { clubStudy, NO_FRIENDS, openMember } from '../properties/yearly-club.ts';
import { plainStudy } from './lives.ts';

const b = clubStudy({}).spec.behavior;
const move = (from: number, to: number, cause: Cause = 'behavior'): Movement => ({
  ladder: 0,
  from,
  to,
  day: 0,
  cause,
});
const felt = (from: number, to: number, cause: Cause = 'behavior', tenure = 0, nearness: number | null = null) =>
  moveEffect(b, move(from, to, cause), { steps: 3, tenure, nearness });

describe('the move of a tier', () => {
  test('hurts more down than it pleases up, in satisfaction and in purchases (Wagner et al. 2009)', () => {
    expect(felt(0, 1).satisfaction).toBeGreaterThan(0);
    expect(-felt(1, 0).satisfaction).toBeGreaterThan(felt(0, 1).satisfaction);
    expect(felt(0, 1).impulse).toBeGreaterThan(0);
    expect(-felt(1, 0).impulse).toBeGreaterThan(felt(0, 1).impulse);
  });

  test('hurts more by a change of the rules, after a long membership, and from a high tier', () => {
    const own = felt(1, 0).satisfaction;
    expect(felt(1, 0, 'rule change').satisfaction).toBeLessThan(own);
    expect(felt(1, 0, 'transition').satisfaction).toBeLessThan(own);
    expect(felt(1, 0, 'behavior', 4).satisfaction).toBeLessThan(own);
    expect(felt(3, 2).satisfaction).toBeLessThan(felt(2, 1).satisfaction);
  });

  test('hurts more in one fall of two steps than in two falls of one', () => {
    expect(felt(2, 0).satisfaction).toBeLessThan(felt(2, 1).satisfaction + felt(1, 0).satisfaction);
  });

  test('moves low tiers most when reached (Wang et al. 2016)', () => {
    expect(felt(0, 1).impulse).toBeGreaterThan(felt(1, 2).impulse);
  });

  test('pleases more as a gift that was nearly earned than as one far from it (Eggert et al. 2015)', () => {
    const near = felt(0, 1, 'grant', 0, 0.9).satisfaction;
    const far = felt(0, 1, 'grant', 0, 0.2).satisfaction;
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThan(0);
    expect(felt(0, 1).satisfaction).toBeGreaterThan(near);
  });
});

describe('status pressure', () => {
  const at = (pace: number, elapsed = 0.8) => pressure(b, { nearness: pace * elapsed, elapsed });

  test('is a hump with its top at a pace of 1 (Orhun et al. 2022)', () => {
    const paces = [0.2, 0.5, 0.8, 1, 1.25, 2, 4];
    const felt = paces.map((pace) => at(pace));
    expect(felt.indexOf(Math.max(...felt))).toBe(paces.indexOf(1));
    for (let i = 1; i < 4; i++) expect(felt[i]!).toBeGreaterThan(felt[i - 1]!);
    for (let i = 4; i < paces.length; i++) expect(felt[i]!).toBeLessThan(felt[i - 1]!);
    expect(at(0.2)).toBeLessThan(0.001);
  });

  test('grows toward the deadline (Taylor, Neslin 2005)', () => {
    expect(at(1, 0.9)).toBeGreaterThan(at(1, 0.3));
  });

  test('adds sales of members on pace, and none of those without a goal', () => {
    const sales = (pressureLift: number) => {
      const study = clubStudy({ worlds: ['program'], members: 1000 }, { ...NO_FRIENDS, pressureLift });
      return simulateBlock(study, { replicate: 0, block: 0, cut: 0 }, openMember).worlds[0]!.sales.reduce(
        (x, y) => x + y,
      );
    };
    expect(sales(0.15)).toBeGreaterThan(sales(0));
    expect(pressure(b, null)).toBe(0);
  });
});

describe('what a program does to purchases', () => {
  const sales = (behavior: Partial<typeof b>) => {
    const study = clubStudy({ worlds: ['program'], members: 1000, horizon: 18 }, { ...NO_FRIENDS, ...behavior });
    return simulateBlock(study, { replicate: 0, block: 0, cut: 0 }, openMember).worlds[0]!.sales.reduce(
      (x, y) => x + y,
    );
  };

  test.each([
    ['the momentum of a reward (Dorotic et al. 2014)', { rewardedLift: 0.15 }, { rewardedLift: 0 }],
    ['reaching a tier (Wang et al. 2016)', { promotionLift: 0.15 }, { promotionLift: 0 }],
    ['holding a tier', { tierLift: 0.1 }, { tierLift: 0 }],
    [
      'a lift that does not fade (Leenheer et al. 2007)',
      { tierLift: 0.1, tierFade: 0 },
      { tierLift: 0.1, tierFade: 0.15 },
    ],
    ['cards that stay new', { gradientFade: 0 }, { gradientFade: 0.2 }],
  ])('%s adds sales', (_name, more, less) => {
    expect(sales(more)).toBeGreaterThan(sales(less));
  });

  test.each([
    ['losing a tier', { demotionSlump: 0.3 }, { demotionSlump: 0 }],
    ['a goal just missed', { missedSlump: 0.15 }, { missedSlump: 0 }],
  ])('%s takes sales away', (_name, more, less) => {
    expect(sales(more)).toBeLessThan(sales(less));
  });
});

describe('word of mouth', () => {
  test('is told by promoters about half as often as said, whatever they spend; detractors keep friends away', () => {
    expect(b.referralDone).toBeGreaterThan(0.4);
    expect(b.referralDone).toBeLessThan(0.6);
    expect(bringing(b, 'promoter', false)).toBeCloseTo(b.referralSaid * b.referralDone, 12);
    expect(bringing(b, 'promoter', true)).toBeGreaterThan(bringing(b, 'promoter', false));
    expect(bringing(b, 'detractor', true)).toBe(b.acquaintanceJoins);
    const { spec } = clubStudy({});
    expect(trueVoice(spec, 9.4)).toBe('promoter');
    const sums = (warningShare: number) =>
      simulateBlock(
        clubStudy({ worlds: ['none'] }, { warningShare, acquaintanceJoins: 1 }),
        { replicate: 0, block: 0, cut: 0 },
        openMember,
      ).worlds[0]!;
    const total = (series: readonly number[]) => series.reduce((x, y) => x + y, 0);
    expect(total(sums(1).warned)).toBeGreaterThan(0);
    expect(total(sums(1).joined)).toBeLessThan(total(sums(0).joined));
  });
});

describe('falls by a change of the rules', () => {
  const plan = planOf(`program "A bar that rises" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
    setting bar = ¥5_000
    measure spend = sum of purchase.amount in last 12 months
    ladder club {
      base tier member
      tier gold when spend >= bar
      attain at once
      lasts until next review
      review monthly on day 15
      downgrade to the tier earned
    }
    change on 2026-04-01 "Gold asks for more" {
      bar becomes ¥20_000
      judged by evaluation date
      nothing for members already there
    }
  }`);
  const worlds = ['program', 'no demotion', 'no rule demotion', 'none'];
  const loose = { ...NO_FRIENDS, dropoutShape: 0, demotionDrop: 3, leaveChance: 0.5 };
  const study = plainStudy(plan, { warmup: 24, joinSpread: 24, horizon: 9, members: 600, ladder: 0, worlds }, loose);
  const whole = { ...study, alternatives: demotionWorlds(study) };
  const { worlds: sums } = simulateBlock(whole, { replicate: 0, block: 0, cut: 0 }, realMember);
  const gone = (world: number, to = 9) => sums[world]!.left.slice(0, to + 1).reduce((x, y) => x + y, 0);

  test('are left for: fewer leave in a world where such falls do nothing, and fewer still where no fall does', () => {
    expect(gone(0)).toBeGreaterThan(gone(2));
    expect(gone(2)).toBeGreaterThanOrEqual(gone(1));
  });

  test('leave the months before the change to the last member', () => {
    expect(sums[2]!.left.slice(0, 4)).toEqual(sums[0]!.left.slice(0, 4));
    expect(sums[2]!.purchases.slice(0, 4)).toEqual(sums[0]!.purchases.slice(0, 4));
  });

  test('name themselves as the cause of those leavings', () => {
    const because = sums[0]!.leftBecause[0]!.reduce((x, y) => x + y, 0);
    expect(because).toBeGreaterThan(0);
    expect(sums[2]!.leftBecause[0]!.every((left) => left === 0)).toBe(true);
    expect(sums[3]!.leftBecause[0]!.every((left) => left === 0)).toBe(true);
  });

  test('move no draw of another world', () => {
    const alone = { ...study, spec: { ...study.spec, worlds: ['none'] } };
    expect(simulateBlock(alone, { replicate: 0, block: 0, cut: 0 }, realMember).worlds[0]).toEqual(sums[3]);
  });
});
