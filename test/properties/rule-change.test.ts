import { describe, expect, it } from 'vitest';
import { openMember } from '../../src/engine/open-member.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { CAUSES } from '../../src/population/sums.ts';
import { planOf } from '../engine/plan-of.ts';
import { clubStudy } from './yearly-club.ts';

const plan = planOf(`program "A club that changes" {
  currency JPY
  timezone "Asia/Tokyo"
  event purchase {
    amount: money
    channel: one of store, app
  }
  event return { amount: money }
  event visit { guests: number }
  points old {
    expires never
    balance stops at zero
  }
  points point {
    expires never
    balance stops at zero
  }
  earn old on purchase until 2026-07-01 = amount / (¥100 per old), rounded down
  earn point on purchase from 2026-07-01 = amount / (¥100 per point), rounded down
  refund of purchase by return {
    reduces amount by amount
    earn again on the remainder
    counts on the original day
    keep the tier
    unlinked is refused
  }
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
  change on 2026-07-01 "Gold asks for more, and points are new" {
    bar becomes ¥20_000
    judged by evaluation date
    points old convert to point at 1 point per 2 old, rounded down
    points point top up to 10 point
  }
}`);

describe('a population under a program that changes', () => {
  const study = { ...clubStudy({ members: 200 }), plan, settings: plan.settings.map((setting) => setting.value) };
  const { worlds } = simulateBlock(study, { replicate: 0, block: 0, cut: 0 }, openMember);
  const sums = worlds.find(({ world }) => world === 'program')!;

  it('ties out, with what was converted in the month of the change and no other', () => {
    expect(sums.untied).toBe(0);
    const [old, point] = sums.points;
    const months = (series: readonly bigint[]) => series.flatMap((amount, month) => (amount === 0n ? [] : [month]));
    expect(months(old!.converted)).toEqual([7]);
    expect(months(point!.converted)).toEqual([7]);
    expect(old!.converted[7]! > 0n && point!.converted[7]! < 0n).toBe(true);
    for (const ledger of sums.points) {
      for (let month = 1; month < ledger.outstanding.length; month++) {
        const { earned, redeemed, expired, reversed, cleared, converted, outstanding } = ledger;
        const left = redeemed[month]! + expired[month]! + reversed[month]! + cleared[month]! + converted[month]!;
        expect(outstanding[month]! - outstanding[month - 1]!).toBe(earned[month]! - left);
      }
    }
  });

  it('lays the falls of the day on the change', () => {
    const falls = sums.moves[CAUSES.indexOf('rule change')]![1]![0]!;
    expect(falls[7]).toBeGreaterThan(0);
    expect(falls.slice(0, 7)).toEqual(falls.slice(0, 7).map(() => 0));
  });
});
