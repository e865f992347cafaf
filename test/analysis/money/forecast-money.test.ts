import { describe, expect, test } from 'vitest';
import { forecast } from '../../../src/analysis/forecast.ts';
import { liabilityMonths } from '../../../src/analysis/money/liability-months.ts';
import { pointMonths } from '../../../src/analysis/money/point-months.ts';
import { pointPrices } from '../../../src/analysis/money/point-prices.ts';
import { programCost } from '../../../src/analysis/money/program-cost.ts';
import { paybackMonth, returnOn } from '../../../src/analysis/money/return-rows.ts';
import type { Row } from '../../../src/analysis/row.ts';
import { ratio } from '../../../src/base/rational.ts';
import type { Economics } from '../../../src/population/economics.ts';
import { simulateBlock } from '../../../src/population/simulate-block.ts';
import type { SimulationSpec } from '../../../src/population/simulation-spec.ts';
import { emptySums, type WorldSums } from '../../../src/population/sums.ts';
import { clubStudy, openMember, yearlyClub } from '../../properties/yearly-club.ts';

/** A forecast of one replicate, whose rows say the sums themselves. */
function single(economics: Partial<Economics> = {}, spec: Partial<SimulationSpec> = {}) {
  const study = clubStudy({ members: 500, horizon: 12, ...spec });
  const own = { ...study.spec, economics: { ...study.spec.economics, ...economics } };
  const sums = simulateBlock({ ...study, spec: own }, { replicate: 0, block: 0, cut: 12_000 }, openMember);
  const rows = forecast(study.plan, own, [sums]);
  const at = (metric: string, month: number, world = 'program') =>
    rows.find((row: Row) => row.metric === metric && row.month === month && row.world === world)?.median;
  return { sums: sums.worlds[0]!, rows, at };
}

/** A world of one ledger in which a coffee of ¥500 costs 60 points and the business ¥200, month by month. */
function worldOf(
  months: readonly { sales: bigint; issued?: bigint; redeemed?: bigint; expired?: bigint }[],
): WorldSums {
  const study = clubStudy({ horizon: months.length - 1 });
  const sums = emptySums(study.plan, study.spec, 'program');
  let outstanding = 0n;
  months.forEach(({ sales, issued = 0n, redeemed = 0n, expired = 0n }, month) => {
    sums.sales[month] = sales;
    const points = sums.points[0]!;
    points.earned[month] = issued;
    points.redeemed[month] = redeemed;
    points.expired[month] = expired;
    outstanding += issued - redeemed - expired;
    points.outstanding[month] = outstanding;
  });
  return sums;
}

describe('the price of a point', () => {
  test('is what it buys at the best reward, and costs what the dearest one does', () => {
    expect(pointPrices(yearlyClub)).toEqual([{ worth: ratio(25n, 3n), cost: ratio(10n, 3n) }]);
    const coffee = yearlyClub.rewards[0]!;
    const cake = { ...coffee, name: 'cake', price: 100n, worth: 600n, cost: 400n };
    const [both] = pointPrices({ ...yearlyClub, rewards: [coffee, cake] });
    expect(both).toEqual({ worth: ratio(25n, 3n), cost: ratio(4n, 1n) });
    expect(pointPrices({ ...yearlyClub, rewards: [{ ...coffee, price: 0n }] })).toEqual([null]);
  });
});

describe('the liability of a world', () => {
  test('defers a share of sales as points come and releases it as they go', () => {
    const [start, month, end] = liabilityMonths(
      yearlyClub,
      worldOf([
        { sales: 100_000n, issued: 1_200n },
        { sales: 0n, redeemed: 600n },
        { sales: 0n, redeemed: 600n },
      ]),
    );
    // 1,200 points alone are ¥10,000: 100,000 x 10,000 / 110,000.
    expect(start).toMatchObject({ deferred: 9_091n, released: 0n, contract: 9_091n, cost: 4_000n });
    expect(month).toMatchObject({ released: 4_546n, revision: 0n, contract: 4_545n, cost: 2_000n });
    expect(end).toMatchObject({ released: 4_545n, contract: 0n, cost: 0n });
  });

  test('defers nothing of what an offer took off the price: that was never paid', () => {
    const sums = worldOf([{ sales: 120_000n, issued: 1_200n }]);
    sums.discounts[0] = 20_000n;
    expect(liabilityMonths(yearlyClub, sums)[0]).toMatchObject({ deferred: 9_091n, contract: 9_091n });
  });

  test('spreads what lapses over what is redeemed, and says what the new estimate alone did', () => {
    const months = liabilityMonths(
      yearlyClub,
      worldOf([
        { sales: 100_000n, issued: 1_200n },
        { sales: 0n, redeemed: 600n },
        { sales: 0n, expired: 300n },
        { sales: 0n, redeemed: 300n },
      ]),
    );
    // Two of three that went were redeemed, so 200 of the 300 left are expected: 9,091 x 600 / 800, of which 4,546 came before.
    expect(months[2]).toMatchObject({ released: 2_272n, contract: 2_273n });
    // With every point expected, as before: 9,091 x 600 / 900.
    expect(months[2]!.revision).toBe(6_818n - 6_061n);
    expect(months[3]).toMatchObject({ contract: 0n, cost: 0n });
    expect(months.reduce((sum, { released }) => sum + released, 0n)).toBe(9_091n);
  });

  test('ties out in every month of a simulation: opening + deferred - released = closing', () => {
    const { sums } = single();
    const months = liabilityMonths(yearlyClub, sums);
    months.slice(1).forEach((month, i) => {
      expect(month.contract).toBe(months[i]!.contract + month.deferred - month.released);
      expect(month.perPercent >= 0n).toBe(true);
    });
    expect(months.at(-1)!.contract).toBeGreaterThan(0n);
  });

  test('has both views in the rows, and rates that do not pass for each other', () => {
    const { at, sums } = single();
    const month = liabilityMonths(yearlyClub, sums)[12]!;
    expect([at('liab.cost', 12), at('liab.deferred', 12)]).toEqual([Number(month.cost), Number(month.contract)]);
    expect(at('urr', 12)! + at('breakage.ultimate', 12)!).toBeCloseTo(1, 6);
    expect(at('redeem.points_to_date', 12)!).toBeLessThan(at('urr', 12)!);
    expect(at('redeem.points_to_date', 12)! + at('breakage.unspent_share', 12)!).toBeCloseTo(1, 6);
    expect(at('breakage.expired_to_date', 12)!).toBeLessThan(at('breakage.unspent_share', 12)!);
    expect(at('liab.cost', 12, 'none')).toBeUndefined();
  });

  test('is nothing where points buy nothing', () => {
    const study = clubStudy({ members: 50, horizon: 2 });
    const plan = { ...study.plan, rewards: [] };
    const sums = simulateBlock({ ...study, plan }, { replicate: 0, block: 0, cut: 12_000 }, openMember);
    expect(forecast(plan, study.spec, [sums]).filter(({ metric }) => /^(liab|urr|breakage)/.test(metric))).toEqual([]);
  });
});

describe('what a program costs', () => {
  const free = single();
  const dear = single({ tierCost: 1_200, memberCost: 120, monthlyCost: 5_000, launchCost: 90_000 });

  test('counts soft benefits by the steps that members hold, and running by members, months and once', () => {
    const { sums, at } = dear;
    expect(at('cost.soft', 5)).toBe(sums.inTier[1]![5]! * 100);
    expect(at('cost.ops', 1)).toBe(sums.active[1]! * 10 + 95_000);
    expect(at('cost.ops', 2)).toBe(sums.active[2]! * 10 + 5_000);
    expect(at('cost.soft', 5, 'none')).toBe(0);
    expect(at('cost.ops', 1, 'none')).toBe(0);
    expect(free.at('cost.soft', 5)).toBe(0);
  });

  test('counts rewards, discounts and interventions as hard, and nothing without a program', () => {
    const { spec } = clubStudy({});
    const sums = worldOf([{ sales: 0n }, { sales: 0n }]);
    sums.rewardCost[1] = 700n;
    sums.discounts[1] = 20n;
    sums.interventionCost[1] = 3n;
    expect(programCost({ plan: yearlyClub, spec, numbers: new Map() }, sums, 1).hard).toBe(723);
    expect(programCost({ plan: yearlyClub, spec, numbers: new Map() }, { ...sums, world: 'none' }, 1).hard).toBe(0);
  });

  test('takes benefits off the contribution, and running costs only off the return', () => {
    const soft = dear.at('cost.soft.total', 12)!;
    expect(dear.at('margin.contrib.total', 12)! - free.at('margin.contrib.total', 12)!).toBeCloseTo(-soft, 6);
    expect(dear.at('inc.gross.total', 12)).toBe(free.at('inc.gross.total', 12));
    expect(dear.at('inc.margin.total', 12)! - free.at('inc.margin.total', 12)!).toBeCloseTo(-soft, 0);
    const cost = soft + dear.at('cost.reward.total', 12)! + dear.at('cost.ops.total', 12)!;
    expect(dear.at('roi', 12)).toBeCloseTo((dear.at('inc.gross.total', 12)! - cost) / cost, 3);
  });
});

describe('the points of every world', () => {
  test('are told by the ledgers of its own program, exactly', () => {
    const club = clubStudy({ members: 40, horizon: 2, worlds: ['program', 'renamed', 'none'] });
    const ledgers = club.plan.ledgers.map((ledger) => ({ ...ledger, name: 'mile' }));
    const study = { ...club, alternatives: { renamed: { ...club, plan: { ...club.plan, ledgers } } } };
    const months = pointMonths(study, [simulateBlock(study, { replicate: 0, block: 0, cut: 12_000 }, openMember)]);
    const named = months.map(([, world, ledger, month]) => `${world} ${ledger} ${month}`);
    expect(named).toEqual(
      ['program points', 'renamed mile'].flatMap((name) => [0, 1, 2].map((month) => `${name} ${month}`)),
    );
    for (const [replicate, ...rest] of months) expect([replicate, rest.at(-1)]).toEqual([1, '0']);
  });
});

describe('payback', () => {
  const way = (...gains: number[]) => gains.map((gain, i) => ({ gain, cost: 10 * (i + 1) }));

  test('is the first month from which on the gain covers the cost', () => {
    expect(paybackMonth(way(10, 20, 30))).toBe(1);
    expect(paybackMonth(way(9, 20, 30))).toBe(2);
    expect(paybackMonth(way(10, 19, 30))).toBe(3);
    expect(paybackMonth(way(10, 20, 29))).toBeUndefined();
  });

  test('comes with a return of zero, and nothing is returned on nothing', () => {
    expect(returnOn({ gain: 30, cost: 30 })).toBe(0);
    expect(returnOn({ gain: 15, cost: 30 })).toBe(-0.5);
    expect(returnOn({ gain: 15, cost: 0 })).toBeUndefined();
  });
});
