import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ledgerMonths } from '../../../src/analysis/money/ledger-months.ts';
import { NO_FLOWS, rollForward, together } from '../../../src/analysis/money/roll-forward.ts';
import { ReplaySummarizer } from '../../../src/analysis/replay-summary.ts';
import { simulateBlock } from '../../../src/population/simulate-block.ts';
import { happeningsOf, LAST } from '../../engine/happenings.ts';
import { planOf } from '../../engine/plan-of.ts';
import { programText } from '../../engine/regalia-files.ts';
import { clubStudy, openMember } from '../../properties/yearly-club.ts';

describe('a roll-forward', () => {
  const flows = [
    { ...NO_FLOWS, issued: 100n, redeemed: 30n },
    { ...NO_FLOWS, issued: 10n, expired: 20n, reversed: 5n, converted: -7n },
  ];

  test('goes from balance to balance, up by issued and down by the rest', () => {
    const [first, second] = rollForward(flows, [70n, 62n]);
    expect(first).toMatchObject({ opening: 0n, closing: 70n, difference: 0n });
    expect(second).toMatchObject({ opening: 70n, closing: 62n, difference: 0n });
  });

  test('shows by how much a balance is off, in the period in which it is and in the next', () => {
    const periods = rollForward(flows, [69n, 62n]);
    expect(periods.map(({ difference }) => difference)).toEqual([1n, -1n]);
    expect(together(periods)).toMatchObject({ opening: 0n, issued: 110n, closing: 62n, difference: 0n });
  });
});

describe('the months of a simulated ledger', () => {
  const study = clubStudy({ members: 400, horizon: 14 });
  const job = { replicate: 0, block: 0, cut: 12_000 };

  test('tie out one by one, from the empty books before the warm-up on', () => {
    const months = ledgerMonths(simulateBlock(study, job, openMember).worlds[0]!.points[0]!);
    expect(months).toHaveLength(15);
    expect(months[0]!.opening).toBe(0n);
    for (const month of months) expect(month.difference).toBe(0n);
    expect(together(months.slice(1))).toMatchObject({ opening: months[0]!.closing, difference: 0n });
    for (const flow of ['issued', 'redeemed', 'expired', 'reversed'] as const) {
      expect(together(months.slice(1))[flow]).toBeGreaterThan(0n);
    }
  });

  test('find points that appear from nowhere', () => {
    const cheating: typeof openMember = (plan, settings, joined, watch) => {
      const run = openMember(plan, settings, joined, watch);
      const balance = run.balance.bind(run);
      run.balance = (ledger) => balance(ledger) + (balance(ledger) > 100n ? 1n : 0n);
      return run;
    };
    const months = ledgerMonths(simulateBlock(study, job, cheating).worlds[0]!.points[0]!);
    expect(months.some(({ difference }) => difference !== 0n)).toBe(true);
  });
});

describe('the months of replayed members', () => {
  const plan = planOf(programText('rolling-retailer/rolling-retailer'));
  const settings = plan.settings.map(({ value }) => value);

  test('tie out one by one and add up to the totals, whatever happens to members', () => {
    const histories = fc.array(happeningsOf(plan), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(histories, fc.integer({ min: LAST - 900, max: LAST }), (all, until) => {
        const summarizer = new ReplaySummarizer(plan, settings, until);
        all.forEach((happenings, i) => {
          summarizer.add({ member: `m${i}`, joined: null, happenings });
        });
        for (const { months, outstanding, ...totals } of summarizer.summary().ledgers) {
          for (const { period } of months) expect(period.difference).toBe(0n);
          if (months.length === 0) continue;
          const whole = together(months.map(({ period }) => period));
          expect(whole).toMatchObject({ opening: 0n, ...totals, closing: outstanding });
        }
      }),
      { numRuns: 60 },
    );
  });
});
