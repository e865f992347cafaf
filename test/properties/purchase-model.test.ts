import { mean, variance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { Arrivals, NONE } from '../../src/population/arrivals.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import { frameOf } from '../../src/population/frame.ts';
import { MemberEvents } from '../../src/population/member-events.ts';
import { keyOf } from '../../src/population/seed.ts';
import { drawTraits } from '../../src/population/traits.ts';
import { clubStudy } from './yearly-club.ts';

describe('without effects the population is the model of the field', () => {
  const cdnow: Partial<Behavior> = {
    purchaseShape: 0.553277,
    purchaseRate: 10.577683,
    spendShape: 6.24957,
    spendMemberShape: 3.74422,
    spendMemberRate: 15.44352,
  };
  const study = clubStudy({ warmup: 0, joinSpread: 0, horizon: 9, members: 20_000, returns: null }, cdnow);
  const { start } = study.spec;
  const weeks = 39;
  const frame = frameOf(study, 0);
  const draws = new Draws(study.key);
  const counts: number[] = [];
  const means: number[] = [];
  for (let member = 0; member < study.spec.members; member++) {
    draws.turnTo(0, member);
    const traits = drawTraits(study.spec, draws);
    means.push(traits.meanSpend);
    const [events, end] = [new MemberEvents(frame, draws, traits, start, false), start + 7 * weeks];
    events.open(end, end, null, 1);
    while (events.next(end, traits.purchaseRate) !== null);
    counts.push(events.purchases);
  }
  const [r, alpha] = [0.553277, 10.577683];

  test('purchases are NBD in mean, variance and zero class', () => {
    const expected = (r * weeks) / alpha;
    const spread = expected + r * (weeks / alpha) ** 2;
    expect(Math.abs(mean(counts) - expected)).toBeLessThan(4 * Math.sqrt(spread / counts.length));
    expect(variance(counts) / spread).toBeGreaterThan(0.9);
    expect(variance(counts) / spread).toBeLessThan(1.1);
    const none = (alpha / (alpha + weeks)) ** r;
    const zeros = counts.filter((count) => count === 0).length / counts.length;
    expect(Math.abs(zeros - none)).toBeLessThan(4 * Math.sqrt((none * (1 - none)) / counts.length));
  });

  test('mean spends are those of the Gamma-Gamma model, 35.17 for CDNOW', () => {
    const spread = 35.17 / Math.sqrt(3.74422 - 2);
    expect(Math.abs(mean(means) - 35.17)).toBeLessThan((4 * spread) / Math.sqrt(means.length));
  });
});

describe('arrivals', () => {
  function moments(rates: readonly number[]): number[] {
    const draws = new Draws(keyOf('arrivals'));
    const arrivals = new Arrivals(draws, 40, 100);
    return rates.flatMap((rate, i) => {
      const found: number[] = [];
      for (let at = arrivals.next(130 + 30 * i, rate); at !== NONE; at = arrivals.next(130 + 30 * i, rate))
        found.push(at);
      return found;
    });
  }

  test('do not depend on how time is cut into stretches', () => {
    const draws = new Draws(keyOf('arrivals'));
    const whole = new Arrivals(draws, 40, 100);
    const found: number[] = [];
    for (let at = whole.next(160, 0.3); at !== NONE; at = whole.next(160, 0.3)) found.push(at);
    const cut = moments([0.3, 0.3]);
    expect(cut.length).toBe(found.length);
    cut.forEach((at, i) => {
      expect(at).toBeCloseTo(found[i]!, 9);
    });
  });

  test('come earlier under a higher rate, never in another order or with other luck', () => {
    const slow = moments([0.3, 0.3]);
    const fast = moments([0.3, 0.6]);
    expect(fast.length).toBeGreaterThan(slow.length);
    slow.forEach((at, i) => {
      expect(fast[i]!).toBeLessThanOrEqual(at);
    });
    const before = slow.filter((at) => at < 130);
    expect(fast.slice(0, before.length)).toEqual(before);
  });

  test('never come at rate zero', () => {
    expect(moments([0, 0, 0])).toEqual([]);
  });
});
